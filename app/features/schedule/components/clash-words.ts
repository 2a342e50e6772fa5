import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Clash } from '../board-rules'
import type { Board, BoardParty } from '../shown'
import { usePairWords } from './pair-words'

/** When a slot begins, and on which day where there are several. */
export function timeIn(board: Board, slotId: string): string {
  const { day, slot } = slotIn(board, slotId)
  return [day, slot?.time].filter(Boolean).join(' ')
}

/** The same from beginning to end. */
export function spanIn(board: Board, slotId: string): string {
  const { day, slot } = slotIn(board, slotId)
  return [day, slot && `${slot.time}–${slot.until}`].filter(Boolean).join(' ')
}

function slotIn(board: Board, slotId: string) {
  const day = board.days.find(({ slots }) => slots.some((one) => one.id === slotId))
  return {
    day: board.days.length > 1 ? day?.label : undefined,
    slot: day?.slots.find((one) => one.id === slotId),
  }
}

/** "물길센싱 × Sông Bồ" for a meeting of the board. */
export function pairIn(board: Board, meetingId: string): string {
  return pairOf(
    board.meetings.find((meeting) => meeting.id === meetingId) ??
      board.unplaced.find((meeting) => meeting.id === meetingId),
  )
}

const pairOf = (one: { from: BoardParty; to: BoardParty } | undefined): string =>
  one ? `${one.from.shortName} × ${one.to.shortName}` : ''

export type ClashWords = { sentence: (clash: Clash) => string; brief: (clash: Clash) => string }

/** What stands in the way, as a sentence and, for a cell, in a word or two. */
export function useClashWords(board: Board): ClashWords {
  const t = useTranslations('board')
  const languages = usePairWords()
  return useMemo(() => clashWords(board, t, languages), [board, t, languages])
}

function clashWords(
  board: Board,
  t: ReturnType<typeof useTranslations<'board'>>,
  languages: (pair: string) => string,
): ClashWords {
  const sides = new Map(board.rules?.sides.map((one) => [one.id, one.name]))
  const meetings = new Map([...board.unplaced, ...board.meetings].map((one) => [one.id, one]))
  const side = (id: string) => sides.get(id) ?? ''
  const pair = (id: string) => pairOf(meetings.get(id))
  // Whoever is at the limit sits in a meeting of the board.
  const people = new Map(
    board.meetings.flatMap((one) =>
      one.delegateIds.map((id, at): [string, string] => [id, one.people[at] ?? '']),
    ),
  )
  const delegate = (id: string | null) => (id === null ? undefined : people.get(id))
  const person = (clash: { side: string; delegate: string | null }) => {
    const name = delegate(clash.delegate)
    return name ? `${name} (${side(clash.side)})` : side(clash.side)
  }
  return {
    sentence: (clash) => {
      switch (clash.code) {
        case 'tableTaken':
          return t('clash.tableTaken', { pair: pair(clash.by) })
        case 'tableClosed':
          return t('clash.tableClosed')
        case 'tableReserved':
          return t('clash.tableReserved')
        case 'noTable':
          return t('clash.noTable')
        case 'limit':
          return t('clash.limit', { who: side(clash.side), limit: clash.limit })
        case 'delegateLimit':
          return t(clash.delegate === null ? 'clash.delegatesLimit' : 'clash.delegateLimit', {
            who: person(clash),
            limit: clash.limit,
          })
        case 'busy':
          return clash.by
            ? t('clash.busyWith', { who: side(clash.side), pair: pair(clash.by) })
            : t('clash.busy', { who: side(clash.side) })
        case 'noInterpreter':
          return clash.by
            ? t('clash.noInterpreterWith', { pair: languages(clash.pair), meeting: pair(clash.by) })
            : t('clash.noInterpreter', { pair: languages(clash.pair) })
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
        case 'delegateLimit':
          return t('brief.limit', { who: delegate(clash.delegate) ?? side(clash.side) })
        case 'busy':
          return t('brief.busy', { who: side(clash.side) })
        case 'noInterpreter':
          return t('brief.noInterpreter')
      }
    },
  }
}
