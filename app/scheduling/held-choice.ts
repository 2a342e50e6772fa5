import { requestedBy } from './share'
import type { Timetable } from './timetable'

/**
 * Which meeting may go so that another comes in, while must-meetings and value stay as they are
 * and the least share does not fall. Locked meetings never go.
 */
export class HeldChoice {
  /** Held meetings that may go, by worth; a meeting stands at `at[m]` of its list. */
  private readonly held: number[][] = []
  /** Meetings that may come in because something of the same worth is held. */
  readonly out: number[] = []
  private readonly at: Int32Array
  private readonly worthOf: Int32Array
  /** Meetings of a participant that may come in are a part of these. */
  private readonly own: number[][]
  private readonly count: Int32Array
  /** Fewest and most meetings a participant may hold. */
  private readonly least: Float64Array
  private readonly most: Float64Array

  constructor(
    private readonly table: Timetable,
    minShare: number,
  ) {
    const { problem } = table
    const { M, side, locked, holdable, domain, delegatePools } = problem
    this.at = new Int32Array(M).fill(-1)
    this.worthOf = new Int32Array(M).fill(-1)
    this.count = new Int32Array(delegatePools.length)
    this.least = Float64Array.from(requestedBy(problem), (n) => Math.ceil(minShare * n - 1e-4))
    this.most = Float64Array.from(
      problem.instance.participants,
      ({ maxMeetings }) => maxMeetings ?? Infinity,
    )
    this.own = delegatePools.map(() => [])
    const kinds = new Map<string, number>()
    for (let m = 0; m < M; m++) {
      const held = table.slotOf(m) !== -1
      for (let j = 0; held && j < 2; j++) this.book(m, j, 1)
      if (locked[m] || !holdable[m] || domain[m]?.length === 0) continue
      const key = `${problem.must[m] ?? 0} ${problem.weight[m] ?? 0}`
      const kind = kinds.get(key) ?? kinds.size
      kinds.set(key, kind)
      this.worthOf[m] = kind
      const list = (this.held[kind] ??= [])
      if (held) {
        this.at[m] = list.length
        list.push(m)
      }
    }
    for (let m = 0; m < M; m++) {
      const kind = this.worthOf[m] ?? -1
      if (kind === -1 || (this.held[kind] ?? []).length === 0) continue
      for (let j = 0; j < 2; j++) this.own[side[2 * m + j] ?? 0]?.push(m)
      if (this.at[m] !== -1) continue
      this.at[m] = this.out.length
      this.out.push(m)
    }
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

  /** A held meeting as worthy as `x` that may go when `x` comes in, or -1. */
  partnerOf(x: number, pick: (n: number) => number): number {
    // Who holds too little to take x has all its slots taken, so one of its own has to go.
    const own = this.own[this.table.problem.side[2 * x + pick(2)] ?? 0] ?? []
    for (let i = 0, at = pick(own.length); i < own.length; i++, at++) {
      const m = own[at < own.length ? at : at - own.length] ?? 0
      if (this.table.slotOf(m) !== -1 && this.worthOf[m] === this.worthOf[x] && this.mayTrade(m, x))
        return m
    }
    const list = this.held[this.worthOf[x] ?? -1] ?? []
    const m = list[pick(list.length)] ?? 0
    return this.mayTrade(m, x) ? m : -1
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
  trade(m: number, x: number): void {
    const list = this.held[this.worthOf[x] ?? -1] ?? []
    list[this.at[m] ?? 0] = x
    this.out[this.at[x] ?? 0] = m
    const place = this.at[m] ?? 0
    this.at[m] = this.at[x] ?? 0
    this.at[x] = place
    for (let j = 0; j < 2; j++) {
      this.book(m, j, -1)
      this.book(x, j, 1)
    }
  }

  private book(m: number, j: number, by: number): void {
    const p = this.table.problem.side[2 * m + j] ?? 0
    this.count[p] = (this.count[p] ?? 0) + by
  }
}
