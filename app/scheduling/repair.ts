import { applyChange } from './apply-change'
import { assemble, type Decided } from './assemble'
import { boundWithoutTime } from './bound'
import type { Change } from './change'
import type { Instance } from './instance'
import type { SolveLinear } from './linear'
import { keepUnits } from './matching'
import { Packing } from './packing'
import { compile, type Problem } from './problem'
import { nameTeam, type Ration } from './rations'
import { seededRandom } from './random'
import { insertCalmly, settleDown, type Calm } from './repair-moves'
import type { Schedule, Unscheduled } from './schedule'
import { Timetable } from './timetable'

/** A proposal for the day, and what has to be said about it. */
export interface Repair {
  /** The event after the change; the schedule is for it. */
  instance: Instance
  schedule: Schedule
  /** Delegates with a new slot, table or meeting, or who lose one. */
  told: string[]
  /** Interpreters with a new slot, table or meeting, or who lose one. */
  interpretersTold: string[]
  /** Meetings that were held and no longer are, with the reason; cancelled ones have none. */
  lost: { meeting: string; because: Unscheduled | null }[]
  /** True when a meeting hit by the change, or added by it, found no place. */
  notAbsorbed: boolean
}

export interface RepairOptions {
  seed: number
  now: () => number
  linear?: SolveLinear | null
}

/**
 * Repairs a valid schedule after a change: in this order, musts, value, fewest meetings in another
 * slot, fewest people told to be elsewhere, fewest other changes. Past slots and locked meetings
 * stay. An empty change, or one that touches nothing, changes nothing.
 */
export function repair(
  instance: Instance,
  before: Schedule,
  change: Change,
  options: RepairOptions,
): Repair {
  const began = options.now()
  const event = applyChange(instance, change, before)
  const problem = compile(event.instance, event.circumstances)
  const old = readOld(problem, before)
  freezePast(problem, old)

  const packing = new Packing(problem)
  const hit: number[] = []
  for (const m of byRight(problem)) {
    const s = old.slot[m] ?? -1
    if (s === -1) continue
    if (old.stands[m] && packing.fits(m, s)) packing.add(m, s)
    else hit.push(m)
  }
  for (let m = 0; m < problem.M; m++) {
    const s = problem.domain[m]?.[0]
    if (problem.locked[m] && packing.slotOf[m] === -1 && s !== undefined && packing.fits(m, s))
      packing.add(m, s)
  }
  const added = change.events.flatMap((e) =>
    e.type === 'add' ? [event.instance.meetings.findIndex((m) => m.id === e.meeting.id)] : [],
  )
  const touched = hit.length > 0 || added.length > 0 || event.cancelled.size > 0
  let value = boundOf(problem)
  if (touched) {
    const calm: Calm = { packing, oldSlot: old.slot, random: seededRandom(options.seed, 90) }
    if (options.linear) {
      const linear = boundWithoutTime(
        problem,
        options.linear,
        problem.weight,
        0,
        0.25,
        options.now,
        0,
        1,
      ).value
      value = { must: value.must, value: Math.min(value.value, linear) }
    }
    insertCalmly(calm, [...hit, ...added])
    settleDown(calm, value)
  }
  const table = new Timetable(problem, packing.slotOf, keepDelegates(problem, packing.slotOf, old))
  const decided: Decided = {
    table,
    tables:
      problem.tablePool &&
      keepUnits(problem.tablePool, packing.slotOf, problem.S, old.slot, old.table),
    interpreters:
      problem.interpreterPool &&
      keepUnits(problem.interpreterPool, packing.slotOf, problem.S, old.slot, old.interpreter),
  }
  const schedule = assemble(
    decided,
    { must: value.must, value: value.value / problem.scale },
    options.now() - began,
  )
  return describe(event.instance, before, schedule, [...hit, ...added])
}

/** Who keeps its place first: the locked, then musts, then by weight. */
function byRight(problem: Problem): number[] {
  const rank = (m: number) =>
    (problem.locked[m] ? 2e12 : 0) + (problem.must[m] ? 1e12 : 0) + (problem.weight[m] ?? 0)
  return Array.from({ length: problem.M }, (_, m) => m).sort((a, b) => rank(b) - rank(a) || a - b)
}

interface Old {
  slot: Int32Array
  table: Int32Array
  interpreter: Int32Array
  /** Delegates by side, as in a timetable. */
  delegate: Int32Array
  /** False where the table, interpreter or delegate itself is gone but the slot may do. */
  stands: Uint8Array
}

function readOld(problem: Problem, before: Schedule): Old {
  const { instance, M, S } = problem
  const slotNumber = new Map(problem.slotIds.map((id, s) => [id, s]))
  const indexOf = (list: { id: string }[] | undefined) =>
    new Map((list ?? []).map((x, i) => [x.id, i]))
  const tables = indexOf(instance.tables)
  const interpreters = indexOf(instance.interpreters)
  const delegates = new Map(problem.delegateIds.map((id, d) => [id, d]))
  const meetings = indexOf(instance.meetings)
  const none = (n: number) => new Int32Array(n).fill(-1)
  const old: Old = {
    slot: none(M),
    table: none(M),
    interpreter: none(M),
    delegate: none(2 * M),
    stands: new Uint8Array(M),
  }
  for (const assignment of before.assignments) {
    const m = meetings.get(assignment.meeting)
    const s = slotNumber.get(assignment.slot)
    if (m === undefined || s === undefined) continue
    old.slot[m] = s
    old.table[m] = tables.get(assignment.table ?? '') ?? -1
    old.interpreter[m] = interpreters.get(assignment.interpreter ?? '') ?? -1
    for (const id of assignment.delegates) {
      const d = delegates.get(id)
      if (d === undefined) continue
      old.delegate[problem.delegateOwner[d] === problem.side[2 * m] ? 2 * m : 2 * m + 1] = d
    }
    old.stands[m] = problem.allowed[m * S + s] ?? 0
  }
  return old
}

/** What is over stays where it was, and nothing else goes there. */
function freezePast(problem: Problem, old: Old): void {
  const { M, S, past, domain, allowed, side, firstDelegate } = problem
  const oldSlot = old.slot
  for (let m = 0; m < M; m++) {
    const over = (oldSlot[m] ?? -1) !== -1 && past[oldSlot[m] ?? 0] === 1
    const kept = over ? [oldSlot[m] ?? 0] : Array.from(domain[m] ?? []).filter((s) => !past[s])
    if (over) problem.locked[m] = 1
    for (const { participant: p, kept } of over ? problem.rations : []) {
      const d = side[2 * m] === p ? old.delegate[2 * m] : old.delegate[2 * m + 1]
      if (d !== undefined && problem.delegateOwner[d] === p)
        kept.set(m, d - (firstDelegate[p] ?? 0))
    }
    domain[m] = Int32Array.from(kept)
    allowed.fill(0, m * S, (m + 1) * S)
    for (const s of kept) allowed[m * S + s] = 1
  }
}

function boundOf(problem: Problem): { must: number; value: number } {
  const sum = { must: 0, value: 0 }
  for (let m = 0; m < problem.M; m++) {
    if ((problem.domain[m]?.length ?? 0) === 0) continue
    sum.must += problem.must[m] ?? 0
    sum.value += problem.weight[m] ?? 0
  }
  return sum
}

function keepDelegates(problem: Problem, slotOf: Int32Array, old: Old): Int32Array {
  const { M, S, side, delegatePools, firstDelegate } = problem
  const chosen = new Int32Array(2 * M).fill(-1)
  delegatePools.forEach((pool, p) => {
    const first = firstDelegate[p] ?? 0
    const sideOf = (m: number) => (side[2 * m] === p ? 2 * m : 2 * m + 1)
    const before = Int32Array.from({ length: M }, (_, m) => {
      const d = pool.classOf[m] === -1 ? -1 : (old.delegate[sideOf(m)] ?? -1)
      return d === -1 ? -1 : d - first
    })
    const team = problem.rations.find((ration) => ration.participant === p)
    const units = team
      ? keepTeam(team, slotOf, old.slot, before)
      : keepUnits(pool, slotOf, S, old.slot, before)
    units.forEach((u, m) => {
      if (u !== -1) chosen[sideOf(m)] = first + u
    })
  })
  return chosen
}

/** Like `keepUnits`, for a team with limits. */
function keepTeam(team: Ration, slotOf: Int32Array, oldSlot: Int32Array, before: Int32Array) {
  const stayed = (m: number) => slotOf[m] === oldSlot[m]
  const meetings = [...team.meetings].sort((a, b) => Number(stayed(b)) - Number(stayed(a)))
  const units = nameTeam(
    { ...team, meetings },
    (m) => slotOf[m] ?? -1,
    (m) => before[m] ?? -1,
  )
  if (!units)
    throw new Error(`the delegates of ${team.pool.name} can't be named within their limits`)
  return Int32Array.from(slotOf, (_, m) => units.get(m) ?? -1)
}

function describe(
  instance: Instance,
  before: Schedule,
  schedule: Schedule,
  concerned: number[],
): Repair {
  const then = new Map(before.assignments.map((a) => [a.meeting, a]))
  const now = new Map(schedule.assignments.map((a) => [a.meeting, a]))
  const same = (a: string[], b: string[]) => [...a].sort().join('\n') === [...b].sort().join('\n')
  const moved: string[] = []
  for (const [id, a] of now) {
    const b = then.get(id)
    if (
      b &&
      (a.slot !== b.slot ||
        a.table !== b.table ||
        a.interpreter !== b.interpreter ||
        !same(a.delegates, b.delegates))
    )
      moved.push(id)
  }
  const lost = [...then.keys()].filter((id) => !now.has(id))
  const added = [...now.keys()].filter((id) => !then.has(id))
  const placeOf = (a: { meeting: string; slot: string; table?: string | undefined }) =>
    [a.meeting, a.slot, a.table ?? ''].join('\n')
  const news = (
    a: Schedule['assignments'],
    b: Schedule['assignments'],
    people: (x: Schedule['assignments'][number]) => string[],
  ) => {
    const known = new Set(b.flatMap((x) => people(x).map((id) => `${id}\n${placeOf(x)}`)))
    return new Set(a.flatMap((x) => people(x).filter((id) => !known.has(`${id}\n${placeOf(x)}`))))
  }
  const delegates = (x: Schedule['assignments'][number]) => x.delegates
  const interpreters = (x: Schedule['assignments'][number]) =>
    x.interpreter === undefined ? [] : [x.interpreter]
  const elsewhere = news(schedule.assignments, before.assignments, delegates)
  const freed = news(before.assignments, schedule.assignments, delegates)
  const reasons = new Map(schedule.unscheduled.map((u) => [u.meeting, u]))
  return {
    instance,
    schedule: { ...schedule, moved, lost, added, peopleMoved: elsewhere.size },
    told: [...new Set([...elsewhere, ...freed])].sort(),
    interpretersTold: [
      ...new Set([
        ...news(schedule.assignments, before.assignments, interpreters),
        ...news(before.assignments, schedule.assignments, interpreters),
      ]),
    ].sort(),
    lost: lost.map((meeting) => ({ meeting, because: reasons.get(meeting) ?? null })),
    notAbsorbed: concerned.some((m) => !now.has(instance.meetings[m]?.id ?? '')),
  }
}
