import { boundWithoutTime, programWithTime, wholeBelow } from './bound'
import { MOST_COLUMNS, priceOut } from './face'
import { searchFace } from './face-search'
import { bestBound, type SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { Packing } from './packing'
import {
  better,
  placeGreedily,
  searchPlacement,
  valueOf,
  type Placed,
  type PlaceGoal,
  type SearchLimits,
} from './place'
import type { Problem } from './problem'
import { startSeats } from './rations'

export interface PlaceContext {
  linear: SolveLinear | null
  logic: WithLogic | null
  /** The phase ends when `elapsed` reaches this. */
  seconds: number
  elapsed: () => number
  stopped: () => boolean
  random: (stream: number) => SearchLimits['random']
  show: (placed: Placed) => void
}

const MOST_WHOLE_COLUMNS = 14_000

/**
 * Must-meetings and value, between search and bounds, until they meet or time is up. `bounds` comes
 * in with what needs no proof and leaves with what was proven; the value bound is for at least as
 * many musts as the result has.
 */
export function placeBest(problem: Problem, bounds: PlaceGoal, context: PlaceContext): Placed {
  return new PlacePhase(problem, bounds, context).run()
}

class PlacePhase {
  private readonly packing: Packing
  private best: Placed
  private useful: Uint8Array
  private stream = 10
  /** What could be held for all we know without the bound on value. */
  private readonly holdable: number

  constructor(
    private readonly problem: Problem,
    private readonly bounds: PlaceGoal,
    private readonly context: PlaceContext,
  ) {
    this.packing = new Packing(problem)
    placeGreedily(this.packing, context.random(1))
    this.best = { ...valueOf(this.packing), missing: 0, slots: this.packing.slotOf.slice() }
    this.useful = new Uint8Array(problem.M).fill(1)
    this.holdable = bounds.value
  }

  run(): Placed {
    const { problem, context } = this
    context.show(this.best)
    if (this.best.must < this.bounds.must) this.boundMusts()
    if (this.open()) this.boundValue(1)
    const { scale } = problem
    const base = Math.min(6_000_000, Math.max(20_000, 1500 * problem.M))
    this.search(base, 40 * scale)
    if (this.open()) this.boundValue(12)
    if (this.best.must < this.bounds.must) this.settleMusts()
    if (this.open()) this.useFace()
    if (this.open()) this.useTime(base)
    for (let round = 0; round < 4 && this.open(); round++)
      this.search(base * 2 ** (round + 1), (round % 2 === 0 ? 4 : 15) * scale)
    if (this.best.must < this.bounds.must) {
      // The bound on value must hold for as few musts as there are.
      this.bounds.value = Math.max(this.best.value, this.valueBound(this.best.must, 12))
    }
    return this.best
  }

  private open(): boolean {
    return (
      !this.context.stopped() &&
      (this.best.must < this.bounds.must || this.best.value < this.bounds.value)
    )
  }

  private left(): number {
    return Math.max(0.1, this.context.seconds - this.context.elapsed())
  }

  private search(iterations: number, hot: number, from: Int32Array = this.best.slots): void {
    if (!this.open()) return
    this.packing.load(from)
    const found = searchPlacement(this.packing, this.bounds, {
      random: this.context.random(this.stream++),
      stopped: this.context.stopped,
      iterations,
      hot,
      cold: 0.7 * this.problem.scale,
      useful: this.useful,
      onBetter: (placed) => {
        if (better(placed, this.best)) this.context.show(placed)
      },
    })
    if (better(found, this.best)) this.best = found
  }

  private boundMusts(): void {
    const { problem, context } = this
    const musts = Float64Array.from(problem.must)
    const bound = boundWithoutTime(
      problem,
      context.linear,
      musts,
      0,
      this.left() * 0.3,
      context.elapsed,
      this.best.must,
      12,
    )
    this.bounds.must = Math.min(this.bounds.must, bound.value)
  }

  private boundValue(rounds: number): void {
    this.bounds.value = Math.min(this.bounds.value, this.valueBound(this.bounds.must, rounds))
  }

  private valueBound(musts: number, rounds: number): number {
    const { problem, context } = this
    const bound = boundWithoutTime(
      problem,
      context.linear,
      problem.weight,
      musts,
      this.left() * 0.4,
      context.elapsed,
      this.best.value,
      rounds,
    )
    if (this.best.must === this.bounds.must)
      this.keepUseful(bound.reduced, bound.value - this.best.value)
    return Math.min(bound.value, this.holdable)
  }

  /** A meeting whose reduced cost is worse than the gap can't be in a better schedule. */
  private keepUseful(reduced: Float64Array, gap: number): void {
    this.useful = Uint8Array.from(reduced, (r, m) =>
      r >= -gap - 1 || this.problem.must[m] ? 1 : 0,
    )
  }

  /** Fewer musts than the bound: the program with time decides, whole if it is small enough. */
  private settleMusts(): void {
    const objective = Float64Array.from(this.problem.must)
    const bound = this.programs(objective, 0, this.best.must, (slots) => this.take(slots))
    this.bounds.must = Math.max(this.best.must, Math.min(this.bounds.must, bound))
    if (this.best.must === this.bounds.must)
      this.bounds.value = this.valueBound(this.bounds.must, 12)
  }

  /** Seeks, by clauses, what is worth as much as the prices allow; less and less, while that is impossible. */
  private useFace(): void {
    const { linear, logic, stopped } = this.context
    const musts = this.best.must
    if (!linear || !logic || musts < this.bounds.must) return
    const priced = priceOut(this.problem, musts, linear, this.left() * 0.2)
    if (!priced) return
    this.bounds.value = Math.max(
      this.best.value,
      Math.min(this.bounds.value, wholeBelow(priced.bound)),
    )
    while (this.open()) {
      const found = searchFace(priced, this.bounds.value, logic, stopped)
      if (found === 'unknown') return
      if (found !== 'impossible') {
        this.take(slotsOf(this.problem.M, priced, found))
        return
      }
      this.bounds.value--
    }
  }

  private useTime(base: number): void {
    const { problem } = this
    const musts = this.best.must
    const bound = this.programs(
      problem.weight,
      musts,
      this.best.value,
      (slots) => this.take(slots),
      (rounded) => {
        for (const hot of [3, 6]) this.search(2 * base, hot * problem.scale, rounded)
        return this.best.value
      },
    )
    if (musts === this.bounds.must)
      this.bounds.value = Math.max(this.best.value, Math.min(this.bounds.value, bound))
  }

  private take(slots: Int32Array): void {
    const { packing } = this
    packing.load(new Int32Array(this.problem.M).fill(-1))
    for (let m = 0; m < slots.length; m++) {
      const s = slots[m] ?? -1
      if (s !== -1 && packing.fits(m, s)) packing.add(m, s)
    }
    const found = { ...valueOf(packing), missing: 0, slots: packing.slotOf.slice() }
    if (better(found, this.best)) this.best = found
  }

  /**
   * The linear program with time, then the whole one where it is small: gives a proven bound on the
   * objective. `onRounded` may improve on `reached` from the rounded solution before the second.
   */
  private programs(
    objective: Float64Array,
    musts: number,
    reached: number,
    take: (slots: Int32Array) => void,
    onRounded?: (slots: Int32Array) => number,
  ): number {
    const { problem, context } = this
    const { linear } = context
    const columns = problem.domain.reduce((sum, list) => sum + list.length, 0)
    if (!linear || columns > MOST_COLUMNS) return Infinity
    const { program, meetingOf, slotOf, seats } = programWithTime(problem, objective, musts)
    if (program.cost.length > MOST_COLUMNS) return Infinity
    const answer = linear(program, { seconds: this.left() * 0.5 })
    const best = bestBound(program, answer)
    if (!best) return Infinity
    const { bound, reduced } = best
    let least = wholeBelow(bound)
    if (onRounded) this.bounds.value = Math.max(this.best.value, Math.min(this.bounds.value, least))
    let now = reached
    if (onRounded && answer.state === 'optimal' && least > reached)
      now = onRounded(this.round(answer.columns, meetingOf, slotOf))
    if (least <= now || program.cost.length > MOST_WHOLE_COLUMNS || context.stopped()) return least

    // Whole: columns that the multipliers rule out, given what is reached, are closed.
    const gap = bound - now
    reduced.forEach((r, j) => {
      if (r < -gap - 1e-6) program.upper[j] = 0
    })
    program.whole = true
    const start = new Float64Array(program.cost.length)
    meetingOf.forEach((m, j) => (start[j] = this.best.slots[m] === slotOf[j] ? 1 : 0))
    startSeats(seats, this.best.slots, start)
    const whole = linear(program, { seconds: this.left() * 0.8, start })
    if (whole.state !== 'optimal' && whole.state !== 'limit') return least
    take(slotsOf(problem.M, { meetingOf, slotOf }, whole.columns))
    if (Number.isFinite(whole.mipBound))
      least = Math.min(least, Math.max(now, Math.floor(whole.mipBound + 1e-3)))
    return least
  }

  /** The largest parts of a fractional solution that fit together, filled up greedily. */
  private round(columns: Float64Array, meetingOf: number[], slotOf: number[]): Int32Array {
    const { packing, problem } = this
    const order = Array.from(meetingOf.keys()).filter((j) => (columns[j] ?? 0) > 1e-6)
    order.sort((a, b) => (columns[b] ?? 0) - (columns[a] ?? 0) || a - b)
    packing.load(new Int32Array(problem.M).fill(-1))
    for (let m = 0; m < problem.M; m++)
      if (problem.locked[m]) packing.add(m, problem.domain[m]?.[0] ?? 0)
    for (const j of order) {
      const m = meetingOf[j] ?? 0
      const s = slotOf[j] ?? 0
      if (packing.slotOf[m] === -1 && packing.fits(m, s)) packing.add(m, s)
    }
    placeGreedily(packing, this.context.random(2))
    return packing.slotOf.slice()
  }
}

/** The slots of the meetings in a whole solution, -1 where they are not held. */
function slotsOf(
  M: number,
  { meetingOf, slotOf }: { meetingOf: number[]; slotOf: number[] },
  columns: ArrayLike<number>,
): Int32Array {
  const slots = new Int32Array(M).fill(-1)
  meetingOf.forEach((m, j) => {
    if ((columns[j] ?? 0) > 0.5) slots[m] = slotOf[j] ?? 0
  })
  return slots
}
