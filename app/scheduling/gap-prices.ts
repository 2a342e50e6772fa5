import { boundWithoutTime } from './bound'
import type { GapGoal } from './gap-floor'
import type { SolveLinear } from './linear'
import type { Problem } from './problem'
import { BestDay } from './best-day'

/*
 * A bound on gaps by prices (Lagrangian relaxation; Held and Karp 1971, steps after Polyak 1969), for
 * events of one day. Both sides of a meeting may hold it in different slots, at a price for each slot
 * that one side pays and the other gets; then every person's best day is found alone, exactly. Any
 * prices give a bound; they are moved towards agreement. What the value leaves no choice about (which
 * meetings every schedule of this value holds, and which none) is settled before.
 */

export interface PriceOptions {
  linear: SolveLinear
  /** Gaps of a schedule that was found: steps aim at them. */
  reached: number
  /** The bound that is known already; prices that stay far below it are given up. */
  floor: number
  /** Seconds from any fixed moment. */
  now: () => number
  seconds: number
  stopped: () => boolean
}

/** Steps at most; the last thousands bring next to nothing. */
const MOST_STEPS = 4000
/** By now the prices must have come to the known bound, but for a part of what is open above it. */
const TRIED = 400
const SHORT = 0.2
/** Steps without gain after which they get smaller. */
const PATIENCE = 60
const SHRINK = 0.85
/** The share of the former direction in each step. */
const MOMENTUM = 0.9
/** More than all that the best days together can lose by rounding: paths that gain next to nothing are not taken. */
const ROUNDING = 1e-3
/** Further below the best bound, the prices have lost their way. */
const ASTRAY = 15
/** What a meeting of average worth is worth in gaps, to begin with. */
const FIRST_WORTH = 5

/** No schedule that reaches the goal has fewer gaps; 0 where nothing is known, as for several days. */
export function gapsByPrices(problem: Problem, goal: GapGoal, options: PriceOptions): number {
  if (problem.days.length !== 1) return 0
  const end = options.now() + options.seconds
  const settled = settle(problem, goal, options)
  const prices = new Prices(problem, settled, goal.value)
  let best = -Infinity
  let size = 0.5
  let idle = 0
  for (let step = 0; step < MOST_STEPS; step++) {
    if (options.now() > end || options.stopped() || best > options.reached - 1) break
    if (step === TRIED && best < options.floor - SHORT * (options.reached - options.floor)) break
    const bound = prices.evaluate()
    if (bound === null) return 0
    if (bound < best - ASTRAY) {
      size *= SHRINK
      prices.goBack()
      continue
    }
    idle = bound > best + 0.02 ? 0 : idle + 1
    if (bound > best) {
      best = bound
      prices.keep()
    }
    if (idle > PATIENCE) {
      size *= SHRINK
      idle = 0
      prices.goBack()
    }
    prices.move(size * (options.reached - bound))
  }
  return Math.max(0, Math.ceil(best - ROUNDING))
}

interface Settled {
  /** Meetings that every schedule of the goal's value holds, and those that none holds. */
  always: Uint8Array
  never: Uint8Array
}

/** By the multipliers of the program without time: what would cost more value than there is to lose. */
function settle(problem: Problem, goal: GapGoal, options: PriceOptions): Settled {
  const { M, weight, locked } = problem
  const bound = boundWithoutTime(
    problem,
    options.linear,
    weight,
    goal.must,
    options.seconds / 3,
    options.now,
    0,
  )
  // The bound was rounded down.
  const spare = bound.value - goal.value + 1
  const settled = { always: new Uint8Array(M), never: new Uint8Array(M) }
  for (let m = 0; m < M; m++) {
    if (locked[m]) continue
    settled.always[m] = (bound.reduced[m] ?? 0) > spare ? 1 : 0
    settled.never[m] = (bound.reduced[m] ?? 0) < -spare ? 1 : 0
  }
  return settled
}

/** Prices of slots and of value, and the days that people choose by them. */
class Prices {
  /** What a meeting's first side gets and its second pays for a slot. */
  private readonly slotPrice: Float64Array
  /** What a unit of value is worth in gaps. */
  private valuePrice: number
  private kept: { slotPrice: Float64Array; valuePrice: number }
  private readonly direction: Float64Array
  private valueDirection = 0
  /** One price of value stands beside thousands of slots: its part of a step is scaled, by the average worth. */
  private readonly valueScale: number
  private readonly days: BestDay[]
  /** First sides less second sides in each slot, and the value that is missing. */
  private readonly apart: Int8Array
  private missing = 0
  /** Value to be brought by meetings of which there is a choice. */
  private readonly toBring: number

  constructor(
    private readonly problem: Problem,
    private readonly settled: Settled,
    goalValue: number,
  ) {
    const { M, S, weight, delegatePools, side } = problem
    this.valueScale = M / weight.reduce((sum, w) => sum + w, 1)
    this.valuePrice = FIRST_WORTH * this.valueScale
    this.slotPrice = new Float64Array(M * S)
    this.kept = { slotPrice: this.slotPrice.slice(), valuePrice: this.valuePrice }
    this.direction = new Float64Array(M * S)
    this.apart = new Int8Array(M * S)
    this.toBring = weight.reduce((rest, w, m) => rest - (settled.always[m] ? w : 0), goalValue)
    const own: number[][] = delegatePools.map(() => [])
    for (let m = 0; m < M; m++)
      if (!settled.never[m]) for (let j = 0; j < 2; j++) own[side[2 * m + j] ?? 0]?.push(m)
    this.days = own.map(
      (meetings, p) =>
        new BestDay(problem, meetings, settled.always, delegatePools[p]?.units === 1),
    )
  }

  /** The bound by these prices; null where somebody can't hold what every schedule holds. */
  evaluate(): number | null {
    this.apart.fill(0)
    this.missing = this.toBring
    let bound = this.valuePrice * this.toBring
    for (const [p, day] of this.days.entries()) {
      this.quote(p, day)
      const cost = day.choose()
      if (cost === null) return null
      bound += cost
      this.book(p, day)
    }
    return bound
  }

  private signOf(m: number, p: number): 1 | -1 {
    return this.problem.side[2 * m] === p ? 1 : -1
  }

  private quote(p: number, day: BestDay): void {
    const { S, weight } = this.problem
    day.meetings.forEach((m, i) => {
      const sign = this.signOf(m, p)
      const half = this.settled.always[m] ? 0 : (this.valuePrice * (weight[m] ?? 0)) / 2
      for (let s = 0; s < S; s++)
        day.gain[i * S + s] = half + sign * (this.slotPrice[m * S + s] ?? 0)
    })
  }

  private book(p: number, day: BestDay): void {
    const { S, weight } = this.problem
    day.meetings.forEach((m, i) => {
      const s = day.chosen[i] ?? -1
      if (s === -1) return
      this.apart[m * S + s] = (this.apart[m * S + s] ?? 0) + this.signOf(m, p)
      if (!this.settled.always[m]) this.missing -= (weight[m] ?? 0) / 2
    })
  }

  /** A step towards agreement; `aim` is how much the bound should rise. */
  move(aim: number): void {
    const { direction, apart } = this
    const turn = (old: number, now: number) => MOMENTUM * old + (1 - MOMENTUM) * now
    this.valueDirection = turn(this.valueDirection, this.missing * this.valueScale)
    let length = this.valueDirection ** 2
    for (let i = 0; i < direction.length; i++) {
      const d = turn(direction[i] ?? 0, -(apart[i] ?? 0))
      direction[i] = d
      length += d * d
    }
    if (length === 0) return
    const step = aim / length
    for (let i = 0; i < direction.length; i++)
      this.slotPrice[i] = (this.slotPrice[i] ?? 0) + step * (direction[i] ?? 0)
    const change = step * this.valueDirection * this.valueScale
    this.valuePrice = Math.max(0, this.valuePrice + change)
  }

  keep(): void {
    this.kept = { slotPrice: this.slotPrice.slice(), valuePrice: this.valuePrice }
  }

  /** To the prices of the best bound. */
  goBack(): void {
    this.slotPrice.set(this.kept.slotPrice)
    this.valuePrice = this.kept.valuePrice
  }
}
