import { useTranslations } from 'use-intl'
import type { Clash } from '../board-rules'
import type { Board } from '../shown'

/** "물길센싱 × Sông Bồ" for a meeting of the board. */
export function pairIn(board: Board, meetingId: string): string {
  const one =
    board.meetings.find((meeting) => meeting.id === meetingId) ??
    board.unplaced.find((meeting) => meeting.id === meetingId)
  return one ? `${one.from.shortName} × ${one.to.shortName}` : ''
}

/** What stands in the way, as a sentence and, for a cell, in a word or two. */
export function useClashWords(board: Board): {
  sentence: (clash: Clash) => string
  brief: (clash: Clash) => string
} {
  const t = useTranslations('board')
  const side = (id: string) => board.rules?.sides.find((one) => one.id === id)?.name ?? ''
  return {
    sentence: (clash) => {
      switch (clash.code) {
        case 'tableTaken':
          return t('clash.tableTaken', { pair: pairIn(board, clash.by) })
        case 'tableClosed':
          return t('clash.tableClosed')
        case 'tableReserved':
          return t('clash.tableReserved')
        case 'noTable':
          return t('clash.noTable')
        case 'limit':
          return t('clash.limit', { who: side(clash.side), limit: clash.limit })
        case 'busy':
          return clash.by
            ? t('clash.busyWith', { who: side(clash.side), pair: pairIn(board, clash.by) })
            : t('clash.busy', { who: side(clash.side) })
        case 'noInterpreter':
          return clash.by
            ? t('clash.noInterpreterWith', { pair: clash.pair, meeting: pairIn(board, clash.by) })
            : t('clash.noInterpreter', { pair: clash.pair })
      }
    },
    brief: (clash) => {
      switch (clash.code) {
        case 'tableTaken':
          return t('brief.tableTaken')
        case 'tableClosed':
          return t('brief.tableClosed')
        case 'tableReserved':
          return t('brief.tableReserved')
        case 'noTable':
          return t('brief.noTable')
        case 'limit':
          return t('brief.limit', { who: side(clash.side) })
        case 'busy':
          return t('brief.busy', { who: side(clash.side) })
        case 'noInterpreter':
          return t('brief.noInterpreter')
      }
    },
  }
}
