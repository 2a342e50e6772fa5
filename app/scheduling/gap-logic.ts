import type { Beside, BesideTask, WithBeside } from './beside'
import type { GapGoal } from './gap-floor'
import { withGapSearch, type GapSearch, type GapSearchContext } from './gap-search'
import type { HeldPlan } from './held-plan'
import type { WithLogic } from './logic'
import type { Problem } from './problem'
import type { Tight } from './tighten'

/*
 * The least gaps of a plan: a first look by clauses, which settles most events; then turns, in which
 * what is proven is raised from below, beside where there is a second thread, while the best schedule
 * is improved by anneals and, from above, by clauses.
 */

export interface LogicContext extends GapSearchContext {
  /** Works beside where there is a thread for it. */
  withBeside?: WithBeside | null
  /** Conflicts of the first look. */
  firstLook?: number
  /** A search of another kind, from the best schedule on, until stopped. */
  anneal?: (best: Tight, round: number, stopped: () => boolean) => Tight
}

/** Conflicts of the first look, and of turns from below and from above. */
const FIRST_LOOK = 1_000
const BELOW = 80_000
const ABOVE = 60_000

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
      const task: BesideTask = { instance, domain, goal, plan, reached: search.best }
      const take = (beside: Beside | null) => takeTurns(search, beside, context)
      if (context.withBeside) context.withBeside(task, context.stopped, take)
      else take(null)
    }
    return { tight: search.best, least: search.least }
  })
}

function takeTurns(
  search: GapSearch,
  beside: Beside | null,
  { anneal, stopped }: LogicContext,
): void {
  for (let round = 0; !search.isDone(); round++) {
    beside?.begin(BELOW, search.best)
    const isOver = () => stopped() || (beside?.isSettled() ?? false)
    if (anneal && round % 2 === 0) search.takeBetter(anneal(search.best, round / 2, isOver))
    else search.fromAbove(ABOVE, isOver)
    const answer = beside?.end()
    if (answer) search.takeOver(answer)
    else search.fromBelow(BELOW)
  }
}
