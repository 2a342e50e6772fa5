import type { DayPrices } from './day-prices'
import type { GapGoal } from './gap-floor'
import { withGapSearch, type GapSearch, type GapSearchContext } from './gap-search'
import type { HeldPlan } from './held-plan'
import type { Answer, WithLogic } from './logic'
import type { Problem } from './problem'
import type { Tight } from './tighten'

/*
 * Schedules near the bound, among those only in which nothing costs more than a small toll by the
 * prices of days: few are left, and most of those are good. Many short searches, each from the
 * start, with other tolls and other numbers of gaps: how long one takes is a matter of luck
 * (Gomes, Selman and Kautz 1998).
 */

/** What nothing may cost more than, in gaps. */
const TOLLS = [0.2, 0.3, 0.1, 0.15, 0.4, 0.6]
/** Conflicts of a search, the first time round and at most. */
const SHORT = 20_000
const LONGEST = 40_000
/** What floating point may have lost of a bound, in gaps. */
const ROUNDING = 1e-3

export interface NarrowTask {
  goal: GapGoal
  plan: HeldPlan
  prices: DayPrices
}

export class NarrowSearch {
  private readonly tries = this.all()
  /** By toll: no schedule within it has so many gaps, or fewer. */
  private readonly impossible = new Map<number, number>()

  /** What is found and proven goes to `search`. */
  constructor(
    private readonly search: GapSearch,
    private readonly problem: Problem,
    private readonly task: NarrowTask,
    private readonly withLogic: WithLogic,
    private readonly context: GapSearchContext,
  ) {}

  /** One search more. */
  step(): void {
    this.tries.next()
  }

  private *all(): Generator<undefined, never> {
    for (let conflicts = SHORT; ; conflicts = Math.min(LONGEST, 2 * conflicts)) {
      // Within this all schedules lie that have no more gaps than the bound.
      const least = this.search.least - this.task.prices.bound + 2 * ROUNDING
      for (const toll of [least, ...TOLLS]) yield* this.within(toll, conflicts)
      yield
    }
  }

  /** Asks as long as there is an answer: for gaps halfway to the bound, else for one less. */
  private *within(toll: number, conflicts: number): Generator<undefined, void> {
    const { search } = this
    for (let found = true; found && !search.isDone();) {
      const next = search.best.gaps - 1
      const half = Math.floor((search.least + next) / 2)
      found = false
      for (const gaps of half < next ? [half, next] : [next]) {
        if (found || gaps <= (this.impossible.get(toll) ?? -1)) continue
        found = this.seek(toll, gaps, conflicts) === 'found'
        yield
      }
    }
  }

  /** Asks for so many gaps at most, and goes on from what is found. */
  private seek(toll: number, gaps: number, conflicts: number): Answer {
    const { search, context } = this
    const { goal, plan, prices } = this.task
    const from: Tight = { ...search.best, gaps: gaps + 1 }
    const answer = withGapSearch(
      this.narrowed(toll),
      goal,
      plan,
      from,
      this.withLogic,
      { ...context, floor: search.least },
      (own) => {
        const first = own.atOnce(conflicts)
        if (first !== 'found') return first
        own.fromAbove(conflicts, context.stopped)
        search.takeBetter(own.best)
        return first
      },
      { prices, toll },
    )
    if (answer === 'impossible') this.note(toll, gaps)
    return answer ?? 'unknown'
  }

  private narrowed(toll: number): Problem {
    const { S, domain } = this.problem
    const { placeTolls } = this.task.prices
    const cheap = (own: Int32Array, m: number) =>
      own.filter((s) => (placeTolls[m * S + s] ?? 0) <= toll)
    return { ...this.problem, domain: domain.map((own, m) => cheap(own, m)) }
  }

  /** Where nothing that costs more can have so few gaps, the same is proven of all schedules. */
  private note(toll: number, gaps: number): void {
    const { search, task } = this
    this.impossible.set(toll, gaps)
    if (gaps <= task.prices.bound + toll - ROUNDING)
      search.takeOver({ tight: search.best, least: gaps + 1 })
  }
}
