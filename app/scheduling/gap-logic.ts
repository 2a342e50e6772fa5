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
  /** A search of another kind, from the best schedule on, until stopped; longer from round to round. */
  anneal?: (best: Tight, round: number, stopped: () => boolean) => Tight
}

/** Conflicts of the first look, and of turns from above and, where nobody works beside, from below. */
const FIRST_LOOK = 1_000
const ABOVE = 60_000
const BELOW = 120_000
/** Conflicts of a turn beside, and how often an anneal, and the search from above, ask in the meantime. */
const BESIDE = 10_000
const ASKED = { anneal: 1_000, above: 20 }

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
  const other = beside && new Companion(search, beside)
  const isOver = (asked: number) => {
    const isSettled = other?.meetEvery(asked)
    return () => stopped() || (isSettled?.() ?? false)
  }
  for (let round = 0; !search.isDone(); round++) {
    if (anneal && round % 2 === 0)
      search.takeBetter(anneal(search.best, round / 2, isOver(ASKED.anneal)))
    else search.fromAbove(ABOVE, isOver(ASKED.above))
    if (!other?.isThere) search.fromBelow(BELOW)
  }
  other?.part()
}

/**
 * Who works beside, met after just so much work of one's own each time: what comes out does not
 * depend on which thread is faster.
 */
class Companion {
  isThere = true

  constructor(
    private readonly search: GapSearch,
    private readonly beside: Beside,
  ) {
    beside.begin(BESIDE, search.best)
  }

  /** A question to be asked over and over: is everything settled? Each `asked` times they meet. */
  meetEvery(asked: number): () => boolean {
    let times = 0
    return () => {
      if (!this.isThere) return false
      if (!this.beside.isSettled() && ++times % asked !== 0) return false
      this.meet()
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
