import { judge } from '../board-rules'
import type { BoardMeetingRule, BoardRules, Clash, Stand } from '../board-rules'
import type { Board } from '../shown'

/** Where on the board: slot, and table or interpreter where the cell names one. */
export type Cell = { slotId: string; tableId: string | null; interpreterId: string | null }

export const cellKey = ({ slotId, tableId, interpreterId }: Cell): string =>
  [slotId, tableId ?? '', interpreterId ?? ''].join('|')

export function cellOf(key: string): Cell {
  const [slotId = '', tableId, interpreterId] = key.split('|')
  return { slotId, tableId: tableId || null, interpreterId: interpreterId || null }
}

export const standsOnBoard = once((board: Board): Stand[] =>
  board.meetings.map(({ id, slotId, tableId, interpreterId, delegateIds, locked }) => ({
    meetingId: id,
    slotId,
    tableId,
    interpreterId,
    delegateIds,
    locked,
  })),
)

const standsBySlot = once((board: Board) => {
  const found = new Map<string, Stand[]>()
  for (const stand of standsOnBoard(board)) {
    const there = found.get(stand.slotId)
    if (there) there.push(stand)
    else found.set(stand.slotId, [stand])
  }
  return found
})

/** A meeting in hand: whose it is, and what stands in its way at each cell; an empty list where it may go. */
export type Carried = { sides: [string, string]; verdict: (cell: Cell) => Clash[] }

/** Null where nothing is in hand, or nothing may be moved. Every cell asks: the last answer of a board is kept. */
export function carriedOn(board: Board, meetingId: string | null): Carried | null {
  if (meetingId === null) return null
  const last = lastCarried(board)
  if (last.meetingId !== meetingId)
    Object.assign(last, { meetingId, carried: carry(board, meetingId) })
  return last.carried
}

const lastCarried = once((): { meetingId: string | null; carried: Carried | null } => ({
  meetingId: null,
  carried: null,
}))

/** Of the event only what concerns this meeting is asked, once a slot, so that a board of any size answers at once. */
function carry(board: Board, meetingId: string): Carried | null {
  const own = board.rules?.meetings.find((one) => one.id === meetingId)
  if (!board.rules || !own) return null
  const isOfSides = ({ sides }: { sides: [string, string] }) =>
    sides.some((side) => own.sides.includes(side))
  const ofSides = board.rules.meetings.filter(isOfSides)
  // Also those that have begun: they are moved no more, but count towards the limits.
  const ids = new Set(board.meetings.filter(isOfSides).map((one) => one.id))
  const theirs = standsOnBoard(board).filter((one) => ids.has(one.meetingId))
  const rules: BoardRules = { ...board.rules, meetings: ofSides }
  const inSlot = (slotId: string) => standsBySlot(board).get(slotId) ?? []
  const ask = ({ slotId, interpreterId }: Cell) => {
    const stands = [...inSlot(slotId), ...theirs.filter((one) => one.slotId !== slotId)]
    return judge(rules, stands, { meetingId, slotId, tableId: null, interpreterId }).clashes
  }
  const known = new Map<string, Clash[]>()
  const ofSlot = (cell: Cell) => {
    const key = cellKey({ ...cell, tableId: null })
    const clashes = known.get(key) ?? ask(cell)
    known.set(key, clashes)
    return clashes
  }
  return {
    sides: own.sides,
    verdict: (cell) =>
      cell.tableId === null
        ? ofSlot(cell)
        : [
            ...ofTable(board.rules, own, inSlot(cell.slotId), cell),
            ...ofSlot(cell).filter(({ code }) => code !== 'noTable'),
          ],
  }
}

function ofTable(
  rules: Board['rules'],
  own: BoardMeetingRule,
  inSlot: Stand[],
  { slotId, tableId }: Cell,
): Clash[] {
  const table = rules?.tables.find((one) => one.id === tableId)
  if (!table || table.closed.includes(slotId)) return [{ code: 'tableClosed' }]
  if (own.tables && !own.tables.includes(table.id)) return [{ code: 'tableReserved' }]
  const holder = inSlot.find((one) => one.tableId === tableId && one.meetingId !== own.id)
  return holder ? [{ code: 'tableTaken', by: holder.meetingId }] : []
}

/** The same answer for the same board. */
function once<T>(work: (board: Board) => T): (board: Board) => T {
  const known = new WeakMap<Board, { answer: T }>()
  return (board) => {
    const kept = known.get(board) ?? { answer: work(board) }
    known.set(board, kept)
    return kept.answer
  }
}
