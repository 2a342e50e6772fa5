import { sumOf } from './clauses'
import { GapClauses } from './gap-clauses'
import type { GapGoal } from './gap-floor'
import type { Narrow } from './gap-windows'
import type { HeldPlan } from './held-plan'
import { keepsTo } from './keeps-to'
import type { Answer, Logic, WithLogic } from './logic'
import type { Problem } from './problem'
import { Neighbourhoods } from './neighbourhood'
import type { Random } from './random'
import { copyOf, tighter, type Tight } from './tighten'
import { Timetable } from './timetable'

/*
 * The least gaps by clauses. From below: assume that no day has more than its least; as long as
 * that can't be, the solver names days of which one must give way, and their sum takes their place
 * (core-guided: Morgado, Dodaro and Marques-Silva 2014). From above, in turn: fewer gaps than the
 * best schedule, counted in the sums found so far (core-boosted: Berg, Demirović and Stuckey 2019).
 */

export interface GapSearchContext {
  /** The search ends with as many gaps: fewer are known to be impossible. */
  floor: number
  stopped: () => boolean
  random: Random
  show: (tight: Tight) => void
}

/** Conflicts for a part of the schedule. */
const PART = 1_000
/** Conflicts to leave one day out of those that can't all be at their least, and how often that may fail. */
const MINIMISE = 300
const FAILURES = 20
/** Conflicts to raise the least of such a sum further. */
const RAISE = 1_000
/** Meeting places beyond which the clauses would be too many. */
const MOST_PLACES = 40_000

/** Are the clauses few enough to be tried? */
export const isWritable = ({ domain }: Problem): boolean =>
  domain.reduce((sum, slots) => sum + slots.length, 0) <= MOST_PLACES

/**
 * Gives `use` a search for the tightest schedule of the plan, from `reached` on, and for the least
 * gaps of any schedule of the plan; null where the plan could not be written.
 */
export function withGapSearch<T>(
  problem: Problem,
  goal: GapGoal,
  plan: HeldPlan,
  reached: Tight,
  withLogic: WithLogic,
  context: GapSearchContext,
  use: (search: GapSearch) => T,
  narrow: Narrow | null = null,
): T | null {
  if (!isWritable(problem)) return null
  return withLogic(context.stopped, (logic) => {
    const table = new Timetable(problem, reached.slots, reached.delegates)
    const clauses = new GapClauses(logic, table, plan, goal, reached.gaps, narrow)
    if (!clauses.complete) return null
    // What was reached may lie elsewhere.
    if (!narrow) clauses.prefer(reached)
    return use(new GapSearch(problem, goal, logic, clauses, reached, context))
  })
}

export class GapSearch {
  /** Fewer are impossible: as the sums of these clauses say, and as is known from elsewhere. */
  private proven: number
  private known = 0
  /** Of each, the solver is asked to keep it false; `next` is the one that counts one more. */
  private readonly wished = new Set<number>()
  private readonly next = new Map<number, number>()
  private readonly parts: Neighbourhoods
  /** True once something was found that clauses can't be mended by: rules that they do not know. */
  private astray = false
  /** What is counted for the search from above, from `from` gaps on. */
  private counted: { over: number[]; from: number } | null = null

  constructor(
    private readonly problem: Problem,
    private readonly goal: GapGoal,
    private readonly logic: Logic,
    private readonly clauses: GapClauses,
    public best: Tight,
    private readonly context: GapSearchContext,
  ) {
    this.proven = clauses.least
    this.parts = new Neighbourhoods(clauses.meetings, context.random)
    for (const cost of clauses.costs) this.wish(cost)
  }

  /** No schedule of the plan has fewer gaps. */
  get least(): number {
    return Math.min(Math.max(this.proven, this.known), this.best.gaps)
  }

  /** Is the best schedule proven to have the fewest gaps? */
  isSettled(): boolean {
    return Math.max(this.least, this.context.floor) >= this.best.gaps
  }

  isDone(): boolean {
    return this.astray || this.isSettled() || this.context.stopped()
  }

  /** Takes over what was found, or proven, elsewhere; of schedules that are as tight, the other one. */
  takeOver({ tight, least }: { tight: Tight; least: number }): void {
    this.known = Math.max(this.known, least)
    if (this.takeBetter(tight) || tighter(this.best, tight)) return
    this.best = tight
    this.clauses.prefer(tight)
  }

  takeBetter(tight: Tight): boolean {
    if (!tighter(tight, this.best)) return false
    this.best = tight
    this.clauses.prefer(tight)
    this.context.show(tight)
    return true
  }

  private wish(cost: readonly number[]): void {
    const [first] = cost
    if (first === undefined) return
    this.wished.add(first)
    for (let i = 1; i < cost.length; i++) this.next.set(cost[i - 1] ?? 0, cost[i] ?? 0)
  }

  /** Raises what is proven until so many conflicts are too few for it. */
  fromBelow(conflicts: number): void {
    while (!this.isDone()) {
      const answer = this.logic.solve(negated(this.wished), conflicts)
      if (answer === 'unknown') return
      if (answer === 'impossible') this.giveWay(this.minimised(this.logic.core()))
      else this.take()
    }
  }

  /** Leaves out of a core what it does not need. */
  private minimised(core: number[]): number[] {
    let left = core
    let failed = 0
    for (let i = 0; i < left.length && left.length > 1;) {
      if (failed >= FAILURES || this.context.stopped()) break
      const rest = left.filter((_, k) => k !== i)
      if (this.logic.solve(rest, MINIMISE) !== 'impossible') {
        i++
        failed++
        continue
      }
      const needed = new Set(this.logic.core())
      left = rest.filter((literal) => needed.has(literal))
    }
    return left
  }

  /** One of the days, or sums of days, of a core must have one gap more: their sum is wished low instead. */
  private giveWay(core: number[]): void {
    if (core.length === 0) {
      // Not even the most gaps that were allowed for are enough.
      this.known = this.best.gaps
      return
    }
    const over = core.map((literal) => -literal)
    for (const literal of over) {
      this.wished.delete(literal)
      const more = this.next.get(literal)
      if (more !== undefined) this.wished.add(more)
    }
    this.proven++
    this.logic.add(over)
    const sum = sumOf(
      this.logic,
      over.map((literal) => [literal]),
      over.length,
    )
    let known = 1
    for (; known < sum.length && !this.context.stopped(); known++) {
      const more = sum[known] ?? 0
      if (this.logic.solve([-more], RAISE) !== 'impossible') break
      this.logic.add([more])
      this.proven++
    }
    this.wish(sum.slice(known))
  }

  /** Asks for fewer gaps than the best schedule has, of all schedules at once. */
  atOnce(conflicts: number): Answer {
    if (this.least >= this.best.gaps) return 'impossible'
    const { gaps } = this.best
    while (!this.isDone()) {
      const answer = this.logic.solve(this.fewer(), conflicts)
      if (answer !== 'found') return answer
      this.take()
      if (this.best.gaps < gaps) return 'found'
    }
    return 'unknown'
  }

  /** Asks for fewer gaps than the best schedule has, part by part of it, for so many conflicts. */
  fromAbove(conflicts: number, stopped: () => boolean): void {
    const { clauses, parts } = this
    for (let used = 0; used < conflicts && !this.isDone() && !stopped(); used += PART) {
      const free = parts.next(new Timetable(this.problem, this.best.slots, this.best.delegates))
      const kept = clauses.keep(this.best, free)
      const answer = this.logic.solve([...this.fewer(), ...kept], PART)
      if (answer !== 'found') {
        if (answer === 'impossible' && kept.length === 0) this.known = this.best.gaps
        parts.note(answer)
      } else this.take()
    }
  }

  /** What it takes to have fewer gaps than the best schedule. */
  private fewer(): number[] {
    if (this.counted?.from !== this.proven) this.counted = this.count()
    const over = this.counted.over[this.best.gaps - 1 - this.counted.from]
    return over === undefined ? [] : [-over]
  }

  private count(): { over: number[]; from: number } {
    const costs = [...this.wished].map((first) => {
      const cost = [first]
      for (let more = this.next.get(first); more !== undefined; more = this.next.get(more))
        cost.push(more)
      return cost
    })
    return { over: sumOf(this.logic, costs, this.best.gaps - this.proven), from: this.proven }
  }

  /** Takes over what was found, or says what it breaks. */
  private take(): void {
    const found = this.clauses.read()
    if (this.clauses.forbid(found)) return
    const { slots, delegates } = found
    const keeps = keepsTo(this.problem, this.goal, found)
    const tight = keeps ? copyOf(new Timetable(this.problem, slots, delegates)) : null
    this.astray = !tight || !this.takeBetter(tight)
  }
}

const negated = (literals: Iterable<number>): number[] => Array.from(literals, (one) => -one)
