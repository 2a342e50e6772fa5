import type { GapGoal } from './gap-floor'
import { gapsByCounting } from './gap-counts'
import type { WithBeside } from './beside'
import { gapsByLogic } from './gap-logic'
import { heldOf, holding, type HeldPlan } from './held-plan'
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
const LONG: Round = [24, 0.8, 0.25]
const MOST_STEPS = 10_000_000
/** What the prices of days may take of the time that is left. */
const PRICED = 0.5
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
 * Closes gaps by clauses: of all schedules of the plan, where there is one and it can be written;
 * otherwise of those that hold the same meetings, and then `least`, which is for all, stays as it was.
 */
export function settleGaps(
  problem: Problem,
  goal: GapGoal,
  plan: HeldPlan | null,
  annealed: Tight,
  floor: number,
  context: Settling,
): { tight: Tight; least: number; leastOfHeld: number } {
  const { linear, seconds, elapsed } = context
  let least = floor
  let found: ReturnType<typeof gapsByLogic> = null
  if (linear && plan) {
    // Programs can't be interrupted: this may take no more than a part of what is left.
    const limit = Math.min(5, (seconds - elapsed()) / 4)
    least = Math.max(least, gapsByCounting(problem, goal, plan, linear, limit))
    found = byLogic(problem, goal, plan, annealed, least, context)
    least = Math.max(least, found?.least ?? 0)
  }
  found ??= byLogic(problem, goal, holding(heldOf(annealed.slots)), annealed, least, context)
  const tight =
    found && found.tight !== annealed ? evenOut(problem, found.tight, context) : annealed
  least = Math.min(least, tight.gaps)
  return { tight, least, leastOfHeld: Math.max(least, found?.least ?? 0) }
}

type Settling = GapContext & {
  linear: SolveLinear | null
  logic: WithLogic
  withBeside: WithBeside | null
}

/** With anneals in between, each twice as long as the one before; what the plan leaves open is exchanged in them. */
function byLogic(
  problem: Problem,
  goal: GapGoal,
  plan: HeldPlan,
  from: Tight,
  floor: number,
  context: Settling,
): ReturnType<typeof gapsByLogic> {
  const [times, hot, cold] = LONG
  const trade = plan.choice.length > 0 ? tradeOf(problem, from.slots, context) : undefined
  const { linear, seconds, elapsed } = context
  return gapsByLogic(problem, goal, plan, from, context.logic, {
    ...context,
    floor,
    random: context.random(40),
    pricing: () => (linear ? Math.max(0, PRICED * (seconds - elapsed())) : 0),
    anneal: (best, round, stopped) =>
      tighten(new Timetable(problem, best.slots, best.delegates), floor, {
        random: context.random(500 + round),
        stopped,
        onBetter: context.show,
        iterations: Math.min(times * stepsOf(problem), MOST_STEPS) * 2 ** round,
        hot,
        cold,
        ...(trade ? { trade } : {}),
      }),
  })
}
