/*
 * What may stand where on the board, as far as one meeting at a time is concerned. Pure: the verbs ask it before they
 * write, and the browser asks it while a meeting is being carried, so that both say the same.
 */

export type Side = {
  id: string
  name: string
  /** Most meetings; null: as many as there are slots. */
  max: number | null
  delegates: { id: string; away: string[] }[]
}
/** `tables` and `interpreters`: the only ones it may use, since a firm has its own; absent where nobody has. */
export type BoardMeetingRule = {
  id: string
  sides: [string, string]
  pair: string | null
  tables?: string[]
  interpreters?: string[]
}
export type BoardRules = {
  slots: string[]
  /** Most meetings of one delegate; left out: as many as there are slots. */
  perDelegate?: number
  tables: { id: string; closed: string[] }[]
  interpreters: { id: string; pairs: string[]; away: string[] }[]
  sides: Side[]
  /** `pair` is the language pair that needs an interpreter; null where the two share a language. */
  meetings: BoardMeetingRule[]
}
export type Stand = {
  meetingId: string
  slotId: string
  tableId: string | null
  interpreterId: string | null
  delegateIds: string[]
  locked: boolean
}
export type Move = {
  meetingId: string
  slotId: string
  /** Null: the table it stands at where that is free, else the first free one. */
  tableId: string | null
  /** Wished; otherwise the one it has, else the first free one. */
  interpreterId?: string | null
}
/** What is in the way. `by` is the meeting that binds, where one does. */
export type Clash =
  | { code: 'tableTaken'; by: string }
  | { code: 'tableClosed' }
  | { code: 'tableReserved' }
  | { code: 'noTable' }
  | { code: 'limit'; side: string; limit: number }
  /** The one delegate who could come has as many as is allowed (null: several have); `by` keeps the only other one. */
  | {
      code: 'delegateLimit'
      side: string
      limit: number
      delegate: string | null
      by: string | null
    }
  | { code: 'busy'; side: string; by: string | null }
  | { code: 'noInterpreter'; pair: string; by: string | null }
export type Judgement = { stand: Stand; clashes: [] } | { stand: null; clashes: Clash[] }

const pairKey = (pair: string) => pair.split('-').sort().join('-')

/** Where the meeting would stand after the move, or everything that is in its way. */
export function judge(rules: BoardRules, stands: Stand[], move: Move): Judgement {
  const meeting = rules.meetings.find((one) => one.id === move.meetingId)
  if (!meeting) return { stand: null, clashes: [] }
  const before = stands.find((one) => one.meetingId === move.meetingId) ?? null
  const others = stands.filter((one) => one.meetingId !== move.meetingId)
  const beside = others.filter((one) => one.slotId === move.slotId)
  const table = tableFor(rules, beside, meeting, move, before)
  const seats = meeting.sides.map((side) => seatFor(rules, others, side, move, before))
  const interpreter = interpreterFor(rules, beside, meeting, move, before)
  const clashes = [
    ...(typeof table === 'string' ? [] : [table]),
    ...overLimit(rules, others, meeting.sides),
    ...seats.filter((seat) => typeof seat !== 'string'),
    ...(interpreter === null || typeof interpreter === 'string' ? [] : [interpreter]),
  ]
  if (clashes.length > 0 || typeof table !== 'string') return { stand: null, clashes }
  return {
    stand: {
      meetingId: move.meetingId,
      slotId: move.slotId,
      tableId: table,
      interpreterId: typeof interpreter === 'string' ? interpreter : null,
      delegateIds: seats.filter((seat) => typeof seat === 'string'),
      locked: before?.locked ?? false,
    },
    clashes: [],
  }
}

function tableFor(
  rules: BoardRules,
  beside: Stand[],
  { tables }: BoardMeetingRule,
  move: Move,
  before: Stand | null,
): string | Clash {
  const isOpen = (id: string) =>
    rules.tables.some((one) => one.id === id && !one.closed.includes(move.slotId))
  const holder = (id: string) => beside.find((one) => one.tableId === id)
  if (move.tableId !== null) {
    if (!isOpen(move.tableId)) return { code: 'tableClosed' }
    if (tables && !tables.includes(move.tableId)) return { code: 'tableReserved' }
    const by = holder(move.tableId)
    return by ? { code: 'tableTaken', by: by.meetingId } : move.tableId
  }
  const candidates = [
    ...(before?.tableId ? [before.tableId] : []),
    ...rules.tables.map((t) => t.id),
  ]
  const isTheirs = (id: string) => !tables || tables.includes(id)
  return candidates.find((id) => isTheirs(id) && isOpen(id) && !holder(id)) ?? { code: 'noTable' }
}

function overLimit(rules: BoardRules, others: Stand[], sides: [string, string]): Clash[] {
  return sides.flatMap((id): Clash[] => {
    const side = rules.sides.find((one) => one.id === id)
    if (!side || side.max === null) return []
    const held = heldBy(side.delegates, others)
    return held >= side.max ? [{ code: 'limit', side: id, limit: side.max }] : []
  })
}

/** Meetings in which one of these people sits, those that have begun with them. */
function heldBy(people: { id: string }[], stands: Stand[]): number {
  const ids = new Set(people.map((one) => one.id))
  return stands.filter((one) => one.delegateIds.some((id) => ids.has(id))).length
}

/** The one who sat there before where they are free and below the limit, else the first such one. */
function seatFor(
  rules: BoardRules,
  others: Stand[],
  side: string,
  move: Move,
  before: Stand | null,
): string | Clash {
  const present = (rules.sides.find((one) => one.id === side)?.delegates ?? []).filter(
    (one) => !one.away.includes(move.slotId),
  )
  const sitting = (id: string) =>
    others.find((one) => one.slotId === move.slotId && one.delegateIds.includes(id))
  const { perDelegate: limit = Infinity } = rules
  const open = limit === Infinity ? present : present.filter((one) => heldBy([one], others) < limit)
  const free = open.filter((one) => !sitting(one.id))
  const chosen = free.find((one) => before?.delegateIds.includes(one.id)) ?? free[0]
  if (chosen) return chosen.id
  const full = present.filter((one) => !open.includes(one) && !sitting(one.id))
  const busy = full.length > 0 ? open : present
  const by = (busy.length === 1 && busy[0] && sitting(busy[0].id)?.meetingId) || null
  return full.length > 0
    ? { code: 'delegateLimit', side, limit, delegate: only(full)?.id ?? null, by }
    : { code: 'busy', side, by }
}

const only = <T>(list: T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

function interpreterFor(
  rules: BoardRules,
  beside: Stand[],
  { pair, interpreters }: BoardMeetingRule,
  move: Move,
  before: Stand | null,
): string | Clash | null {
  if (pair === null) return null
  const able = rules.interpreters.filter(
    (one) =>
      (!interpreters || interpreters.includes(one.id)) &&
      one.pairs.some((known) => pairKey(known) === pairKey(pair)) &&
      !one.away.includes(move.slotId),
  )
  const atWork = (id: string) => beside.find((one) => one.interpreterId === id)
  const free = able.filter((one) => !atWork(one.id))
  const wished = move.interpreterId
  const chosen = wished
    ? free.find((one) => one.id === wished)
    : (free.find((one) => one.id === before?.interpreterId) ?? free[0])
  if (chosen) return chosen.id
  const by = wished ? atWork(wished) : able.length === 1 && able[0] ? atWork(able[0].id) : undefined
  return { code: 'noInterpreter', pair, by: by?.meetingId ?? null }
}
