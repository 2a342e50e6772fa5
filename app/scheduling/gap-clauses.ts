import { atLeast, atMost, atMostOne, same, sumOf, weighsAtLeast } from './clauses'
import type { PricedDay } from './day-prices'
import { addDay, addStarts, type Day } from './gap-day'
import type { GapGoal } from './gap-floor'
import { addWindows, type Narrow } from './gap-windows'
import { heldRules, planOf, type HeldPlan } from './held-plan'
import type { Logic } from './logic'
import { noNumbers } from './none'
import { firstSide } from './sides'
import type { Tight } from './tighten'
import type { Timetable } from './timetable'

/*
 * Schedules of a plan as clauses: a variable for each meeting and slot, and for each seat in a
 * team; and for each day of a delegate, its gaps as a unary number. Tables and interpreters are
 * left out until a schedule that is found has too few: most events never have.
 */

/** Rows for no more meetings at once than this are written from the start. */
const NARROW = 2
/** That rows of more meetings are full is not written: what is shared by all is counted with the people. */
const WIDE = 100
/** People are counted slot by slot where it takes no more clauses than about these. */
const MOST_COUNTED = 2_000_000

type Arranged = Pick<Tight, 'slots' | 'delegates'>

export class GapClauses {
  /** Gaps of each day beyond the least it can have, as unary numbers. */
  readonly costs: number[][] = []
  /** The least gaps of all days, each by itself. */
  least = 0
  /** False where the worth of what is held could not be written; then nothing here holds. */
  readonly complete: boolean
  /** Those that are held and those that may be. */
  readonly meetings: number[]
  /** Variable of a meeting in a slot, 0 where it can't stand. */
  private readonly place: Int32Array
  /** Whether a meeting of which there is a choice is held. */
  private readonly held = new Map<number, number>()
  private readonly seats: { side: number; d: number; variable: number }[] = []
  /** Whether somebody of a participant is busy in a slot. */
  private readonly busy: { p: number; s: number; literal: number }[] = []
  /** What may fill a slot of a delegate. */
  private readonly fills: number[][]
  /** Meetings that use a row of tables or interpreters, and the cells of rows that are written. */
  private readonly ofRow: number[][]
  private readonly written = new Set<number>()

  /** Schedules with fewer gaps than `reached`; with `narrow`, only those in which nothing costs more than that. */
  constructor(
    private readonly logic: Logic,
    private readonly table: Timetable,
    private readonly plan: HeldPlan,
    goal: GapGoal,
    reached: number,
    private readonly narrow: Narrow | null = null,
  ) {
    const { problem } = table
    this.meetings = [...plan.always, ...plan.choice]
    this.place = new Int32Array(problem.M * problem.S)
    this.fills = Array.from({ length: table.delegates * problem.S }, () => [])
    for (const m of plan.choice) this.held.set(m, logic.variable())
    this.ofRow = Array.from({ length: problem.rows }, () => [])
    for (const m of this.meetings) {
      this.addMeeting(m)
      for (const k of problem.sharedRowsOf[m] ?? noNumbers) this.ofRow[k]?.push(m)
    }
    this.addNarrowRows()
    this.addFullCells()
    this.complete = this.addRules(goal)
    this.addDays(reached)
    this.balanceSides()
  }

  private addMeeting(m: number): void {
    const { logic, table } = this
    const { S, domain } = table.problem
    const held = this.held.get(m)
    const places: number[] = []
    for (const s of domain[m] ?? noNumbers) {
      const place = logic.variable()
      this.place[m * S + s] = place
      places.push(place)
      if (held !== undefined) logic.add([-place, held])
      for (let j = 0; j < 2; j++) this.addSeats(2 * m + j, s, place)
    }
    logic.add(held === undefined ? places : [-held, ...places])
    atMostOne(logic, places)
  }

  /** Who sits there: the one who can, or one of those who can. */
  private addSeats(side: number, s: number, place: number): void {
    const { logic, table } = this
    const { S, delegatePools } = table.problem
    const options = table.options[side] ?? []
    if (delegatePools[table.problem.side[side] ?? 0]?.units === 1) {
      this.fills[(options[0] ?? 0) * S + s]?.push(place)
      return
    }
    const seats: number[] = []
    for (const d of options) {
      if (!table.open[d * S + s]) continue
      const variable = logic.variable()
      logic.add([-variable, place])
      this.seats.push({ side, d, variable })
      this.fills[d * S + s]?.push(variable)
      seats.push(variable)
    }
    logic.add([-place, ...seats])
    atMostOne(logic, seats)
  }

  /** Value, musts, shares and limits; those of one delegate are with its days. */
  private addRules(goal: GapGoal): boolean {
    const { logic, plan, table } = this
    return heldRules(table.problem, goal, plan).every(({ meetings, weights, least, most }) => {
      const held = meetings.map((m) => this.held.get(m) ?? 0)
      if (weights) return weighsAtLeast(logic, held, weights, least)
      atLeast(logic, held, least)
      atMost(logic, held, most)
      return true
    })
  }

  private addDays(reached: number): void {
    const { problem } = this.table
    const days = problem.delegatePools.flatMap((_, p) => this.addDaysOf(p))
    this.least = days.reduce((sum, day) => sum + day.least, 0)
    for (const day of days) {
      const cost = day.limit(Math.max(0, reached - 1 - this.least))
      if (cost.length > 0) this.costs.push(cost)
    }
  }

  /** The days of a participant's delegates; together they hold what it holds. */
  private addDaysOf(p: number): Day[] {
    const { logic, table } = this
    const { S, rank, days, firstDelegate, delegateMost } = table.problem
    const own = planOf(table.problem, this.plan, p)
    const [least, most] = [own.always.length, own.always.length + own.choice.length]
    const parts: { d: number; there: number[] }[] = []
    for (let d = firstDelegate[p] ?? 0; d < (firstDelegate[p + 1] ?? 0); d++)
      for (const slots of days) {
        const there = slots.filter((s) => (this.fills[d * S + s]?.length ?? 0) > 0)
        if (there.length > 0) parts.push({ d, there })
      }
    const written = parts.map(({ d, there }) => {
      const busy = there.map((s) => this.isBusy(this.fills[d * S + s] ?? []))
      there.forEach((s, i) => this.busy.push({ p, s, literal: busy[i] ?? 0 }))
      const fewest = parts.length === 1 ? least : 0
      const at = there.map((s) => rank[s] ?? 0)
      const day = addDay(logic, at, busy, fewest, Math.min(there.length, most))
      this.addReach(day, d, there, busy, fewest > 0)
      return { d, ...day }
    })
    for (let d = firstDelegate[p] ?? 0; delegateMost && d < (firstDelegate[p + 1] ?? 0); d++) {
      const counts = written.filter((day) => day.d === d).map(({ count }) => count)
      const over = this.sum(counts)[delegateMost[d] ?? Infinity]
      if (over !== undefined) logic.add([-over])
    }
    const held = own.choice.map((m) => [this.held.get(m) ?? 0])
    this.tellTotal(this.sum(written.map(({ count }) => count)), least, this.sum(held))
    return written
  }

  /** Where a day begins and how far it reaches. */
  private addReach(day: Day, d: number, there: number[], busy: number[], isFilled: boolean): void {
    const { rank } = this.table.problem
    const at = there.map((s) => rank[s] ?? 0)
    if (!this.narrow || !this.addNarrow(this.narrow, day, d, there, busy))
      addStarts(this.logic, day, at, busy, isFilled)
  }

  /** The windows that do not cost too much; false where that leaves open how far the day reaches. */
  private addNarrow(
    { prices, toll }: Narrow,
    day: Day,
    d: number,
    there: number[],
    busy: number[],
  ): boolean {
    const { delegatePools, delegateOwner } = this.table.problem
    const isSame = (one: PricedDay) => one.d === d && there.some((s) => one.there.includes(s))
    const priced = prices.days.find(isSame)
    if (!priced || priced.tolls.length === 0) return false
    const alone = delegatePools[delegateOwner[d] ?? 0]?.units === 1
    const placeOf = (key: number) => (alone ? (this.place[key] ?? 0) : 0)
    const filled = priced.there.map((s) => busy[there.indexOf(s)] ?? 0)
    return addWindows(this.logic, day, priced, toll, filled, placeOf)
  }

  /** In each slot as many people of one side meet as of the other; clauses alone would not see it. */
  private balanceSides(): void {
    const { logic } = this
    const { problem } = this.table
    const first = firstSide(problem, this.meetings)
    if (!first) return
    const sides = Array.from({ length: problem.S }, () => [[], []] as [number[][], number[][]])
    for (const { p, s, literal } of this.busy) sides[s]?.[first.has(p) ? 0 : 1].push([literal])
    const clauses = sides.flat().reduce((sum, people) => sum + people.length ** 2, 0)
    if (clauses > MOST_COUNTED) return
    sides.forEach(([one, other], s) => {
      const count = this.sum(one)
      same(logic, count, this.sum(other))
      this.limitCount(s, count)
    })
  }

  /** No more meetings in a slot than tables, or interpreters, where all need one; just as many where all are taken. */
  private limitCount(s: number, count: readonly number[]): void {
    const { logic, plan, meetings, table } = this
    const { S, cap, sharedRowsOf } = table.problem
    for (const k of sharedRowsOf[meetings[0] ?? 0] ?? noNumbers) {
      if (!meetings.every((m) => sharedRowsOf[m]?.includes(k))) continue
      const most = cap[k * S + s] ?? 0
      const [last, over] = [count[most - 1], count[most]]
      if (over !== undefined) logic.add([-over])
      if (last !== undefined && plan.full.includes(k * S + s)) logic.add([last])
    }
  }

  private sum(numbers: readonly number[][]): number[] {
    const most = numbers.reduce((length, one) => length + one.length, 0)
    return sumOf(this.logic, numbers, most, true)
  }

  /** As many slots are filled as meetings are held: `least` and those that are chosen. */
  private tellTotal(filled: readonly number[], least: number, chosen: readonly number[]): void {
    const { logic } = this
    const isFilled = (n: number) => filled[n - 1]
    const atLeast = isFilled(least)
    if (least > 0) logic.add(atLeast === undefined ? [] : [atLeast])
    const atMost = isFilled(least + chosen.length + 1)
    if (atMost !== undefined) logic.add([-atMost])
    chosen.forEach((one, i) => {
      const same = isFilled(least + i + 1)
      logic.add(same === undefined ? [-one] : [-one, same])
      if (same !== undefined) logic.add([one, -same])
    })
  }

  private isBusy(fills: number[]): number {
    const { logic } = this
    atMostOne(logic, fills)
    const busy = logic.variable()
    for (const one of fills) logic.add([-one, busy])
    logic.add([-busy, ...fills])
    return busy
  }

  /** What the solver found last. */
  read(): Arranged {
    const { logic, table } = this
    const { S, M, side, delegatePools, firstDelegate, domain } = table.problem
    const slots = new Int32Array(M).fill(-1)
    const delegates = new Int32Array(2 * M).fill(-1)
    for (const m of this.meetings) {
      for (const s of domain[m] ?? noNumbers)
        if (logic.isTrue(this.place[m * S + s] ?? 0)) slots[m] = s
      if (slots[m] === -1) continue
      for (let k = 2 * m; k < 2 * m + 2; k++)
        if (delegatePools[side[k] ?? 0]?.units === 1)
          delegates[k] = firstDelegate[side[k] ?? 0] ?? 0
    }
    for (const seat of this.seats) if (logic.isTrue(seat.variable)) delegates[seat.side] = seat.d
    return { slots, delegates }
  }

  /** Rows of tables and interpreters for few meetings at once, such as a firm's own booth. */
  private addNarrowRows(): void {
    const { S, rows, cap } = this.table.problem
    for (let cell = 0; cell < rows * S; cell++)
      if ((cap[cell] ?? 0) <= NARROW && (this.ofRow[Math.floor(cell / S)]?.length ?? 0) > 0)
        this.addRow(cell)
  }

  private addRow(cell: number): void {
    const { S, cap } = this.table.problem
    atMost(
      this.logic,
      this.placesOf(this.ofRow[Math.floor(cell / S)] ?? [], cell % S),
      cap[cell] ?? 0,
    )
    this.written.add(cell)
  }

  private addFullCells(): void {
    const { S, rows, rowsOf, cap } = this.table.problem
    const ofRow: number[][] = Array.from({ length: rows }, () => [])
    for (const m of this.meetings) for (const k of rowsOf[m] ?? noNumbers) ofRow[k]?.push(m)
    for (const cell of this.plan.full) {
      const places = this.placesOf(ofRow[Math.floor(cell / S)] ?? [], cell % S)
      if (places.length <= WIDE) atLeast(this.logic, places, cap[cell] ?? 0)
    }
  }

  /** Where these meetings could stand in a slot. */
  private placesOf(meetings: readonly number[], s: number): number[] {
    const { S } = this.table.problem
    return meetings.map((m) => this.place[m * S + s] ?? 0).filter((one) => one !== 0)
  }

  /** Writes the rows of tables and interpreters that a schedule breaks; false where it breaks none. */
  forbid({ slots }: Arranged): boolean {
    const { S, rows, cap } = this.table.problem
    const count = new Int32Array(rows * S)
    this.ofRow.forEach((own, k) => {
      for (const m of own) {
        const cell = k * S + (slots[m] ?? 0)
        if (slots[m] !== -1) count[cell] = (count[cell] ?? 0) + 1
      }
    })
    const broken = Array.from(count.keys()).filter(
      (cell) => (count[cell] ?? 0) > (cap[cell] ?? 0) && !this.written.has(cell),
    )
    for (const cell of broken) this.addRow(cell)
    return broken.length > 0
  }

  /** What it takes that all but the meetings in `free` stay as they are. */
  keep({ slots }: Arranged, free: ReadonlySet<number>): number[] {
    const { S } = this.table.problem
    return this.meetings.flatMap((m) => {
      if (free.has(m)) return []
      const s = slots[m] ?? -1
      // What is always held, and stands nowhere yet, has to move.
      const held = this.held.get(m)
      if (s === -1) return held === undefined ? [] : [-held]
      return [this.place[m * S + s] ?? 0]
    })
  }

  /** Lets the solver try this schedule first. */
  prefer({ slots }: Arranged): void {
    const { S, domain } = this.table.problem
    for (const m of this.meetings)
      for (const s of domain[m] ?? noNumbers) {
        const place = this.place[m * S + s] ?? 0
        this.logic.prefer(slots[m] === s ? place : -place)
      }
  }
}
