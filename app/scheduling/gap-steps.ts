import { ChainMoves } from './chain-moves'
import { DayRebuild } from './day-rebuild'
import { HeldChoice, type Trade } from './held-choice'
import { noNumbers } from './none'
import type { Random } from './random'
import type { Timetable } from './timetable'

/** The share of steps that hand a meeting to a colleague, where there are colleagues. */
const HANDED_OVER = 0.15
/** The share of the others that make a day anew: each takes as long as a dozen others. */
const REBUILT = 0.05
/** The share of the others that exchange a held meeting, where that is allowed. */
const REPLACED = 0.1
/** The share of steps that work on a day with a gap. */
const AIMED = 0.5
/** The share of moves along many slots. */
const SCATTERED = 0.3

/** Chooses the steps of the gap search, makes them on a timetable and takes them back. */
export class GapSteps {
  private readonly moves: ChainMoves
  private readonly rebuilt: DayRebuild
  private readonly choice: HeldChoice | null
  /** Held meetings that may move. */
  private readonly held: number[] = []
  private readonly heldAt: Int32Array
  /** Sides of meetings that more than one delegate may take. */
  private readonly teams: number[] = []
  private readonly pick: (n: number) => number
  private traded: [gone: number, come: number] | null = null

  /** With `trade`, held meetings may be exchanged. */
  constructor(
    private readonly table: Timetable,
    private readonly random: Random,
    trade?: Trade,
  ) {
    const { M, locked } = table.problem
    this.moves = new ChainMoves(table)
    this.rebuilt = new DayRebuild(table)
    this.pick = (n) => random.below(n)
    this.heldAt = new Int32Array(M).fill(-1)
    const choice = trade ? new HeldChoice(table, trade) : null
    this.choice = choice && choice.out.length > 0 ? choice : null
    for (let m = 0; m < M; m++) {
      if (table.slotOf(m) === -1) continue
      if (!locked[m]) {
        this.heldAt[m] = this.held.length
        this.held.push(m)
      }
      for (let j = 0; j < 2; j++) if (this.optionsOf(m, j).length > 1) this.teams.push(2 * m + j)
    }
  }

  /** False where nothing can ever be moved. */
  get possible(): boolean {
    return this.held.length > 0 || this.teams.length > 0
  }

  /** Makes a step at a heat of the search; gives the change in gaps, or null where it could not be made. */
  next(heat: number): number | null {
    const { random, table } = this
    this.traded = null
    if (this.teams.length > 0 && random.next() < HANDED_OVER) return this.handOver()
    if (random.next() < REBUILT) return this.rebuild(heat)
    if (this.choice && random.next() < REPLACED) return this.replace(this.choice)
    const aimed = table.gappy.length > 0 && random.next() < AIMED
    const aim = aimed ? this.aim() : this.anywhere()
    if (!aim) return null
    const [m, t] = aim
    if (table.problem.locked[m] || table.slotOf(m) === t) return null
    return random.next() < SCATTERED
      ? this.moves.scatter(m, t, this.pick)
      : this.moves.exchange(m, t, this.pick)
  }

  /** What the step that was made adds to the value. */
  get gain(): number {
    return this.traded ? (this.choice?.gain(...this.traded) ?? 0) : 0
  }

  undo(): void {
    this.moves.undo()
  }

  /** Keeps the step that was made. */
  keep(): void {
    if (!this.traded) return
    const [gone, come] = this.traded
    const at = this.heldAt[gone] ?? 0
    this.held[at] = come
    this.heldAt[come] = at
    this.heldAt[gone] = -1
    this.choice?.book(gone, come)
  }

  private optionsOf(m: number, j: number): number[] {
    return this.table.options[2 * m + j] ?? []
  }

  /** A day that has gaps, or any, is made anew as a whole. */
  private rebuild(heat: number): number | null {
    const { table, random, rebuilt } = this
    const aimed = table.gappy.length > 0 && random.next() < AIMED
    const at = aimed
      ? (table.gappy[this.pick(table.gappy.length)] ?? 0)
      : this.pick(table.gapsOfDay.length)
    return rebuilt.find(Math.floor(at / table.D), at % table.D, heat, random)
      ? this.moves.rearrange(rebuilt.meetings, rebuilt.slots)
      : null
  }

  private handOver(): number | null {
    const side = this.teams[this.pick(this.teams.length)] ?? 0
    const options = this.optionsOf(side >> 1, side & 1)
    const to = options[this.pick(options.length)] ?? 0
    if (this.table.slotOf(side >> 1) === -1) return null
    return this.moves.handOver(side >> 1, side & 1, to)
  }

  /** A meeting that is out comes into a gap, or anywhere, instead of one about as worthy. */
  private replace(choice: HeldChoice): number | null {
    const { table, random } = this
    const aimed = table.gappy.length > 0 && random.next() < AIMED
    const at = aimed ? (table.gappy[this.pick(table.gappy.length)] ?? 0) : -1
    const d = at === -1 ? -1 : Math.floor(at / table.D)
    const x =
      d === -1
        ? (choice.out[this.pick(choice.out.length)] ?? 0)
        : choice.outOf(table.problem.delegateOwner[d] ?? 0, this.pick)
    if (x === -1) return null
    const m = choice.partnerOf(x, this.pick)
    if (m === -1) return null
    const u = random.next()
    const t = u < 0.4 ? table.slotOf(m) : d !== -1 ? this.gapOf(at) : this.slotFor(x)
    const sides: [number, number] = [this.delegateFor(x, 0, d), this.delegateFor(x, 1, d)]
    const delta = this.moves.replace(m, x, t, sides, this.pick)
    if (delta !== null) this.traded = [m, x]
    return delta
  }

  /** Delegate `d` where it may take side `j` of `x`, else any that may. */
  private delegateFor(x: number, j: number, d: number): number {
    const options = this.optionsOf(x, j)
    return options.includes(d) ? d : (options[this.pick(options.length)] ?? 0)
  }

  private anywhere(): [m: number, t: number] | null {
    if (this.held.length === 0) return null
    const m = this.held[this.pick(this.held.length)] ?? 0
    return [m, this.slotFor(m)]
  }

  private slotFor(m: number): number {
    const slots = this.table.problem.domain[m] ?? noNumbers
    return slots[this.pick(slots.length)] ?? 0
  }

  /** Where there is a gap: brings somebody into it, or takes a lone end away. */
  private aim(): [m: number, t: number] | null {
    const { table, random } = this
    const at = table.gappy[this.pick(table.gappy.length)] ?? 0
    const d = Math.floor(at / table.D)
    const span = table.span(d, at % table.D)
    if (!span) return null
    const base = d * table.problem.S
    const u = random.next()
    if (u >= 0.7) {
      const m = table.busy[base + span[u < 0.85 ? 0 : 1]] ?? 0
      return [m, this.slotFor(m)]
    }
    const t = this.gapOf(at)
    return [u < 0.5 ? (table.busy[base + span[u < 0.25 ? 0 : 1]] ?? 0) : this.anyOf(d), t]
  }

  /** A random gap of a delegate's day that has one. */
  private gapOf(at: number): number {
    const { table } = this
    const d = Math.floor(at / table.D)
    const [first, last] = table.span(d, at % table.D) ?? [0, -1]
    let skip = this.pick(table.gapsOfDay[at] ?? 0)
    for (let s = first; s <= last; s++)
      if (table.busy[d * table.problem.S + s] === -1 && skip-- === 0) return s
    return first
  }

  private anyOf(d: number): number {
    const { table } = this
    const S = table.problem.S
    const from = this.pick(S)
    for (let i = 0, s = from; i < S; i++, s = s + 1 === S ? 0 : s + 1) {
      const m = table.busy[d * S + s] ?? 0
      if (m !== -1) return m
    }
    return 0
  }
}
