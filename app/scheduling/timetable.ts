import { matchUnits } from './matching'
import { Packing } from './packing'
import type { Problem } from './problem'
import { nameTeam } from './rations'

/**
 * Slots and delegates of the held meetings, with the gaps of every delegate and day kept up to
 * date. Tables and interpreters are still only counted (by the packing's rows).
 */
export class Timetable {
  readonly packing: Packing
  /** Delegate of a meeting's two sides: `delegate[2m]`, `delegate[2m + 1]`; -1 while not held. */
  readonly delegate: Int32Array
  /** Meeting of a delegate in a slot, or -1. */
  readonly busy: Int32Array
  readonly delegates: number
  /** Is the delegate there in the slot? */
  readonly open: Uint8Array
  /** Delegates that may sit on a side of a meeting. */
  readonly options: number[][]
  /** Meetings of a delegate, where delegates have limits. */
  readonly load: Int32Array | null
  readonly gapsOfDay: Int32Array
  readonly gapsOfParticipant: Int32Array
  gaps = 0
  /** Σ over participants of gaps², least where gaps are spread evenly. */
  unevenness = 0
  /** Delegate-days that have gaps, for choosing where to work. */
  readonly gappy: number[] = []
  private readonly gappyAt: Int32Array
  private readonly first: Int32Array
  private readonly last: Int32Array
  readonly D: number

  constructor(
    readonly problem: Problem,
    slots: ArrayLike<number>,
    delegates?: ArrayLike<number>,
  ) {
    const { S, M, side, delegatePools, firstDelegate, days } = problem
    this.D = days.length
    this.delegates = problem.delegateIds.length
    this.packing = new Packing(sharedOnly(problem))
    this.packing.load(slots)
    this.delegate = new Int32Array(2 * M).fill(-1)
    this.busy = new Int32Array(this.delegates * S).fill(-1)
    this.open = new Uint8Array(this.delegates * S)
    this.load = problem.delegateMost ? new Int32Array(this.delegates) : null
    this.gapsOfDay = new Int32Array(this.delegates * this.D)
    this.gapsOfParticipant = new Int32Array(delegatePools.length)
    this.gappyAt = new Int32Array(this.delegates * this.D).fill(-1)
    this.first = Int32Array.from(days, (list) => list[0] ?? 0)
    this.last = Int32Array.from(days, (list) => list[list.length - 1] ?? -1)
    delegatePools.forEach((pool, p) =>
      pool.open.forEach((open, u) => this.open.set(open, ((firstDelegate[p] ?? 0) + u) * S)),
    )
    this.options = Array.from({ length: 2 * M }, (_, i) => {
      const p = side[i] ?? 0
      const pool = delegatePools[p]
      return (pool?.classes[pool.classOf[i >> 1] ?? -1] ?? []).map(
        (u) => u + (firstDelegate[p] ?? 0),
      )
    })
    if (delegates) this.delegate.set(delegates)
    else this.nameDelegates()
    for (let m = 0; m < M; m++) {
      const s = this.slotOf(m)
      if (s !== -1) this.sit(m, s)
    }
    for (let d = 0; d < this.delegates; d++) for (let k = 0; k < this.D; k++) this.refresh(d, k)
  }

  slotOf(m: number): number {
    return this.packing.slotOf[m] ?? -1
  }

  private nameDelegates(): void {
    const { S, M, side, delegatePools, firstDelegate } = this.problem
    const groups = new Map<number, number[]>()
    const asTeam = new Set<number>()
    for (const ration of this.problem.rations) {
      const { participant: p, pool } = ration
      const units = nameTeam(ration, (m) => this.slotOf(m))
      if (!units)
        throw new Error(`the delegates of ${pool.name} can't be named within their limits`)
      asTeam.add(p)
      for (const [m, u] of units)
        this.delegate[side[2 * m] === p ? 2 * m : 2 * m + 1] = (firstDelegate[p] ?? 0) + u
    }
    for (let m = 0; m < M; m++) {
      const s = this.slotOf(m)
      if (s === -1) continue
      for (const p of [side[2 * m] ?? 0, side[2 * m + 1] ?? 0]) {
        if (asTeam.has(p)) continue
        const group = groups.get(p * S + s)
        if (group) group.push(m)
        else groups.set(p * S + s, [m])
      }
    }
    for (const [key, meetings] of groups) {
      const p = Math.floor(key / S)
      const pool = delegatePools[p]
      const units = pool ? matchUnits(pool, meetings, key % S) : null
      if (!units)
        throw new Error(
          `the delegates of ${pool?.name ?? p} can't be named: a Hall condition is missing`,
        )
      meetings.forEach((m, i) => {
        this.delegate[side[2 * m] === p ? 2 * m : 2 * m + 1] =
          (firstDelegate[p] ?? 0) + (units[i] ?? 0)
      })
    }
  }

  sit(m: number, s: number): void {
    const S = this.problem.S
    this.busy[(this.delegate[2 * m] ?? 0) * S + s] = m
    this.busy[(this.delegate[2 * m + 1] ?? 0) * S + s] = m
    if (this.load) this.count(m, 1)
  }

  rise(m: number, s: number): void {
    const S = this.problem.S
    this.busy[(this.delegate[2 * m] ?? 0) * S + s] = -1
    this.busy[(this.delegate[2 * m + 1] ?? 0) * S + s] = -1
    if (this.load) this.count(m, -1)
  }

  private count(m: number, by: number): void {
    this.addLoad(this.delegate[2 * m] ?? 0, by)
    this.addLoad(this.delegate[2 * m + 1] ?? 0, by)
  }

  /** Notes that a delegate has one meeting more (1) or less (-1). */
  addLoad(d: number, by: number): void {
    if (this.load) this.load[d] = (this.load[d] ?? 0) + by
  }

  /** May the delegate have no further meeting? */
  isFull(d: number): boolean {
    return this.load !== null && (this.load[d] ?? 0) >= (this.problem.delegateMost?.[d] ?? Infinity)
  }

  /** Counts one delegate's day anew; returns the change in gaps. */
  refresh(d: number, k: number): number {
    const at = d * this.D + k
    const before = this.gapsOfDay[at] ?? 0
    const gaps = this.countGaps(d, k)
    if (gaps === before) return 0
    this.gapsOfDay[at] = gaps
    this.gaps += gaps - before
    const p = this.problem.delegateOwner[d] ?? 0
    const own = this.gapsOfParticipant[p] ?? 0
    const then = own + gaps - before
    this.gapsOfParticipant[p] = then
    this.unevenness += then * then - own * own
    if (before === 0) {
      this.gappyAt[at] = this.gappy.length
      this.gappy.push(at)
    } else if (gaps === 0) {
      const i = this.gappyAt[at] ?? 0
      const moved = this.gappy.pop() ?? 0
      if (moved !== at) {
        this.gappy[i] = moved
        this.gappyAt[moved] = i
      }
      this.gappyAt[at] = -1
    }
    return gaps - before
  }

  /** How many gaps a delegate's day would have less if its meeting in one slot stood in another of that day. */
  savedBy(d: number, from: number, to: number): number {
    const { busy, problem } = this
    const base = d * problem.S
    const k = problem.day[from] ?? 0
    const m = busy[base + from] ?? -1
    busy[base + from] = -1
    busy[base + to] = m
    const gaps = this.countGaps(d, k)
    busy[base + to] = -1
    busy[base + from] = m
    return (this.gapsOfDay[d * this.D + k] ?? 0) - gaps
  }

  private countGaps(d: number, k: number): number {
    const base = d * this.problem.S
    let a = base + (this.first[k] ?? 0)
    let b = base + (this.last[k] ?? 0)
    const busy = this.busy
    while (a <= b && busy[a] === -1) a++
    while (b > a && busy[b] === -1) b--
    let gaps = 0
    for (let i = a + 1; i < b; i++) if (busy[i] === -1) gaps++
    return gaps
  }

  /** First and last busy slot of a delegate's day, or null. */
  span(d: number, k: number): [number, number] | null {
    const base = d * this.problem.S
    let a = this.first[k] ?? 0
    let b = this.last[k] ?? 0
    while (a <= b && this.busy[base + a] === -1) a++
    if (a > b) return null
    while (this.busy[base + b] === -1) b--
    return [a, b]
  }

  /** The largest minus the smallest number of gaps over the participants. */
  spread(): number {
    let low = Infinity
    let high = 0
    for (const gaps of this.gapsOfParticipant) {
      if (gaps < low) low = gaps
      if (gaps > high) high = gaps
    }
    return high - (low === Infinity ? 0 : low)
  }
}

/** Rows of tables and interpreters only: delegates are named in a timetable, and limits don't move. */
function sharedOnly(problem: Problem): Problem {
  return {
    ...problem,
    rowsOf: problem.sharedRowsOf,
    limits: new Int32Array(),
    limitsOf: problem.limitsOf.map(() => new Int32Array()),
    rations: [],
    matched: problem.matched.filter(
      (pool) => pool === problem.tablePool || pool === problem.interpreterPool,
    ),
  }
}
