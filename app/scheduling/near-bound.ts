import { columnsToPrice, priceDays } from './day-prices'
import type { Pricing } from './beside'
import type { GapGoal } from './gap-floor'
import type { GapSearch, GapSearchContext } from './gap-search'
import type { HeldPlan } from './held-plan'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { NarrowSearch } from './narrow-search'
import type { Problem } from './problem'

/** Days are priced in one of the turns; how many seconds are left for it is asked for then. */
export interface NearBoundTask {
  goal: GapGoal
  plan: HeldPlan
  turn: number
  seconds: () => number
}

/** Columns of the prices that are worked out in the time of one turn from below. */
const COLUMNS_IN_A_TURN = 10_000
/** Prices that take longer, or that are for so few gaps, wait for so many turns from below, which may settle it. */
const SHORT = 3
const FEW = 12
const WAITS = 16
/** After that one turn in so many proves from below. */
const PROVES = 4

/** When the days are priced where so many gaps are in doubt. */
export function whenToPrice(
  problem: Problem,
  plan: HeldPlan,
  doubtful: number,
): Pick<Pricing, 'turn' | 'takes'> {
  const takes = Math.max(1, columnsToPrice(problem, plan) / COLUMNS_IN_A_TURN)
  return { turn: takes > SHORT || doubtful <= FEW ? WAITS : 0, takes }
}

/**
 * The work from the bound up, turn by turn: what is proven is raised until days are priced; from
 * then on, in turn, that, and schedules near the bound are sought.
 */
export class NearBound {
  private turns = 0
  private narrow: NarrowSearch | null = null

  constructor(
    private readonly search: GapSearch,
    private readonly problem: Problem,
    private readonly task: NearBoundTask,
    private readonly linear: SolveLinear | null,
    private readonly logic: WithLogic,
    private readonly context: GapSearchContext,
  ) {}

  /** Raising what is proven takes so many conflicts. */
  turn(conflicts: number): void {
    const { search } = this
    const turn = this.turns++
    if (turn === this.task.turn) this.price()
    else if (this.narrow && turn % PROVES !== 0) this.narrow.step()
    else search.fromBelow(conflicts)
  }

  private price(): void {
    const { search, problem, linear, logic, context } = this
    const { goal, plan, seconds } = this.task
    const limit = seconds()
    const prices = linear && limit > 0 ? priceDays(problem, goal, plan, linear, limit) : null
    if (!prices) return
    search.takeOver({ tight: search.best, least: prices.least })
    this.narrow = new NarrowSearch(search, problem, { goal, plan, prices }, logic, context)
  }
}
