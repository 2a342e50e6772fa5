import { priorityFactor, type Instance, type Meeting, type Table } from './instance'
import { buildPool, type Pool } from './pool'
import { rationOf, type Ration } from './rations'

/**
 * An instance in numbers, as the solver works on it.
 *
 * Time is a list of slots ordered by day and index. Every scarce thing is a *row*: at most
 * `cap[row * S + slot]` of the meetings that use the row may stand in that slot. The rows of a
 * pool (the delegates of a participant, the tables, the interpreters) are its Hall conditions, so
 * a slot that keeps to all rows can be named afterwards (docs/scheduling.md proves it). Limits
 * are rows without time; teams whose delegates are limited one by one are `rations` beside.
 */
export interface Problem {
  instance: Instance
  S: number
  slotIds: string[]
  /** Day number (0, 1, …) and place within the day of a slot; breaks leave no hole in `rank`. */
  day: Int32Array
  rank: Int32Array
  days: number[][]
  /** Slots that are over; what stands there stays. */
  past: Uint8Array
  M: number
  must: Uint8Array
  /** Value × priority factor, in whole units of 1 / `scale`. */
  weight: Float64Array
  scale: number
  locked: Uint8Array
  /** Participants of a meeting: `side[2m]`, `side[2m + 1]`. */
  side: Int32Array
  /** Slots in which the meeting could be held if it were alone. */
  domain: Int32Array[]
  allowed: Uint8Array
  /** Could the meeting be held if it were alone? (Slots that are over count here.) */
  holdable: Uint8Array
  rows: number
  cap: Int32Array
  /** Rows with time that a meeting uses. */
  rowsOf: Int32Array[]
  /** The same without the rows of delegates. */
  sharedRowsOf: Int32Array[]
  limits: Int32Array
  /** Limits that a meeting counts towards. */
  limitsOf: Int32Array[]
  /** The most meetings a participant may hold, by its own limit and those of its delegates. */
  mostOf: Float64Array
  /** The most meetings of each delegate, numbered through; null where no delegate has a limit. */
  delegateMost: Float64Array | null
  rations: Ration[]
  /** Participants' delegates: pool p is participant p; then tables, interpreters where they bind. */
  delegatePools: Pool[]
  tablePool: Pool | null
  interpreterPool: Pool | null
  /** Pools whose Hall conditions are too many to list; they are checked by matching. */
  matched: Pool[]
  /** First delegate of a participant; delegates are numbered through. */
  firstDelegate: Int32Array
  delegateIds: string[]
  delegateOwner: Int32Array
}

/** What an instance can't say: slots that are over, tables that are gone from a slot on. */
export interface Circumstances {
  past?: (slot: string) => boolean
  tableGone?: (table: string, slot: string) => boolean
}

/** Spells an instance out. The instance must have passed `parseInstance`. */
export function compile(instance: Instance, circumstances: Circumstances = {}): Problem {
  const slots = instance.slots
    .map((slot, at) => ({ ...slot, at }))
    .sort((a, b) => a.day - b.day || a.index - b.index)
  const S = slots.length
  const slotNumber = new Map(slots.map((slot, s) => [slot.id, s]))
  const dayNumbers = [...new Set(slots.map((slot) => slot.day))]
  const days: number[][] = dayNumbers.map(() => [])
  const day = new Int32Array(S)
  const rank = new Int32Array(S)
  slots.forEach((slot, s) => {
    const d = dayNumbers.indexOf(slot.day)
    const list = days[d] as number[]
    day[s] = d
    rank[s] = list.length
    list.push(s)
  })
  const openIn = (list: string[] | undefined): Uint8Array => {
    const open = new Uint8Array(S).fill(list ? 0 : 1)
    for (const id of list ?? []) open[slotNumber.get(id) ?? 0] = 1
    return open
  }

  const { meetings, participants } = instance
  const M = meetings.length
  const participantNumber = new Map(participants.map((p, i) => [p.id, i]))
  const side = new Int32Array(2 * M)
  meetings.forEach((m, i) =>
    m.participants.forEach((p, j) => (side[2 * i + j] = participantNumber.get(p) ?? 0)),
  )
  const { weight, scale } = weigh(meetings)
  const meetingsOf: number[][] = participants.map(() => [])
  side.forEach((p, i) => meetingsOf[p]?.push(i >> 1))

  const firstDelegate = new Int32Array(participants.length + 1)
  const delegateIds: string[] = []
  const owner: number[] = []
  const delegatePools = participants.map((participant, p) => {
    const own = participant.delegates ?? [{ id: participant.id }]
    const whole = openIn(participant.available)
    const open = own.map((delegate) =>
      openIn(delegate.available).map((x, s) =>
        delegate.maxMeetings === 0 ? 0 : x & (whole[s] ?? 0),
      ),
    )
    firstDelegate[p] = delegateIds.length
    for (const delegate of own) {
      delegateIds.push(delegate.id)
      owner.push(p)
    }
    const pool = buildPool(`participant ${participant.id}`, open, S, M)
    for (const m of meetingsOf[p] ?? []) {
      const wished = meetings[m]?.delegates
      const named = own.flatMap((d, i) => (wished?.includes(d.id) ? [i] : []))
      pool.use(m, named.length > 0 ? named : own.map((_, i) => i))
    }
    return pool.close()
  })
  firstDelegate[participants.length] = delegateIds.length

  const gone = circumstances.tableGone
  const tablePool = instance.tables
    ? poolTables(instance, S, ({ id, available }) =>
        openIn(available).map((open, s) => (gone?.(id, slots[s]?.id ?? '') ? 0 : open)),
      )
    : null
  const interpreterPool = poolInterpreters(instance, S, openIn)
  const pools = [...delegatePools, tablePool, interpreterPool].filter((pool) => pool !== null)
  const { mostOf, delegateMost, limits, limitsOf, rations } = collectLimits(
    instance,
    delegatePools,
    meetingsOf,
  )

  const past = Uint8Array.from(slots, (slot) => (circumstances.past?.(slot.id) ? 1 : 0))
  const allowed = new Uint8Array(M * S)
  const domain = meetings.map((meeting, m) => {
    const open = openIn(meeting.slots)
    const lock = meeting.locked ? slotNumber.get(meeting.locked.slot) : undefined
    const a = side[2 * m] ?? 0
    const b = side[2 * m + 1] ?? 0
    const barred = mostOf[a] === 0 || mostOf[b] === 0
    const own = [delegatePools[a], delegatePools[b], tablePool, interpreterPool].filter(
      (pool) => pool != null && pool.classOf[m] !== -1,
    )
    const list: number[] = []
    for (let s = 0; s < S; s++) {
      if (barred || open[s] === 0 || (lock !== undefined && lock !== s)) continue
      if (!own.every((pool) => pool?.couldServe(m, s))) continue
      list.push(s)
      allowed[m * S + s] = 1
    }
    return Int32Array.from(list)
  })

  const { rows, cap, rowsOf, shared } = collectRows(pools, M, S, domain, delegatePools.length)

  return {
    instance,
    S,
    slotIds: slots.map((slot) => slot.id),
    day,
    rank,
    days,
    M,
    past,
    must: Uint8Array.from(meetings, (m) => (m.priority === 'must' ? 1 : 0)),
    weight,
    scale,
    locked: Uint8Array.from(meetings, (m) => (m.locked ? 1 : 0)),
    side,
    domain,
    allowed,
    holdable: Uint8Array.from(domain, (list) => (list.length > 0 ? 1 : 0)),
    rows,
    cap,
    rowsOf,
    sharedRowsOf: shared,
    limits,
    limitsOf,
    mostOf,
    delegateMost,
    rations,
    delegatePools,
    tablePool,
    interpreterPool,
    matched: pools.filter((pool) => !pool.exactRows),
    firstDelegate,
    delegateIds,
    delegateOwner: Int32Array.from(owner),
  }
}

/** Values may carry decimals; whole units keep sums exact. */
function weigh(meetings: Meeting[]): { weight: Float64Array; scale: number } {
  const raw = meetings.map((m) => (m.value ?? 50) * priorityFactor[m.priority ?? 'want'])
  let scale = 1
  while (scale < 1e6 && raw.some((w) => Math.abs(w * scale - Math.round(w * scale)) > 1e-7 * scale))
    scale *= 10
  return { weight: Float64Array.from(raw, (w) => Math.round(w * scale)), scale }
}

function poolTables(instance: Instance, S: number, openFor: (table: Table) => Uint8Array): Pool {
  const tables = instance.tables ?? []
  const pool = buildPool('tables', tables.map(openFor), S, instance.meetings.length)
  const unitsFor = oncePerWish((meeting) =>
    tables.flatMap((table, t) => {
      const listed = meeting.tables?.includes(table.id) ?? true
      const equipped = (meeting.tableFeatures ?? []).every(
        (f) => table.features?.includes(f) ?? false,
      )
      const kept = meeting.locked?.table === undefined || meeting.locked.table === table.id
      return listed && equipped && kept ? [t] : []
    }),
  )
  instance.meetings.forEach((meeting, m) =>
    pool.use(m, unitsFor(meeting, [meeting.tables, meeting.tableFeatures, meeting.locked?.table])),
  )
  return pool.close()
}

/** Many meetings wish for the same; what serves them is worked out once. */
function oncePerWish(units: (meeting: Meeting) => number[]) {
  const known = new Map<string, number[]>()
  return (meeting: Meeting, wish: unknown[]): number[] => {
    const key = JSON.stringify(wish)
    const found = known.get(key) ?? units(meeting)
    known.set(key, found)
    return found
  }
}

/** A pair has no direction. */
export function pairKey(pair: string): string {
  return pair.split('-').sort().join('-')
}

function poolInterpreters(
  instance: Instance,
  S: number,
  openIn: (list: string[] | undefined) => Uint8Array,
): Pool | null {
  const interpreters = instance.interpreters ?? []
  const pool = buildPool(
    'interpreters',
    interpreters.map((one) => openIn(one.available)),
    S,
    instance.meetings.length,
  )
  const unitsFor = oncePerWish((meeting) => {
    const lock = meeting.locked?.interpreter
    const pair = meeting.interpreter === undefined ? null : pairKey(meeting.interpreter)
    return interpreters.flatMap((one, i) => {
      const speaks = pair === null || one.pairs.some((p) => pairKey(p) === pair)
      const listed = pair === null || (meeting.interpreters?.includes(one.id) ?? true)
      return speaks && listed && (lock === undefined || lock === one.id) ? [i] : []
    })
  })
  let needed = false
  instance.meetings.forEach((meeting, m) => {
    const lock = meeting.locked?.interpreter
    if (meeting.interpreter === undefined && lock === undefined) return
    needed = true
    pool.use(m, unitsFor(meeting, [meeting.interpreter, meeting.interpreters, lock]))
  })
  return needed ? pool.close() : null
}

/** Limits of participants, and of their delegates: of each set that some meetings are confined to. */
function collectLimits(instance: Instance, delegatePools: Pool[], meetingsOf: number[][]) {
  const limits: number[] = []
  const limitsOf = instance.meetings.map((): number[] => [])
  const rations: Ration[] = []
  const everyone: number[] = []
  const limit = (own: number[], most: number) => {
    if (own.length <= most) return
    for (const m of own) limitsOf[m]?.push(limits.length)
    limits.push(most)
  }
  const mostOf = Float64Array.from(instance.participants, (participant, p) => {
    const own = meetingsOf[p] ?? []
    const delegates: { maxMeetings?: number | undefined }[] = participant.delegates ?? [{}]
    const most = delegates.map((delegate) => delegate.maxMeetings ?? Infinity)
    const all = participant.maxMeetings ?? Infinity
    everyone.push(...most)
    limit(own, all)
    const pool = delegatePools[p]
    if (!pool || most.every((n) => n === Infinity)) return all
    for (const hall of pool.halls)
      limit(
        hall.meetings,
        most.reduce((sum, n, u) => sum + ((hall.units >> BigInt(u)) & 1n ? n : 0), 0),
      )
    const least = Int32Array.from(most, (n) => Math.min(n, own.length))
    const ration = rationOf(p, pool, least, own)
    if (ration) rations.push(ration)
    return Math.min(
      all,
      most.reduce((sum, n) => sum + n, 0),
    )
  })
  return {
    mostOf,
    delegateMost: everyone.every((n) => n === Infinity) ? null : Float64Array.from(everyone),
    limits: Int32Array.from(limits),
    limitsOf: limitsOf.map((list) => Int32Array.from(list)),
    rations,
  }
}

function collectRows(
  pools: Pool[],
  M: number,
  S: number,
  domain: Int32Array[],
  ofDelegates: number,
) {
  const rowsOf: number[][] = Array.from({ length: M }, () => [])
  const shared: number[][] = Array.from({ length: M }, () => [])
  const caps: Int32Array[] = []
  for (const [p, pool] of pools.entries()) {
    for (const hall of pool.halls) {
      // A row that can never be exceeded is left out.
      const demand = new Int32Array(S)
      for (const m of hall.meetings)
        for (const s of domain[m] ?? []) demand[s] = (demand[s] ?? 0) + 1
      const cap = Int32Array.from({ length: S }, (_, s) => hall.capacity[s] ?? 0)
      if (cap.every((c, s) => c >= (demand[s] ?? 0)) && pool.exactRows) continue
      for (const m of hall.meetings) {
        rowsOf[m]?.push(caps.length)
        if (p >= ofDelegates) shared[m]?.push(caps.length)
      }
      caps.push(cap)
    }
  }
  const cap = new Int32Array(caps.length * S)
  caps.forEach((one, k) => cap.set(one, k * S))
  const packed = (lists: number[][]) => lists.map((list) => Int32Array.from(list))
  return { rows: caps.length, cap, rowsOf: packed(rowsOf), shared: packed(shared) }
}
