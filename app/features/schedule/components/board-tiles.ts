import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import type { Party, TileMeeting } from '#app/ui/meeting-tile'
import type { Board, BoardMeeting, BoardParty } from '../shown'
import type { BoardAddress } from './board-address'
import type { BoardCut } from './board-axes'

/** A party as tiles and lists name it. */
export const partyOf = (party: BoardParty): Party => ({
  name: party.name,
  shortName: party.shortName,
  lang: languageOf(party.country),
})

/** The tiles of each cell; the same objects as long as the board and its cut are the same. */
export function useTiles(
  board: Board,
  by: BoardAddress['by'],
  cut: BoardCut,
): (row: string, column: string) => TileMeeting[] {
  const t = useTranslations('schedule')
  return useMemo(() => {
    const draw = drawTile(board, by, t)
    const drawn = new Map<string, TileMeeting[]>()
    return (row, column) => {
      const key = `${row}|${column}`
      const known = drawn.get(key)
      if (known) return known
      const tiles = cut.meetings(row, column).map((meeting) => draw(meeting, row))
      drawn.set(key, tiles)
      return tiles
    }
  }, [board, by, cut, t])
}

function drawTile(
  board: Board,
  by: BoardAddress['by'],
  t: ReturnType<typeof useTranslations<'schedule'>>,
): (meeting: BoardMeeting, row: string) => TileMeeting {
  const tables = new Map(board.tables.map((table) => [table.id, table.label]))
  const parties = new Map(board.parties.map((party) => [party.id, party]))
  /** In the row of an organisation its own name says nothing: the other one, and the table. */
  const names = (meeting: BoardMeeting, row: string) => {
    const other = by === 'participant' && meeting.sides.find((side) => side !== row)
    const partner = other ? parties.get(other) : undefined
    if (!partner) return { supplier: partyOf(meeting.from), buyer: partyOf(meeting.to) }
    const table = t('tableLabel', { table: tables.get(meeting.tableId ?? '') ?? '' })
    return { supplier: partyOf(partner), buyer: { name: table, shortName: table } }
  }
  return (meeting, row) => ({
    id: meeting.id,
    ...names(meeting, row),
    priority: meeting.priority,
    state: meeting.state === 'planned' ? 'scheduled' : meeting.state,
    language: meeting.interpreterNumber
      ? t('interpreterShort', { number: meeting.interpreterNumber })
      : meeting.language === 'ko' || meeting.language === 'vi' || meeting.language === 'en'
        ? t(`language.${meeting.language}`)
        : undefined,
    score: meeting.score ?? undefined,
    locked: meeting.locked,
    moved: board.lastAct?.meetingIds.includes(meeting.id),
  })
}
