import { noNumbers } from './none'
import type { Timetable } from './timetable'

/** Longer chains are given up: they shuffle half of the day and seldom help. */
const LONGEST_CHAIN = 60
/** The same for chains over many slots. */
const LONGEST_SCATTER = 12

/** A random whole number in [0, n). */
type Pick = (n: number) => number

/** Makes steps on a timetable and takes them back. */
export class ChainMoves {
  private readonly chain: number[] = []
  private readonly from: number[] = []
  private readonly seen: Int32Array
  private stamp = 0
  private readonly touchedAt: Int32Array
  private readonly touched: number[] = []
  private touchStamp = 0
  private readonly cells = new Int32Array(256)
  private swapped: number[] = []
  /** The meeting a replacement took out, and the delegates it had. */
  private gone: [meeting: number, one: number, two: number] | null = null

  constructor(readonly table: Timetable) {
    this.seen = new Int32Array(table.problem.M)
    this.touchedAt = new Int32Array(table.delegates * table.D)
  }

  private begin(): void {
    this.stamp++
    this.chain.length = 0
    this.from.length = 0
    this.swapped.length = 0
    this.gone = null
  }

  /**
   * Exchanges slot s of meeting m with slot t along the Kempe chain; returns the change in gaps,
   * or null (nothing changed) where a lock, a person or a table forbids it.
   */
  exchange(m: number, t: number, pick: Pick): number | null {
    const { table } = this
    const s = table.slotOf(m)
    this.begin()
    if (!this.grow(m, s, t)) return null
    for (let attempt = 0; attempt < 4; attempt++) {
      const blocked = this.applySlots(s, t)
      if (blocked === -1) return this.settle(s, t)
      // A table or interpreter is short in one slot: somebody else from there must come along.
      const cell = blocked
      const n = table.packing.count[cell] ?? 0
      let extra = -1
      for (let j = 0, i = pick(n); j < n; j++, i = i + 1 === n ? 0 : i + 1) {
        const o = table.packing.memberAt(cell, i)
        if (this.seen[o] !== this.stamp && !table.problem.locked[o]) {
          extra = o
          break
        }
      }
      table.packing.undo()
      if (extra === -1 || attempt === 3) return null
      const at = table.slotOf(extra)
      if (!this.grow(extra, at, at === s ? t : s)) return null
    }
    return null
  }

  /** Adds m (leaving `from` for `to`) and all who must then move to the chain. */
  private grow(m: number, from: number, to: number): boolean {
    const { table, chain } = this
    const { S, allowed, locked } = table.problem
    let head = chain.length
    this.seen[m] = this.stamp
    chain.push(m)
    this.from.push(from)
    for (; head < chain.length; head++) {
      const o = chain[head] ?? 0
      const here = this.from[head] ?? 0
      const there = here === from ? to : from
      if (locked[o] || allowed[o * S + there] === 0) return false
      for (let j = 0; j < 2; j++) {
        const d = table.delegate[2 * o + j] ?? 0
        if (table.open[d * S + there] === 0) return false
        const other = table.busy[d * S + there] ?? 0
        if (other === -1 || this.seen[other] === this.stamp) continue
        if (chain.length >= LONGEST_CHAIN) return false
        this.seen[other] = this.stamp
        chain.push(other)
        this.from.push(there)
      }
    }
    return true
  }

  /** Moves the chain in the packing; returns the cell that is too full, or -1. */
  private applySlots(s: number, t: number): number {
    const { table, chain, from } = this
    const { packing } = table
    packing.mark()
    for (let i = 0; i < chain.length; i++) packing.remove(chain[i] ?? 0)
    for (let i = 0; i < chain.length; i++) {
      const m = chain[i] ?? 0
      const to = from[i] === s ? t : s
      const n = packing.cells(m, to, this.cells)
      for (let k = 0; k < n; k++) if (packing.isFull(this.cells[k] ?? 0)) return this.cells[k] ?? 0
      if (table.problem.matched.length > 0 && !packing.fits(m, to)) return this.cells[0] ?? 0
      packing.add(m, to)
    }
    return -1
  }

  private settle(s: number, t: number): number {
    const { table, chain, from } = this
    for (let i = 0; i < chain.length; i++) table.rise(chain[i] ?? 0, from[i] ?? 0)
    for (let i = 0; i < chain.length; i++) table.sit(chain[i] ?? 0, from[i] === s ? t : s)
    return this.recount(s, t)
  }

  /**
   * Moves m to slot t; those in the way go to any slot that takes them, up to a few generations.
   * Gives what `exchange` gives. Where locks cut Kempe chains short, this still finds a way.
   */
  scatter(m: number, t: number, pick: Pick): number | null {
    this.begin()
    // Most steps end here: what can't be seated need not be lifted.
    if (this.inWay(m, t) === -1) return null
    this.table.packing.mark()
    this.lift(m)
    return this.seatAll(0, t, pick) ? this.recountAll() : null
  }

  /**
   * Takes m out and seats x, which was out, in slot t with the given delegates; those in the way
   * go elsewhere as in `scatter`. Gives what `exchange` gives.
   */
  replace(m: number, x: number, t: number, sides: [number, number], pick: Pick): number | null {
    const { table, chain, from } = this
    this.begin()
    this.assign(x, sides[0], sides[1])
    if (this.inWay(x, t) === -1) {
      this.assign(x, -1, -1)
      return null
    }
    table.packing.mark()
    this.lift(m)
    this.gone = [m, table.delegate[2 * m] ?? 0, table.delegate[2 * m + 1] ?? 0]
    this.seen[x] = this.stamp
    chain.push(x)
    from.push(-1)
    if (table.isFull(sides[0]) || table.isFull(sides[1])) {
      this.undo()
      return null
    }
    if (!this.seatAll(1, t, pick)) return null
    const delta = this.recountAll()
    this.assign(m, -1, -1)
    return delta
  }

  /**
   * Moves meetings to the slots beside them, all at once; gives what `exchange` gives. Nobody else
   * moves: what would then be in two places, or lacks a table, forbids it.
   */
  rearrange(meetings: readonly number[], slots: readonly number[]): number | null {
    const { table } = this
    this.begin()
    table.packing.mark()
    for (let i = 0; i < meetings.length; i++) {
      const m = meetings[i] ?? 0
      if (this.seen[m] === this.stamp) {
        this.undo()
        return null
      }
      this.lift(m)
    }
    for (let i = 0; i < meetings.length; i++) {
      const m = meetings[i] ?? 0
      const to = slots[i] ?? 0
      if (this.inWay(m, to) === 0 && table.packing.fits(m, to)) {
        table.packing.add(m, to)
        table.sit(m, to)
        continue
      }
      this.undo()
      return null
    }
    return this.recountAll()
  }

  private assign(m: number, one: number, two: number): void {
    this.table.delegate[2 * m] = one
    this.table.delegate[2 * m + 1] = two
  }

  /** Seats the chain from `head` on, its first in t; where that can't be, takes all back. */
  private seatAll(head: number, t: number, pick: Pick): boolean {
    const { chain } = this
    for (let i = head; i < chain.length; i++) {
      const x = chain[i] ?? 0
      const to = i === head ? t : this.refuge(x, pick)
      if (to !== -1 && this.seat(x, to)) continue
      this.undo()
      return false
    }
    return true
  }

  private lift(m: number): void {
    const { table } = this
    const s = table.slotOf(m)
    this.seen[m] = this.stamp
    this.chain.push(m)
    this.from.push(s)
    table.rise(m, s)
    table.packing.remove(m)
  }

  /** Seats a lifted meeting, lifting whom its delegates see then; false where it can't be. */
  private seat(x: number, to: number): boolean {
    const { table, chain } = this
    const { S, allowed } = table.problem
    if (allowed[x * S + to] === 0) return false
    const inWay = this.inWay(x, to)
    if (inWay === -1 || chain.length + inWay > LONGEST_SCATTER) return false
    for (let j = 0; inWay > 0 && j < 2; j++) {
      const other = table.busy[(table.delegate[2 * x + j] ?? 0) * S + to] ?? -1
      if (other !== -1) this.lift(other)
    }
    if (!table.packing.fits(x, to)) return false
    table.packing.add(x, to)
    table.sit(x, to)
    return true
  }

  /** How many meetings x would push out of the slot, or -1 where that can't be. */
  private inWay(x: number, to: number): number {
    const { table } = this
    const { S, locked } = table.problem
    let count = 0
    let first = -1
    for (let j = 0; j < 2; j++) {
      const d = table.delegate[2 * x + j] ?? 0
      if (table.open[d * S + to] === 0) return -1
      const other = table.busy[d * S + to] ?? -1
      if (other === -1 || other === first) continue
      if (locked[other] || this.seen[other] === this.stamp) return -1
      first = other
      count++
    }
    return count
  }

  /** A slot in which x pushes nobody out, else one in which it pushes out one, else two, else -1. */
  private refuge(x: number, pick: Pick): number {
    const slots = this.table.problem.domain[x] ?? noNumbers
    let best = -1
    let fewest = 3
    for (let i = 0, at = pick(slots.length); i < slots.length; i++, at++) {
      const s = slots[at < slots.length ? at : at - slots.length] ?? 0
      const inWay = this.inWay(x, s)
      if (inWay === -1 || inWay >= fewest) continue
      if (inWay > 0) {
        best = s
        fewest = inWay
      } else if (this.table.packing.fits(x, s)) return s
    }
    return best
  }

  private recount(s: number, t: number): number {
    const { table, chain } = this
    const { day } = table.problem
    const one = day[s] ?? 0
    const two = day[t] ?? 0
    this.touchStamp++
    this.touched.length = 0
    let delta = 0
    for (let i = 0; i < chain.length; i++) {
      for (let j = 0; j < 2; j++) {
        const d = table.delegate[2 * (chain[i] ?? 0) + j] ?? 0
        delta += this.touch(d, one)
        if (two !== one) delta += this.touch(d, two)
      }
    }
    return delta
  }

  /** The change in gaps over all days that the chain left or came to. */
  private recountAll(): number {
    const { table, chain, from } = this
    const { day } = table.problem
    this.touchStamp++
    this.touched.length = 0
    let delta = 0
    for (let i = 0; i < chain.length; i++) {
      const m = chain[i] ?? 0
      for (let j = 0; j < 2; j++) {
        const d = table.delegate[2 * m + j] ?? 0
        const left = from[i] ?? -1
        const came = table.slotOf(m)
        if (left !== -1) delta += this.touch(d, day[left] ?? 0)
        if (came !== -1) delta += this.touch(d, day[came] ?? 0)
      }
    }
    return delta
  }

  private touch(d: number, k: number): number {
    const at = d * this.table.D + k
    if (this.touchedAt[at] === this.touchStamp) return 0
    this.touchedAt[at] = this.touchStamp
    this.touched.push(at)
    return this.table.refresh(d, k)
  }

  /** Takes back the last step. */
  undo(): void {
    const { table, chain, from, swapped, gone } = this
    if (swapped.length > 0) {
      this.reseat(swapped)
      return
    }
    for (let i = 0; i < chain.length; i++) {
      const s = table.slotOf(chain[i] ?? 0)
      if (s !== -1) table.rise(chain[i] ?? 0, s)
    }
    table.packing.undo()
    if (gone) this.assign(...gone)
    for (let i = 0; i < chain.length; i++) {
      const m = chain[i] ?? 0
      if (from[i] === -1) this.assign(m, -1, -1)
      else table.sit(m, from[i] ?? 0)
    }
    this.retouch()
  }

  private retouch(): void {
    const D = this.table.D
    for (const at of this.touched) this.table.refresh(Math.floor(at / D), at % D)
  }

  /** Gives side `j` of m to delegate `d`, swapping with whom d sees then; null where not allowed. */
  handOver(m: number, j: number, d: number): number | null {
    const { table } = this
    const S = table.problem.S
    const s = table.slotOf(m)
    const at = 2 * m + j
    const old = table.delegate[at] ?? 0
    if (d === old || table.open[d * S + s] === 0) return null
    const other = table.busy[d * S + s] ?? 0
    if (other === m || (other === -1 && table.isFull(d))) return null
    this.swapped = [at, old]
    this.chain.length = 0
    this.touched.length = 0
    if (other !== -1) {
      const k = table.delegate[2 * other] === d ? 2 * other : 2 * other + 1
      if (!(table.options[k] ?? []).includes(old)) return null
      this.swapped.push(k, d)
      table.delegate[k] = old
    } else {
      table.addLoad(old, -1)
      table.addLoad(d, 1)
    }
    table.delegate[at] = d
    table.busy[old * S + s] = other
    table.busy[d * S + s] = m
    const day = table.problem.day[s] ?? 0
    this.touchStamp++
    return this.touch(old, day) + this.touch(d, day)
  }

  /** Puts delegates back where `swapped` (side, delegate)… says. */
  private reseat(swapped: number[]): void {
    const { table } = this
    const S = table.problem.S
    for (let i = 0; i < swapped.length; i += 2) {
      const m = (swapped[i] ?? 0) >> 1
      const d = table.delegate[swapped[i] ?? 0] ?? 0
      table.busy[d * S + table.slotOf(m)] = -1
      table.addLoad(d, -1)
    }
    for (let i = 0; i < swapped.length; i += 2) {
      const m = (swapped[i] ?? 0) >> 1
      const d = swapped[i + 1] ?? 0
      table.delegate[swapped[i] ?? 0] = d
      table.busy[d * S + table.slotOf(m)] = m
      table.addLoad(d, 1)
    }
    this.retouch()
  }
}
