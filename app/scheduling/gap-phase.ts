import type { GapGoal } from './gap-floor'
import { gapsByCounting } from './gap-counts'
import { gapsByLogic, type LogicContext } from './gap-logic'
import { heldOf, settledPlan, type HeldPlan } from './held-plan'
import type { Trade } from './held-choice'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import type { SearchLimits } from './place'
import type { Problem } from './problem'
import { copyOf, tighten, tighter, type Tight } from './tighten'
import { Timetable } from './timetable'

/* Gaps, then their spread, with must-meetings and share as they are and the value at least so. */

export interface GapContext {
  /** The phase ends when `elapsed` reaches this. */
  seconds: number
  /** The least share, which exchanges of held meetings keep. */
  minShare: number
  /** Is the value proven to be the most there can be? */
  mostValue: boolean
  elapsed: () => number
  stopped: () => boolean
  random: (stream: number) => SearchLimits['random']
  show: (tight: Tight) => void
}

type Round = [times: number, hot: number, cold: number]

/** Lengths of the anneals in turn, and the heat each starts and ends with. */
const ROUNDS: Round[] = [
  [1, 0.6, 0.2],
  [4, 0.6, 0.2],
]
/** For what clauses do not settle at once. */
const LONG: Round = [16, 0.6, 0.2]
const MOST_STEPS = 6_000_000
/** Where the value may still rise; hot, since an exchange pays its toll for a while. */
const RAISING: Round[] = [
  [1, 1, 0.25],
  [4, 1.5, 0.35],
  [8, 1.5, 0.35],
]

/** Anneals longer and longer, until the proven least `floor` at most. */
export function closeGaps(
  problem: Problem,
  slots: Int32Array,
  floor: number,
  context: GapContext,
): Tight {
  let best = copyOf(new Timetable(problem, slots))
  const base = stepsOf(problem)
  const trade = tradeOf(problem, slots, context)
  let perSecond = Infinity
  const rounds = trade && trade.toll > 0 ? RAISING : ROUNDS
  // Each anneal is slower than the one before; one that can't end in time is made to fit.
  for (const [round, [times, hot, cold]] of rounds.entries()) {
    if (best.gaps <= floor || context.stopped()) break
    const began = context.elapsed()
    const iterations = Math.floor(
      Math.min(base * times, MOST_STEPS, 0.9 * perSecond * (context.seconds - began)),
    )
    const found = tighten(new Timetable(problem, best.slots, best.delegates), floor, {
      random: context.random(round),
      stopped: context.stopped,
      onBetter: context.show,
      iterations,
      hot,
      cold,
      ...(trade ? { trade } : {}),
    })
    const took = context.elapsed() - began
    if (took > 0) perSecond = iterations / took
    if (tighter(found, best)) best = found
  }
  return evenOut(problem, best, context)
}

/** In turn: wide and narrow. */
const HEATS = [
  { hot: 1, cold: 0.1 },
  { hot: 0.6, cold: 0.2 },
] as const

/** Anneals on from the best arrangement until the proven least or the end of the time. */
export function keepClosing(
  problem: Problem,
  best: Tight,
  floor: number,
  context: GapContext,
): Tight {
  const iterations = 64 * stepsOf(problem)
  const trade = tradeOf(problem, best.slots, context)
  let tightest = best
  for (let round = 0; tightest.gaps > floor && !context.stopped(); round++) {
    const { slots, delegates } = tightest
    const found = tighten(new Timetable(problem, slots, delegates), floor, {
      random: context.random(400 + round),
      stopped: context.stopped,
      onBetter: context.show,
      iterations,
      ...(trade ? { trade } : {}),
      ...(HEATS[round % HEATS.length] ?? HEATS[0]),
    })
    if (tighter(found, tightest)) tightest = evenOut(problem, found, context)
  }
  return tightest
}

/**
 * Where the value is proven, exchanged meetings are worth the same. Otherwise they differ by a third
 * of the average worth at most, which costs twenty gaps for the time being. Undefined where
 * everything that could be held is.
 */
function tradeOf(problem: Problem, slots: Int32Array, context: GapContext): Trade | undefined {
  const { holdable, weight, M } = problem
  if (slots.every((s, m) => s !== -1 || !holdable[m])) return undefined
  const { minShare, mostValue } = context
  const mean = weight.reduce((sum, w, m) => sum + (holdable[m] ? w : 0), 0) / M
  return mostValue || mean === 0
    ? { minShare, reach: 0, toll: 0 }
    : { minShare, reach: mean / 3, toll: 60 / mean }
}

/** Steps of the shortest anneal. */
const stepsOf = ({ M }: Problem): number => Math.min(4_000_000, Math.max(4_000, 600 * M))

/** The same number of gaps, spread more evenly over people. */
function evenOut(problem: Problem, best: Tight, context: GapContext): Tight {
  if (best.gaps === 0) return best
  return tighten(new Timetable(problem, best.slots, best.delegates), best.gaps, {
    random: context.random(20),
    stopped: context.stopped,
    onBetter: context.show,
    iterations: stepsOf(problem),
    hot: 0.15,
    cold: 0.05,
    even: 0.15,
  })
}

/**
 * Closes gaps by clauses: of all schedules of the goal where its value is proven to be the most,
 * otherwise of those that hold the same meetings; then `least`, which is for all, stays as it was.
 */
export function settleGaps(
  problem: Problem,
  goal: GapGoal,
  annealed: Tight,
  floor: number,
  context: GapContext & { linear: SolveLinear | null; logic: WithLogic },
): { tight: Tight; least: number; leastOfHeld: number } {
  const { linear, mostValue, seconds, elapsed } = context
  let least = floor
  let found: Settled | null = null
  if (linear && mostValue) {
    // Programs can't be interrupted: neither may take more than a part of what is left.
    const left = () => (seconds - elapsed()) / 4
    const plan = settledPlan(problem, goal, linear, Math.min(2, left()), elapsed)
    const counted = gapsByCounting(problem, goal, plan, linear, Math.min(5, left()))
    least = Math.max(least, counted)
    const anneal = (best: Tight) => annealLong(problem, best, least, context)
    found = byLogic(problem, goal, plan, annealed, { ...context, floor: least, anneal })
    least = Math.max(least, found?.least ?? 0)
  }
  found ??= settleHeld(problem, goal, annealed, { ...context, floor: least })
  const tight =
    found && found.tight !== annealed ? evenOut(problem, found.tight, context) : annealed
  least = Math.min(least, tight.gaps)
  return { tight, least, leastOfHeld: Math.max(least, found?.least ?? 0) }
}

type Settled = NonNullable<ReturnType<typeof gapsByLogic>>
type Settling = GapContext & Pick<LogicContext, 'floor' | 'anneal'> & { logic: WithLogic }

const byLogic = (
  problem: Problem,
  goal: GapGoal,
  plan: HeldPlan,
  best: Tight,
  context: Settling,
): Settled | null =>
  gapsByLogic(problem, goal, plan, best, context.logic, { ...context, random: context.random(40) })

/**
 * With the meetings that are held. Where others bring the same value, and a first look at these
 * settles nothing, with those that a long search with exchanges comes to.
 */
function settleHeld(
  problem: Problem,
  goal: GapGoal,
  annealed: Tight,
  context: Settling,
): Settled | null {
  const settle = (best: Tight, more: Partial<Settling>) =>
    byLogic(problem, goal, { always: heldOf(best.slots), choice: [] }, best, {
      ...context,
      ...more,
    })
  if (!context.mostValue) return settle(annealed, {})
  let longer: Tight | null = null
  const first = settle(annealed, {
    anneal: (best) => (longer = annealLong(problem, best, context.floor, context)),
    stopped: () => longer !== null || context.stopped(),
  })
  return longer ? settle(longer, {}) : first
}

/** For half of the time left at most, with exchanges of held meetings. */
function annealLong(problem: Problem, best: Tight, floor: number, context: GapContext): Tight {
  const [times, hot, cold] = LONG
  const until = (context.elapsed() + context.seconds) / 2
  const trade = tradeOf(problem, best.slots, context)
  return tighten(new Timetable(problem, best.slots, best.delegates), floor, {
    random: context.random(2),
    stopped: () => context.stopped() || context.elapsed() > until,
    onBetter: context.show,
    iterations: Math.min(times * stepsOf(problem), MOST_STEPS),
    hot,
    cold,
    ...(trade ? { trade } : {}),
  })
}
