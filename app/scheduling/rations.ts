import { addColumn, addRow, type LinearProgram } from './linear'
import type { Pool } from './pool'
import type { Problem } from './problem'

/*
 * Delegates who may hold only so many meetings. Within a slot that is no matter of counting rows:
 * who sits where in one slot decides who is left for another. So a team is named over all its slots
 * at once, as a flow from meetings through (delegate, slot) to delegates (docs/scheduling.md).
 */

/** A team of several delegates of whom one could be asked for more meetings than it may hold. */
export interface Ration {
  participant: number
  pool: Pool
  /** The most meetings of each delegate. */
  most: Int32Array
  meetings: number[]
  /** True where Hall conditions and limits say it all: like delegates with the same limit. */
  exact: boolean
  /** Delegates that meetings keep whatever happens: of what is over. */
  kept: Map<number, number>
}

/** The ration of a team; null where no limit can bind beyond the limits of sets of delegates. */
export function rationOf(
  participant: number,
  pool: Pool,
  most: Int32Array,
  meetings: number[],
): Ration | null {
  if (pool.units < 2) return null
  const askedOf = most.map(
    (_, u) =>
      meetings.filter((m) => (pool.classes[pool.classOf[m] ?? -1] ?? []).includes(u)).length,
  )
  if (most.every((n, u) => n >= (askedOf[u] ?? 0))) return null
  const exact =
    pool.classes.length === 1 &&
    pool.classes[0]?.length === pool.units &&
    most.every((n) => n === most[0]) &&
    pool.open.every((open) => open.every((x, s) => x === pool.open[0]?.[s]))
  return { participant, pool, most, meetings, exact, kept: new Map() }
}

/** All teams of several delegates: those with limits that can bind, and the others without a limit. */
export function everyTeam({ M, side, delegatePools, rations }: Problem): Ration[] {
  return delegatePools.flatMap((pool, participant) => {
    if (pool.units < 2) return []
    const limited = rations.find((ration) => ration.participant === participant)
    if (limited) return [limited]
    const meetings: number[] = []
    for (let m = 0; m < M; m++)
      if (side[2 * m] === participant || side[2 * m + 1] === participant) meetings.push(m)
    const most = new Int32Array(pool.units).fill(meetings.length)
    return [{ participant, pool, most, meetings, exact: true, kept: new Map<number, number>() }]
  })
}

/**
 * Delegates for the team's meetings in the slots given (-1: not held), nobody twice in a slot nor
 * above the limit; null when there are too few. `wished` delegates are given where they are free,
 * and every further meeting displaces as few others as can be (shortest augmenting paths).
 * @returns the delegate's number in the team by meeting
 */
export function nameTeam(
  ration: Ration,
  slotOf: (m: number) => number,
  wished: (m: number) => number = () => -1,
): Map<number, number> | null {
  const naming = new Naming(ration, slotOf)
  const waiting: number[] = []
  for (const m of ration.meetings) {
    if (slotOf(m) === -1) continue
    const kept = ration.kept.get(m)
    if (kept !== undefined) naming.seat(m, kept)
    else waiting.push(m)
  }
  for (const m of waiting) if (naming.couldSeat(m, wished(m))) naming.seat(m, wished(m))
  for (const m of waiting) if (!naming.unit.has(m) && !naming.letIn(m)) return null
  return naming.unit
}

class Naming {
  readonly unit = new Map<number, number>()
  /** Meeting by delegate, then slot. */
  private readonly holder: Map<number, number>[]

  constructor(
    private readonly ration: Ration,
    private readonly slotOf: (m: number) => number,
  ) {
    this.holder = Array.from(ration.most, () => new Map<number, number>())
  }

  private optionsOf(m: number): number[] {
    const { pool } = this.ration
    const s = this.slotOf(m)
    return (pool.classes[pool.classOf[m] ?? -1] ?? []).filter((u) => pool.open[u]?.[s] === 1)
  }

  private hasRoom(u: number): boolean {
    return (this.holder[u]?.size ?? 0) < (this.ration.most[u] ?? 0)
  }

  couldSeat(m: number, u: number): boolean {
    return this.optionsOf(m).includes(u) && this.hasRoom(u) && !this.holder[u]?.has(this.slotOf(m))
  }

  seat(m: number, u: number): void {
    this.unit.set(m, u)
    this.holder[u]?.set(this.slotOf(m), m)
  }

  private rise(m: number): void {
    this.holder[this.unit.get(m) ?? -1]?.delete(this.slotOf(m))
  }

  /** Seats one more meeting along a shortest path of others who change; false where none leads on. */
  letIn(m: number): boolean {
    const displacedBy = new Map<number, number>([[m, -1]])
    const seen = new Set<number>()
    const queue = [m]
    const ask = (by: number, others: Iterable<number>) => {
      for (const o of others) {
        if (displacedBy.has(o) || this.ration.kept.has(o)) continue
        displacedBy.set(o, by)
        queue.push(o)
      }
    }
    for (const x of queue) {
      for (const u of this.optionsOf(x)) {
        if (u === this.unit.get(x)) continue
        const there = this.holder[u]?.get(this.slotOf(x))
        if (there !== undefined) ask(x, [there])
        else if (this.hasRoom(u)) {
          this.shift(x, u, displacedBy)
          return true
        } else if (!seen.has(u)) {
          seen.add(u)
          ask(x, this.holder[u]?.values() ?? [])
        }
      }
    }
    return false
  }

  /** `x` goes to `u`, who displaced it takes its place, and so on back to the first. */
  private shift(x: number, u: number, displacedBy: Map<number, number>): void {
    for (let meeting = x, to = u; meeting !== -1;) {
      const left = this.unit.get(meeting) ?? -1
      this.rise(meeting)
      this.seat(meeting, to)
      meeting = displacedBy.get(meeting) ?? -1
      to = left
    }
  }
}

/** The column that says: delegate `u` of the team sits in meeting `m` in slot `s`. */
export interface Seat {
  ration: Ration
  m: number
  s: number
  u: number
  column: number
}

/** Adds to a program with time who sits where in a team; `columnOf` gives a meeting's column in a slot, or -1. */
export function addSeats(
  program: LinearProgram,
  ration: Ration,
  S: number,
  columnOf: (m: number, s: number) => number,
): Seat[] {
  const { pool, meetings, most } = ration
  const seats: Seat[] = []
  const byUnit = Array.from(most, () => [] as number[])
  const byCell = new Map<number, number[]>()
  for (const m of meetings)
    for (let s = 0; s < S; s++) {
      const held = columnOf(m, s)
      if (held === -1) continue
      const own: number[] = []
      for (const u of pool.classes[pool.classOf[m] ?? -1] ?? []) {
        if (pool.open[u]?.[s] !== 1) continue
        const column = addColumn(program, 0)
        seats.push({ ration, m, s, u, column })
        own.push(column)
        byUnit[u]?.push(column)
        byCell.set(u * S + s, [...(byCell.get(u * S + s) ?? []), column])
      }
      addRow(program, 0, 0, [held, ...own], [-1, ...own.map(() => 1)])
    }
  for (const cell of byCell.values()) if (cell.length > 1) addRow(program, -Infinity, 1, cell)
  byUnit.forEach((own, u) => {
    if (own.length > (most[u] ?? 0)) addRow(program, -Infinity, most[u] ?? 0, own)
  })
  return seats
}

/** Writes who sits where into a start for the solver, for the slots given. */
export function startSeats(seats: Seat[], slots: ArrayLike<number>, start: Float64Array): void {
  const named = new Map<Ration, Map<number, number>>()
  for (const { ration } of seats)
    if (!named.has(ration))
      named.set(ration, nameTeam(ration, (m) => slots[m] ?? -1) ?? new Map<number, number>())
  for (const { ration, m, s, u, column } of seats)
    if (slots[m] === s && named.get(ration)?.get(m) === u) start[column] = 1
}
