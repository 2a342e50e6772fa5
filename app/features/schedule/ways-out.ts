import { judge } from './board-rules'
import type { BoardRules, Clash, Move, Stand } from './board-rules'

/** An act that gets round a clash, with what it costs others. */
export type WayOut =
  | { kind: 'place'; slotId: string; tableId: string; moved: 0 }
  /** The two change places. */
  | { kind: 'swap'; withMeetingId: string; moved: 1; told: number }
  /** The other one loses its place. */
  | {
      kind: 'replace'
      withMeetingId: string
      slotId: string
      tableId: string
      moved: 1
      told: number
    }

const MOST = 2

/**
 * Up to two ways round what is in the way of a move, cheapest for others first: another table in the same slot, the
 * nearest other slot, changing places with the meeting in the way, taking that one's place.
 */
export function waysOut(
  rules: BoardRules,
  stands: Stand[],
  move: Move,
  clashes: Clash[],
): WayOut[] {
  const ways = [
    ...otherTable(rules, stands, move, clashes),
    ...swap(rules, stands, move, clashes),
    ...nearestSlot(rules, stands, move),
    ...replace(rules, stands, move, clashes),
  ]
  return ways.slice(0, MOST)
}

/** The meetings in the way that may be moved; none when something else is in the way too. */
function blockers(stands: Stand[], clashes: Clash[]): Stand[] {
  const ids = clashes.map((clash) => ('by' in clash ? clash.by : null))
  if (ids.includes(null)) return []
  const standing = stands.filter((one) => ids.includes(one.meetingId))
  return standing.some((one) => one.locked) ? [] : standing
}

function otherTable(rules: BoardRules, stands: Stand[], move: Move, clashes: Clash[]): WayOut[] {
  if (!clashes.every(({ code }) => ['tableTaken', 'tableClosed', 'tableReserved'].includes(code)))
    return []
  const { stand } = judge(rules, stands, { ...move, tableId: null })
  return stand?.tableId
    ? [{ kind: 'place', slotId: stand.slotId, tableId: stand.tableId, moved: 0 }]
    : []
}

function nearestSlot(rules: BoardRules, stands: Stand[], move: Move): WayOut[] {
  const here = rules.slots.indexOf(move.slotId)
  const standsNow = stands.find((one) => one.meetingId === move.meetingId)?.slotId
  const order = rules.slots
    .map((slotId, place) => ({ slotId, distance: Math.abs(place - here) }))
    .filter(({ slotId }) => slotId !== move.slotId && slotId !== standsNow)
    .sort((a, b) => a.distance - b.distance)
  for (const { slotId } of order) {
    const { stand } = judge(rules, stands, { ...move, slotId, tableId: null })
    if (stand?.tableId) return [{ kind: 'place', slotId, tableId: stand.tableId, moved: 0 }]
  }
  return []
}

/** With the meeting in the way; where it is the interpreters or tables of the hour, with any that frees one. */
function swap(rules: BoardRules, stands: Stand[], move: Move, clashes: Clash[]): WayOut[] {
  const own = stands.find((one) => one.meetingId === move.meetingId)
  if (!own || own.slotId === move.slotId) return []
  const named = new Set(clashes.map((clash) => ('by' in clash ? clash.by : null)))
  named.delete(null)
  const candidates = stands.filter(
    (one) =>
      one.slotId === move.slotId &&
      !one.locked &&
      (named.size === 0 || (named.size === 1 && named.has(one.meetingId))),
  )
  const ways = candidates.flatMap((other): Extract<WayOut, { kind: 'swap' }>[] =>
    swapStands(rules, stands, own, other)
      ? [
          {
            kind: 'swap',
            withMeetingId: other.meetingId,
            moved: 1,
            told: new Set([...own.delegateIds, ...other.delegateIds]).size,
          },
        ]
      : [],
  )
  return ways.sort((x, y) => x.told - y.told).slice(0, 1)
}

/** Both meetings, each where the other stood; null when a rule is in the way. */
export function swapStands(
  rules: BoardRules,
  stands: Stand[],
  a: Stand,
  b: Stand,
): [Stand, Stand] | null {
  const rest = stands.filter((one) => one !== a && one !== b)
  const first = judge(rules, rest, { meetingId: a.meetingId, slotId: b.slotId, tableId: b.tableId })
  if (!first.stand) return null
  const second = judge(rules, [...rest, first.stand], {
    meetingId: b.meetingId,
    slotId: a.slotId,
    tableId: a.tableId,
  })
  return second.stand
    ? [
        { ...first.stand, locked: a.locked },
        { ...second.stand, locked: b.locked },
      ]
    : null
}

function replace(rules: BoardRules, stands: Stand[], move: Move, clashes: Clash[]): WayOut[] {
  const [other, ...more] = blockers(stands, clashes)
  if (!other || more.length > 0) return []
  const rest = stands.filter((one) => one !== other)
  const { stand } = judge(rules, rest, move)
  return stand?.tableId
    ? [
        {
          kind: 'replace',
          withMeetingId: other.meetingId,
          slotId: stand.slotId,
          tableId: stand.tableId,
          moved: 1,
          told: other.delegateIds.length,
        },
      ]
    : []
}
