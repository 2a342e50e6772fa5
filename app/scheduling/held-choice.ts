import { noNumbers } from './none'
import { requestedBy } from './share'
import type { Timetable } from './timetable'

/** What an exchange of held meetings may cost. */
export interface Trade {
  /** The least share, below which no participant may come. */
  minShare: number
  /** The most that two exchanged meetings differ in worth, in units of `problem.weight`. */
  reach: number
  /** What a unit of value below the goal costs for the time being, in gaps. */
  toll: number
}

/**
 * Which meeting may go so that another comes in, while must-meetings stay as many, the worth
 * changes little and the least share does not fall. Locked meetings never go.
 */
export class HeldChoice {
  /** Held meetings that may go, by class of worth; a meeting stands at `at[m]` of its list. */
  private readonly held = new Map<number, number[]>()
  /** Meetings that may come in. */
  readonly out: number[] = []
  private readonly at: Int32Array
  /** Meetings of a participant that may come in are a part of these. */
  private readonly own: number[][]
  private readonly count: Int32Array
  /** Fewest and most meetings a participant may hold. */
  private readonly least: Float64Array
  private readonly most: Float64Array

  constructor(
    private readonly table: Timetable,
    private readonly trade: Trade,
  ) {
    const { problem } = table
    const { M, side, locked, holdable, domain, delegatePools } = problem
    this.at = new Int32Array(M).fill(-1)
    this.count = new Int32Array(delegatePools.length)
    this.least = Float64Array.from(requestedBy(problem), (n) =>
      Math.ceil(trade.minShare * n - 1e-4),
    )
    this.most = problem.mostOf
    this.own = delegatePools.map(() => [])
    for (let m = 0; m < M; m++) {
      const held = table.slotOf(m) !== -1
      for (let j = 0; held && j < 2; j++) this.tally(m, j, 1)
      if (locked[m] || !holdable[m] || domain[m]?.length === 0) continue
      for (let j = 0; j < 2; j++) this.own[side[2 * m + j] ?? 0]?.push(m)
      const list = held ? this.heldIn(this.classOf(m)) : this.out
      this.at[m] = list.length
      list.push(m)
    }
  }

  /** Musts apart; a class is as wide as the reach, so that partners stand in it or beside it. */
  private classOf(m: number): number {
    const { must, weight } = this.table.problem
    const width = Math.max(1, this.trade.reach)
    return 2 * Math.floor((weight[m] ?? 0) / width) + (must[m] ?? 0)
  }

  private heldIn(key: number): number[] {
    const known = this.held.get(key)
    if (known) return known
    const list: number[] = []
    this.held.set(key, list)
    return list
  }

  /** A meeting of the participant that is out and may come in, or -1. */
  outOf(p: number, pick: (n: number) => number): number {
    const own = this.own[p] ?? []
    for (let tries = 0; tries < 4 && own.length > 0; tries++) {
      const m = own[pick(own.length)] ?? 0
      if (this.table.slotOf(m) === -1) return m
    }
    return -1
  }

  /** A held meeting about as worthy as `x` that may go when `x` comes in, or -1. */
  partnerOf(x: number, pick: (n: number) => number): number {
    // Who holds too little to take x has all its slots taken, so one of its own has to go.
    const own = this.own[this.table.problem.side[2 * x + pick(2)] ?? 0] ?? []
    for (let i = 0, at = pick(own.length); i < own.length; i++, at++) {
      const m = own[at < own.length ? at : at - own.length] ?? 0
      if (this.table.slotOf(m) !== -1 && this.alike(m, x) && this.mayTrade(m, x)) return m
    }
    const beside = this.trade.reach > 0 ? 2 * (pick(3) - 1) : 0
    const list = this.held.get(this.classOf(x) + beside) ?? noNumbers
    const m = list[pick(list.length)] ?? -1
    return m !== -1 && this.alike(m, x) && this.mayTrade(m, x) ? m : -1
  }

  private alike(m: number, x: number): boolean {
    const { must } = this.table.problem
    return must[m] === must[x] && Math.abs(this.gain(m, x)) <= this.trade.reach
  }

  /** What the value gains when `m` goes and `x` comes in. */
  gain(m: number, x: number): number {
    const { weight } = this.table.problem
    return (weight[x] ?? 0) - (weight[m] ?? 0)
  }

  private mayTrade(m: number, x: number): boolean {
    const { side } = this.table.problem
    for (let j = 0; j < 2; j++) {
      const goes = side[2 * m + j] ?? 0
      const comes = side[2 * x + j] ?? 0
      const stays = goes === side[2 * x] || goes === side[2 * x + 1]
      if (!stays && (this.count[goes] ?? 0) - 1 < (this.least[goes] ?? 0)) return false
      const was = comes === side[2 * m] || comes === side[2 * m + 1]
      if (!was && (this.count[comes] ?? 0) + 1 > (this.most[comes] ?? 0)) return false
    }
    return true
  }

  /** Notes that `m` has gone and `x` has come in. */
  book(m: number, x: number): void {
    const from = this.heldIn(this.classOf(m))
    const last = from.pop() ?? m
    if (last !== m) {
      from[this.at[m] ?? 0] = last
      this.at[last] = this.at[m] ?? 0
    }
    this.out[this.at[x] ?? 0] = m
    this.at[m] = this.at[x] ?? 0
    const to = this.heldIn(this.classOf(x))
    this.at[x] = to.length
    to.push(x)
    for (let j = 0; j < 2; j++) {
      this.tally(m, j, -1)
      this.tally(x, j, 1)
    }
  }

  private tally(m: number, j: number, by: number): void {
    const p = this.table.problem.side[2 * m + j] ?? 0
    this.count[p] = (this.count[p] ?? 0) + by
  }
}
