import { matchUnits } from './matching'
import type { Problem } from './problem'

/**
 * Which meeting stands in which slot, with the use of every row, changed step by step.
 * Steps since `mark()` can be taken back, which is what a local search lives on.
 */
export class Packing {
  readonly slotOf: Int32Array
  private readonly S: number
  private readonly rows: number
  /** Cells are (row, slot), then the limits. Members of a cell lie together in `member`. */
  private readonly cellCap: Int32Array
  private readonly cellStart: Int32Array
  readonly count: Int32Array
  private readonly member: Int32Array
  /** Where in its cells' member lists a meeting stands; `width` places a meeting. */
  private readonly place: Int32Array
  private readonly width: number
  private trail: number[] = []

  constructor(readonly problem: Problem) {
    const { S, M, rows, cap, limits, rowsOf, limitsOf } = problem
    this.S = S
    this.rows = rows
    const cells = rows * S + limits.length
    this.cellCap = new Int32Array(cells)
    this.cellCap.set(cap)
    this.cellCap.set(limits, rows * S)
    this.cellStart = new Int32Array(cells + 1)
    for (let i = 0; i < cells; i++) this.cellStart[i + 1] = this.cellStart[i]! + this.cellCap[i]!
    this.count = new Int32Array(cells)
    this.member = new Int32Array(this.cellStart[cells]!)
    this.width = Math.max(1, ...rowsOf.map((list, m) => list.length + (limitsOf[m]?.length ?? 0)))
    this.place = new Int32Array(M * this.width)
    this.slotOf = new Int32Array(M).fill(-1)
  }

  /** True when the meeting can stand in the slot beside all that stands there. The meeting must not be placed. */
  fits(m: number, s: number): boolean {
    const { allowed, rowsOf, limitsOf, matched } = this.problem
    if (allowed[m * this.S + s] === 0) return false
    const rows = rowsOf[m]!
    for (let i = 0; i < rows.length; i++) {
      const cell = rows[i]! * this.S + s
      if (this.count[cell]! >= this.cellCap[cell]!) return false
    }
    const limits = limitsOf[m]!
    for (let i = 0; i < limits.length; i++) {
      const cell = this.rows * this.S + limits[i]!
      if (this.count[cell]! >= this.cellCap[cell]!) return false
    }
    return matched.length === 0 || this.matches(m, s)
  }

  /** For pools whose Hall conditions are too many to list. */
  private matches(m: number, s: number): boolean {
    for (const pool of this.problem.matched) {
      if (pool.classOf[m] === -1) continue
      const others = [m]
      for (let o = 0; o < this.slotOf.length; o++)
        if (this.slotOf[o] === s && pool.classOf[o] !== -1) others.push(o)
      if (!matchUnits(pool, others, s)) return false
    }
    return true
  }

  /** Cells of (m, s), limits last, written to `into`; gives how many. */
  cells(m: number, s: number, into: Int32Array): number {
    const rows = this.problem.rowsOf[m]!
    const limits = this.problem.limitsOf[m]!
    for (let i = 0; i < rows.length; i++) into[i] = rows[i]! * this.S + s
    for (let i = 0; i < limits.length; i++) into[rows.length + i] = this.rows * this.S + limits[i]!
    return rows.length + limits.length
  }

  isFull(cell: number): boolean {
    return this.count[cell]! >= this.cellCap[cell]!
  }

  capacity(cell: number): number {
    return this.cellCap[cell]!
  }

  memberAt(cell: number, i: number): number {
    return this.member[this.cellStart[cell]! + i]!
  }

  add(m: number, s: number): void {
    this.enter(m, s)
    this.trail.push(m, -1)
  }

  remove(m: number): void {
    const s = this.slotOf[m]!
    this.leave(m, s)
    this.trail.push(m, s)
  }

  /** Forgets earlier steps: `undo` goes back to here. */
  mark(): void {
    this.trail.length = 0
  }

  undo(): void {
    for (let i = this.trail.length - 2; i >= 0; i -= 2) {
      const m = this.trail[i]!
      const s = this.trail[i + 1]!
      if (s === -1) this.leave(m, this.slotOf[m]!)
      else this.enter(m, s)
    }
    this.trail.length = 0
  }

  /** Takes over another arrangement. */
  load(slots: ArrayLike<number>): void {
    for (let m = 0; m < this.slotOf.length; m++)
      if (this.slotOf[m] !== -1) this.leave(m, this.slotOf[m]!)
    for (let m = 0; m < this.slotOf.length; m++) if (slots[m] !== -1) this.enter(m, slots[m]!)
    this.trail.length = 0
  }

  // The indexes below stay inside arrays sized in the constructor, hence the assertions.
  private enter(m: number, s: number): void {
    this.slotOf[m] = s
    const rows = this.problem.rowsOf[m]!
    const limits = this.problem.limitsOf[m]!
    let at = m * this.width
    for (let i = 0; i < rows.length; i++) this.join(rows[i]! * this.S + s, m, at++)
    for (let i = 0; i < limits.length; i++) this.join(this.rows * this.S + limits[i]!, m, at++)
  }

  private leave(m: number, s: number): void {
    this.slotOf[m] = -1
    const rows = this.problem.rowsOf[m]!
    const limits = this.problem.limitsOf[m]!
    let at = m * this.width
    for (let i = 0; i < rows.length; i++) this.part(rows[i]! * this.S + s, at++, s)
    for (let i = 0; i < limits.length; i++) this.part(this.rows * this.S + limits[i]!, at++, s)
  }

  private join(cell: number, m: number, at: number): void {
    const i = this.count[cell]!
    this.member[this.cellStart[cell]! + i] = m
    this.place[at] = i
    this.count[cell] = i + 1
  }

  private part(cell: number, at: number, s: number): void {
    const last = this.count[cell]! - 1
    const i = this.place[at]!
    const moved = this.member[this.cellStart[cell]! + last]!
    this.count[cell] = last
    if (i === last) return
    this.member[this.cellStart[cell]! + i] = moved
    this.setPlace(moved, cell, i, s)
  }

  private setPlace(m: number, cell: number, i: number, s: number): void {
    const rows = this.problem.rowsOf[m]!
    if (cell >= this.rows * this.S) {
      const limit = cell - this.rows * this.S
      const limits = this.problem.limitsOf[m]!
      for (let j = 0; j < limits.length; j++)
        if (limits[j] === limit) this.place[m * this.width + rows.length + j] = i
      return
    }
    for (let j = 0; j < rows.length; j++)
      if (rows[j]! * this.S + s === cell) this.place[m * this.width + j] = i
  }
}
