import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useEquipment } from '#app/i18n/use-equipment'
import type { Board, BoardMeeting } from '../shown'
import type { BoardAddress } from './board-address'
import type { Cell } from './verdicts'

export type AxisHead = { id: string; label: string; short: string; note?: string; lang?: string }
export type GridLine =
  { kind: 'pause'; id: string; time: string; label: string } | { kind: 'row'; head: AxisHead }
/** A day of the board, cut one way. */
export type BoardCut = {
  day: Board['days'][number]
  columns: AxisHead[]
  lines: GridLine[]
  cell: (row: string, column: string) => Cell
  meetings: (row: string, column: string) => BoardMeeting[]
  /** A cell where a carried meeting could be put at all. */
  takes: (row: string, sides: [string, string]) => boolean
  /** Nobody of the row is there. */
  shut: (row: string, column: string) => boolean
}

const none: BoardMeeting[] = []

/** Columns of tables, or rows of organisations, that a page of the board shows. */
export const TABLES_SHOWN = 16
export const ROWS_SHOWN = 30

export const pagesOf = (board: Board, { by }: BoardAddress): number =>
  by === 'table'
    ? Math.ceil(board.tables.length / TABLES_SHOWN)
    : by === 'participant'
      ? Math.ceil(board.parties.length / ROWS_SHOWN)
      : 1

type T = ReturnType<typeof useTranslations<'schedule'>>

/**
 * The board, cut as its address says: slots by tables, or organisations or interpreters by slots. The same objects as
 * long as the board and the cut are the same, so that choosing or carrying a meeting draws only what it changes.
 */
export function useBoardCuts(board: Board, address: BoardAddress): BoardCut[] {
  const t = useTranslations('schedule')
  const equipment = useEquipment()
  const { by } = address
  const page = Math.min(address.page, Math.max(1, pagesOf(board, address)))
  return useMemo(() => cutBoard(board, by, page, t, equipment), [board, by, page, t, equipment])
}

function cutBoard(
  board: Board,
  by: BoardAddress['by'],
  page: number,
  t: T,
  equipment: (name: string) => string,
): BoardCut[] {
  const tables = tableHeads(board, t, equipment)
  const placed = byKey(board, by)
  const away = awayOf(board, by)
  const closed = new Map(board.rules?.tables.map((one) => [one.id, new Set(one.closed)]))
  return board.days.map((day): BoardCut => {
    const slots = day.slots.map((slot): AxisHead => ({
      id: slot.id,
      label: slot.time,
      short: slot.time,
    }))
    if (by === 'table')
      return {
        day,
        columns: tables.slice((page - 1) * TABLES_SHOWN, page * TABLES_SHOWN),
        lines: day.slots.flatMap((slot, index): GridLine[] => {
          const before = day.slots[index - 1]
          const row: GridLine = {
            kind: 'row',
            head: { id: slot.id, label: slot.time, short: slot.time },
          }
          return before && slot.position - before.position > 1
            ? [
                {
                  kind: 'pause',
                  id: `pause-${slot.id}`,
                  time: before.until,
                  label: t('pause', { time: slot.time }),
                },
                row,
              ]
            : [row]
        }),
        cell: (slotId, tableId) => ({ slotId, tableId, interpreterId: null }),
        meetings: (slotId, tableId) => placed.get(`${slotId}|${tableId}`) ?? none,
        takes: () => true,
        shut: (slotId, tableId) => closed.get(tableId)?.has(slotId) ?? false,
      }
    const heads = by === 'participant' ? partyHeads(board, page) : interpreterHeads(board)
    return {
      day,
      columns: slots,
      lines: heads.map((head) => ({ kind: 'row', head })),
      cell: (id, slotId) => ({
        slotId,
        tableId: null,
        interpreterId: by === 'interpreter' ? id : null,
      }),
      meetings: (id, slotId) => placed.get(`${slotId}|${id}`) ?? none,
      takes: (id, sides) => by === 'interpreter' || sides.includes(id),
      shut: (id, slotId) => away.get(id)?.(slotId) ?? false,
    }
  })
}

/** Meetings by slot and table, organisation or interpreter. */
function byKey(board: Board, by: BoardAddress['by']): Map<string, BoardMeeting[]> {
  const found = new Map<string, BoardMeeting[]>()
  for (const meeting of board.meetings) {
    const ids =
      by === 'table'
        ? [meeting.tableId ?? '']
        : by === 'participant'
          ? meeting.sides
          : [meeting.interpreterId ?? '']
    for (const id of ids) {
      const key = `${meeting.slotId}|${id}`
      const there = found.get(key)
      if (there) there.push(meeting)
      else found.set(key, [meeting])
    }
  }
  return found
}

const partyHeads = (board: Board, page: number): AxisHead[] =>
  board.parties
    .slice((page - 1) * ROWS_SHOWN, page * ROWS_SHOWN)
    .map(({ id, name, shortName, country }) => ({
      id,
      label: name,
      short: shortName,
      lang: country === 'KR' ? 'ko' : country === 'VN' ? 'vi' : undefined,
    }))

const interpreterHeads = (board: Board): AxisHead[] =>
  board.interpreters.map(({ id, name, number }) => ({ id, label: name, short: String(number) }))

/** Says of each row of organisations or interpreters in which slots nobody of it is there. */
function awayOf(board: Board, by: BoardAddress['by']): Map<string, (slotId: string) => boolean> {
  if (by === 'interpreter')
    return new Map(
      board.rules?.interpreters.map(({ id, away }) => [id, (slotId) => away.includes(slotId)]),
    )
  return new Map(
    board.rules?.sides.map(({ id, delegates }) => [
      id,
      (slotId) => delegates.every((one) => one.away.includes(slotId)),
    ]),
  )
}

function tableHeads(board: Board, t: T, equipment: (name: string) => string): AxisHead[] {
  return board.tables.map((table) => ({
    id: table.id,
    label: /^\d+$/.test(table.label) ? t('tableLabel', { table: table.label }) : table.label,
    short: table.label,
    note: table.equipment.map(equipment).join(', ') || undefined,
  }))
}
