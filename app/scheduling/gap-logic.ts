import type { Beside, BesideTask, Pricing, WithBeside } from './beside'
import type { GapGoal } from './gap-floor'
import { withGapSearch, type GapSearch, type GapSearchContext } from './gap-search'
import type { HeldPlan } from './held-plan'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { NearBound, whenToPrice } from './near-bound'
import type { Problem } from './problem'
import type { Tight } from './tighten'

/*
 * The least gaps of a plan: a first look by clauses, which settles most events; then turns of work
 * from the bound up, beside where there is a second thread, while the best schedule is improved by
 * anneals and, from above, by clauses.
 */

export interface LogicContext extends GapSearchContext {
  /** Works beside where there is a thread for it. */
  withBeside?: WithBeside | null
  /** For the prices of days, and the seconds that they may take. */
  linear?: SolveLinear | null
  pricing?: () => number
  /** Conflicts of the first look. */
  firstLook?: number
  /** A search of another kind, from the best schedule on, until stopped; longer from round to round. */
  anneal?: (best: Tight, round: number, stopped: () => boolean) => Tight
}

/** Conflicts of the first look, and of turns from above. */
const FIRST_LOOK = 1_000
const ABOVE = 60_000
/** Conflicts of a turn near the bound, and how often an anneal, and the search from above, ask in the meantime. */
const BESIDE = 20_000
const ASKED = { anneal: 2_000, above: 40 }
/** Turns near the bound between others, where nobody works beside. */
const ALONE = 8

/**
 * The tightest schedule of the plan that is found from `reached` on, and the least gaps of any
 * schedule of the plan; null where the plan could not be written.
 */
export function gapsByLogic(
  problem: Problem,
  goal: GapGoal,
  plan: HeldPlan,
  reached: Tight,
  withLogic: WithLogic,
  context: LogicContext,
): { tight: Tight; least: number } | null {
  return withGapSearch(problem, goal, plan, reached, withLogic, context, (search) => {
    search.fromBelow(context.firstLook ?? FIRST_LOOK)
    if (!search.isDone()) {
      const { instance, domain } = problem
      const { linear = null, withBeside, stopped, pricing = () => 0 } = context
      const when = whenToPrice(problem, plan, search.best.gaps - search.least)
      const near = { goal, plan, turn: when.turn, seconds: pricing }
      const alone = new NearBound(search, problem, near, linear, withLogic, context)
      const priced = { ...when, seconds: pricing() }
      const task: BesideTask = {
        instance,
        domain,
        goal,
        plan,
        reached: search.best,
        pricing: priced,
      }
      const take = (beside: Beside | null) =>
        takeTurns(search, beside && new Companion(search, beside, when), alone, context)
      if (withBeside) withBeside(task, stopped, take)
      else take(null)
    }
    return { tight: search.best, least: search.least }
  })
}

function takeTurns(
  search: GapSearch,
  other: Companion | null,
  alone: NearBound,
  { anneal, stopped }: LogicContext,
): void {
  const isOver = (asked: number) => {
    const isSettled = other?.meetEvery(asked)
    return () => stopped() || (isSettled?.() ?? false)
  }
  for (let round = 0; !search.isDone(); round++) {
    if (anneal && round % 2 === 0)
      search.takeBetter(anneal(search.best, round / 2, isOver(ASKED.anneal)))
    else search.fromAbove(ABOVE, isOver(ASKED.above))
    for (let turn = 0; turn < ALONE && !other?.isThere && !search.isDone(); turn++)
      alone.turn(BESIDE)
  }
  other?.part()
}

/**
 * Who works beside, met after just so much work of one's own each time: what comes out does not
 * depend on which thread is faster.
 */
class Companion {
  isThere = true
  private turn = 0
  /** In turns of one's own. */
  private waited = 0

  constructor(
    private readonly search: GapSearch,
    private readonly beside: Beside,
    private readonly pricing: Pick<Pricing, 'turn' | 'takes'>,
  ) {
    beside.begin(BESIDE, search.best)
  }

  /** A question to be asked over and over: is everything settled? `asked` times make a turn, after which they meet. */
  meetEvery(asked: number): () => boolean {
    return () => {
      if (!this.isThere) return false
      this.waited += 1 / asked
      const takes = this.turn === this.pricing.turn ? this.pricing.takes : 1
      if (!this.beside.isSettled() && this.waited < takes) return false
      this.meet()
      this.waited = 0
      this.turn++
      if (this.isThere && !this.search.isSettled()) this.beside.begin(BESIDE, this.search.best)
      return this.search.isSettled()
    }
  }

  /** Settled at the same time, what was found beside comes first. */
  part(): void {
    if (this.isThere) this.meet()
  }

  private meet(): void {
    const answer = this.beside.end()
    if (answer) this.search.takeOver(answer)
    else this.isThere = false
  }
}
