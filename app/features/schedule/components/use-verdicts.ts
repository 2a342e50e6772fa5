import { useMemo } from 'react'
import { judge } from '../board-rules'
import type { BoardRules, Clash, Stand } from '../board-rules'
import type { Board } from '../shown'

/** Where on the board: slot, and table or interpreter where the cell names one. */
export type Cell = { slotId: string; tableId: string | null; interpreterId: string | null }

export const cellKey = ({ slotId, tableId, interpreterId }: Cell): string =>
  [slotId, tableId ?? '', interpreterId ?? ''].join('|')

export function cellOf(key: string): Cell {
  const [slotId = '', tableId, interpreterId] = key.split('|')
  return { slotId, tableId: tableId || null, interpreterId: interpreterId || null }
}

export const standsOnBoard = (board: Board): Stand[] =>
  board.meetings.map(({ id, slotId, tableId, interpreterId, delegateIds, locked }) => ({
    meetingId: id,
    slotId,
    tableId,
    interpreterId,
    delegateIds,
    locked,
  }))

/**
 * For a carried meeting, what stands in the way at each cell; an empty list where it may go. People and interpreters
 * are asked once a slot, so that a board of any size answers at once.
 */
export function useVerdicts(
  board: Board,
  carried: string | null,
): ((cell: Cell) => Clash[]) | null {
  return useMemo(() => {
    const { rules } = board
    if (!rules || carried === null || !rules.meetings.some((one) => one.id === carried)) return null
    return verdicts(rules, standsOnBoard(board), carried)
  }, [board, carried])
}

function verdicts(rules: BoardRules, stands: Stand[], meetingId: string): (cell: Cell) => Clash[] {
  const others = stands.filter((one) => one.meetingId !== meetingId)
  const holders = new Map(
    others.map((one) => [`${one.slotId}|${one.tableId ?? ''}`, one.meetingId]),
  )
  const closed = new Map(rules.tables.map((table) => [table.id, new Set(table.closed)]))
  const bySlot = new Map<string, Clash[]>()
  const ofSlot = (slotId: string) => {
    const known = bySlot.get(slotId)
    if (known) return known
    const { clashes } = judge(rules, stands, { meetingId, slotId, tableId: null })
    bySlot.set(slotId, clashes)
    return clashes
  }
  return ({ slotId, tableId, interpreterId }) => {
    if (interpreterId)
      return judge(rules, stands, { meetingId, slotId, tableId: null, interpreterId }).clashes
    const clashes = ofSlot(slotId)
    if (tableId === null) return clashes
    const holder = holders.get(`${slotId}|${tableId}`)
    const ofTable: Clash[] = closed.get(tableId)?.has(slotId)
      ? [{ code: 'tableClosed' }]
      : holder
        ? [{ code: 'tableTaken', by: holder }]
        : []
    return [...ofTable, ...clashes.filter(({ code }) => code !== 'noTable')]
  }
}
