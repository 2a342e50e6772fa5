import { cheapestAssignment } from './cheapest-assignment'
import type { Instance, Meeting } from './instance'
import type { Assignment, Schedule } from './schedule'
import { pairKey } from './problem'

/*
 * Who interprets which meeting, once it is settled which meetings stand in which slot. Nothing else moves: meetings,
 * slots, tables and delegates stay, and with them every objective but the number of interpreter changes.
 */

export interface InterpreterWishes {
  /** Points from 0 to 100 by which an interpreter suits a meeting. */
  suits: (meeting: string, interpreter: string) => number
  /** Most meetings in a row, by interpreter; who is not there has no limit. */
  mostInRow: ReadonlyMap<string, number>
}

/** A row of meetings without a pause that is longer than an interpreter should have. */
export interface LongRow {
  interpreter: string
  /** In order of time. */
  slots: string[]
  most: number
}

/** One meeting too many in a row counts more than all points, and a point more than the changes of any one meeting. */
const OF_ROW = 1e9
const OF_POINT = 1e3
const MOST_POINTS = 100
const PASSES = 6
/** A cost that says "not this one"; larger than all true costs together. */
const NEVER = 1e14

/**
 * Names the interpreters of a schedule anew: fewest meetings beyond a limit in a row, then those who suit best, then
 * fewest changes. One slot after the other gets its cheapest assignment, given all other slots, until nothing gets
 * cheaper. Pauses after each slot, so that a server can do something else meanwhile.
 */
export function* suitInterpreters(
  instance: Instance,
  schedule: Schedule,
  wishes: InterpreterWishes,
): Generator<void, Schedule> {
  const day = new NamedDay(instance, schedule)
  for (let pass = 0; pass < PASSES; pass++) {
    let better = false
    for (const slot of day.slots) {
      better = nameSlot(day, slot, wishes) || better
      yield
    }
    if (!better) break
  }
  return {
    ...schedule,
    assignments: schedule.assignments.map((one) =>
      one.interpreter === undefined ? one : { ...one, interpreter: day.nameOf(one.meeting) },
    ),
    objectives: { ...schedule.objectives, interpreterChanges: day.countChanges() },
  }
}

/** Gives one slot its cheapest assignment; says whether anything got cheaper. */
function nameSlot(day: NamedDay, slot: string, wishes: InterpreterWishes): boolean {
  const here = day.interpreted(slot)
  if (here.length === 0) return false
  const rowCosts = day.interpreters.map(
    (id) => OF_ROW * addedExcess(day.rowAround(id, slot), wishes.mostInRow.get(id) ?? Infinity),
  )
  const cost = here.map(({ meeting }) =>
    day.interpreters.map((id, at) =>
      day.mayServe(meeting, id, slot)
        ? (rowCosts[at] ?? 0) +
          OF_POINT * (MOST_POINTS - wishes.suits(meeting, id)) +
          day.changesAt(meeting, id)
        : NEVER,
    ),
  )
  const now = here.map(({ meeting }) => day.interpreters.indexOf(day.nameOf(meeting)))
  const best = cheapestAssignment(cost)
  const sum = (choice: number[]) =>
    choice.reduce((total, at, row) => total + (cost[row]?.[at] ?? NEVER), 0)
  if (sum(best) >= sum(now)) return false
  here.forEach(({ meeting }, row) => day.rename(meeting, slot, best[row] ?? 0))
  return true
}

/** Meetings beyond the limit that come of joining two rows by one meeting more. */
const addedExcess = ([before, after]: [number, number], most: number): number => {
  if (most === Infinity) return 0
  const excess = (length: number) => Math.max(0, length - most)
  return excess(before + 1 + after) - excess(before) - excess(after)
}

/** Rows of meetings without a pause that are longer than their interpreter should have; a break ends a row. */
export function longRows(
  instance: Instance,
  assignments: readonly Pick<Assignment, 'slot' | 'interpreter'>[],
  mostInRow: ReadonlyMap<string, number>,
): LongRow[] {
  const slots = inOrder(instance)
  return [...mostInRow].flatMap(([interpreter, most]) => {
    const busy = new Set(
      assignments.filter((one) => one.interpreter === interpreter).map((one) => one.slot),
    )
    const rows: string[][] = []
    slots.forEach((slot, at) => {
      if (!busy.has(slot.id)) return
      const before = slots[at - 1]
      const row = rows.at(-1)
      if (row && before && before.id === row.at(-1) && follows(before, slot)) row.push(slot.id)
      else rows.push([slot.id])
    })
    return rows.filter((row) => row.length > most).map((row) => ({ interpreter, slots: row, most }))
  })
}

type Slot = Instance['slots'][number]
const inOrder = (instance: Instance): Slot[] =>
  [...instance.slots].sort((a, b) => a.day - b.day || a.index - b.index)
const follows = (before: Slot, slot: Slot) =>
  before.day === slot.day && before.index + 1 === slot.index

/** The names as they are given so far, and what a slot needs to know of its neighbours. */
class NamedDay {
  readonly slots: string[]
  readonly interpreters: string[]
  private readonly order: Slot[]
  private readonly bySlot = new Map<string, Assignment[]>()
  private readonly name = new Map<string, string>()
  private readonly busy = new Map<string, Set<string>>()
  private readonly near = new Map<string, string[]>()
  private readonly place = new Map<string, number>()
  private readonly meetings: Map<string, Meeting>
  private readonly pairs = new Map<string, Set<string>>()
  private readonly open = new Map<string, Set<string> | null>()

  constructor(instance: Instance, schedule: Schedule) {
    this.order = inOrder(instance)
    this.slots = this.order.map((slot) => slot.id)
    this.slots.forEach((id, at) => this.place.set(id, at))
    this.meetings = new Map(instance.meetings.map((one) => [one.id, one]))
    this.interpreters = (instance.interpreters ?? []).map((one) => one.id)
    for (const one of instance.interpreters ?? []) {
      this.pairs.set(one.id, new Set(one.pairs.map(pairKey)))
      this.open.set(one.id, one.available ? new Set(one.available) : null)
      this.busy.set(one.id, new Set())
    }
    for (const one of schedule.assignments) {
      if (one.interpreter === undefined) continue
      this.bySlot.set(one.slot, [...(this.bySlot.get(one.slot) ?? []), one])
      this.name.set(one.meeting, one.interpreter)
      this.busy.get(one.interpreter)?.add(one.slot)
    }
    this.joinNeighbours(schedule)
  }

  interpreted(slot: string): Assignment[] {
    return this.bySlot.get(slot) ?? []
  }

  nameOf(meeting: string): string {
    return this.name.get(meeting) ?? ''
  }

  /** Gives a meeting the interpreter of that number. All meetings of a slot are renamed together. */
  rename(meeting: string, slot: string, at: number): void {
    const before = this.nameOf(meeting)
    const after = this.interpreters[at] ?? ''
    this.name.set(meeting, after)
    const isHeld = this.interpreted(slot).some((one) => this.nameOf(one.meeting) === before)
    if (!isHeld) this.busy.get(before)?.delete(slot)
    this.busy.get(after)?.add(slot)
  }

  mayServe(id: string, interpreter: string, slot: string): boolean {
    const meeting = this.meetings.get(id)
    if (!meeting?.interpreter) return this.nameOf(id) === interpreter
    const open = this.open.get(interpreter)
    return (
      (open === null || open?.has(slot) === true) &&
      this.pairs.get(interpreter)?.has(pairKey(meeting.interpreter)) === true &&
      (meeting.interpreters?.includes(interpreter) ?? true) &&
      (meeting.locked?.interpreter === undefined || meeting.locked.interpreter === interpreter)
    )
  }

  /** How many meetings an interpreter has right before and right after a slot. */
  rowAround(interpreter: string, slot: string): [number, number] {
    const busy = this.busy.get(interpreter)
    const at = this.place.get(slot) ?? 0
    const count = (step: 1 | -1) => {
      let length = 0
      for (let next = at + step; ; next += step) {
        const [from, to] = [this.order[next - step], this.order[next]]
        if (!from || !to || !busy?.has(to.id)) return length
        if (!(step === 1 ? follows(from, to) : follows(to, from))) return length
        length++
      }
    }
    return [count(-1), count(1)]
  }

  /** Changes that a meeting's people would have with this interpreter, from and to their next meetings. */
  changesAt(meeting: string, interpreter: string): number {
    return (this.near.get(meeting) ?? []).filter((other) => this.nameOf(other) !== interpreter)
      .length
  }

  countChanges(): number {
    const twice = [...this.near].reduce(
      (sum, [meeting]) => sum + this.changesAt(meeting, this.nameOf(meeting)),
      0,
    )
    return twice / 2
  }

  /** Meetings that follow each other in somebody's day, both with an interpreter. */
  private joinNeighbours({ assignments }: Schedule) {
    const days = new Map<string, Assignment[]>()
    const sorted = [...assignments].sort(
      (a, b) => (this.place.get(a.slot) ?? 0) - (this.place.get(b.slot) ?? 0),
    )
    for (const one of sorted)
      for (const person of new Set(one.delegates)) {
        const key = `${this.order[this.place.get(one.slot) ?? 0]?.day} ${person}`
        const before = days.get(key)?.at(-1)
        days.set(key, [...(days.get(key) ?? []), one])
        if (before?.interpreter === undefined || one.interpreter === undefined) continue
        this.near.set(before.meeting, [...(this.near.get(before.meeting) ?? []), one.meeting])
        this.near.set(one.meeting, [...(this.near.get(one.meeting) ?? []), before.meeting])
      }
  }
}
