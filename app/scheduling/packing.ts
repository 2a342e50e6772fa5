import { matchUnits } from './matching'
import { noNumbers } from './none'
import type { Problem } from './problem'
import { nameTeam, type Ration } from './rations'

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
  /** Teams to be named as a whole, by meeting; null where there are none. */
  private readonly teamsOf: Ration[][] | null
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
    for (let i = 0; i < cells; i++)
      this.cellStart[i + 1] = (this.cellStart[i] ?? 0) + (this.cellCap[i] ?? 0)
    this.count = new Int32Array(cells)
    this.member = new Int32Array(this.cellStart[cells] ?? 0)
    this.width = Math.max(1, ...rowsOf.map((list, m) => list.length + (limitsOf[m]?.length ?? 0)))
    this.place = new Int32Array(M * this.width)
    this.slotOf = new Int32Array(M).fill(-1)
    const teams = problem.rations.filter((team) => !team.exact || team.kept.size > 0)
    this.teamsOf = teams.length > 0 ? Array.from({ length: M }, () => []) : null
    for (const team of teams) for (const m of team.meetings) this.teamsOf?.[m]?.push(team)
  }

  /** True when the meeting can stand in the slot beside all that stands there. The meeting must not be placed. */
  fits(m: number, s: number): boolean {
    const { allowed, rowsOf, limitsOf, matched } = this.problem
    if (allowed[m * this.S + s] === 0) return false
    const rows = rowsOf[m] ?? noNumbers
    for (let i = 0; i < rows.length; i++) {
      const cell = (rows[i] ?? 0) * this.S + s
      if ((this.count[cell] ?? 0) >= (this.cellCap[cell] ?? 0)) return false
    }
    const limits = limitsOf[m] ?? noNumbers
    for (let i = 0; i < limits.length; i++) {
      const cell = this.rows * this.S + (limits[i] ?? 0)
      if ((this.count[cell] ?? 0) >= (this.cellCap[cell] ?? 0)) return false
    }
    return (matched.length === 0 || this.matches(m, s)) && this.canBeNamed(m, s)
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

  /** For teams whose delegates are limited one by one. */
  private canBeNamed(m: number, s: number): boolean {
    const teams = this.teamsOf?.[m]
    if (!teams) return true
    const slotOf = (o: number) => (o === m ? s : (this.slotOf[o] ?? -1))
    return teams.every((team) => nameTeam(team, slotOf) !== null)
  }

  /** Cells of (m, s), limits last, written to `into`; gives how many. */
  cells(m: number, s: number, into: Int32Array): number {
    const rows = this.problem.rowsOf[m] ?? noNumbers
    const limits = this.problem.limitsOf[m] ?? noNumbers
    for (let i = 0; i < rows.length; i++) into[i] = (rows[i] ?? 0) * this.S + s
    for (let i = 0; i < limits.length; i++)
      into[rows.length + i] = this.rows * this.S + (limits[i] ?? 0)
    return rows.length + limits.length
  }

  isFull(cell: number): boolean {
    return (this.count[cell] ?? 0) >= (this.cellCap[cell] ?? 0)
  }

  capacity(cell: number): number {
    return this.cellCap[cell] ?? 0
  }

  memberAt(cell: number, i: number): number {
    return this.member[(this.cellStart[cell] ?? 0) + i] ?? 0
  }

  add(m: number, s: number): void {
    this.enter(m, s)
    this.trail.push(m, -1)
  }

  remove(m: number): void {
    const s = this.slotOf[m] ?? 0
    this.leave(m, s)
    this.trail.push(m, s)
  }

  /** Forgets earlier steps: `undo` goes back to here. */
  mark(): void {
    this.trail.length = 0
  }

  undo(): void {
    for (let i = this.trail.length - 2; i >= 0; i -= 2) {
      const m = this.trail[i] ?? 0
      const s = this.trail[i + 1] ?? 0
      if (s === -1) this.leave(m, this.slotOf[m] ?? 0)
      else this.enter(m, s)
    }
    this.trail.length = 0
  }

  /** Takes over another arrangement. */
  load(slots: ArrayLike<number>): void {
    for (let m = 0; m < this.slotOf.length; m++)
      if (this.slotOf[m] !== -1) this.leave(m, this.slotOf[m] ?? 0)
    for (let m = 0; m < this.slotOf.length; m++) if (slots[m] !== -1) this.enter(m, slots[m] ?? 0)
    this.trail.length = 0
  }

  private enter(m: number, s: number): void {
    this.slotOf[m] = s
    const rows = this.problem.rowsOf[m] ?? noNumbers
    const limits = this.problem.limitsOf[m] ?? noNumbers
    let at = m * this.width
    for (let i = 0; i < rows.length; i++) this.join((rows[i] ?? 0) * this.S + s, m, at++)
    for (let i = 0; i < limits.length; i++)
      this.join(this.rows * this.S + (limits[i] ?? 0), m, at++)
  }

  private leave(m: number, s: number): void {
    this.slotOf[m] = -1
    const rows = this.problem.rowsOf[m] ?? noNumbers
    const limits = this.problem.limitsOf[m] ?? noNumbers
    let at = m * this.width
    for (let i = 0; i < rows.length; i++) this.part((rows[i] ?? 0) * this.S + s, at++, s)
    for (let i = 0; i < limits.length; i++)
      this.part(this.rows * this.S + (limits[i] ?? 0), at++, s)
  }

  private join(cell: number, m: number, at: number): void {
    const i = this.count[cell] ?? 0
    this.member[(this.cellStart[cell] ?? 0) + i] = m
    this.place[at] = i
    this.count[cell] = i + 1
  }

  private part(cell: number, at: number, s: number): void {
    const last = (this.count[cell] ?? 0) - 1
    const i = this.place[at] ?? 0
    const moved = this.member[(this.cellStart[cell] ?? 0) + last] ?? 0
    this.count[cell] = last
    if (i === last) return
    this.member[(this.cellStart[cell] ?? 0) + i] = moved
    this.setPlace(moved, cell, i, s)
  }

  private setPlace(m: number, cell: number, i: number, s: number): void {
    const rows = this.problem.rowsOf[m] ?? noNumbers
    if (cell >= this.rows * this.S) {
      const limit = cell - this.rows * this.S
      const limits = this.problem.limitsOf[m] ?? noNumbers
      for (let j = 0; j < limits.length; j++)
        if (limits[j] === limit) this.place[m * this.width + rows.length + j] = i
      return
    }
    for (let j = 0; j < rows.length; j++)
      if ((rows[j] ?? 0) * this.S + s === cell) this.place[m * this.width + j] = i
  }
}
