import type { GapGoal } from './gap-floor'
import { isSmall, proveGaps } from './gap-program'
import type { SolveLinear } from './linear'
import type { SearchLimits } from './place'
import type { Problem } from './problem'
import { copyOf, tighten, type Tight } from './tighten'
import { Timetable } from './timetable'

/* Gaps, then their spread, with must-meetings, value and share as they are. */

export interface GapContext {
  /** The phase ends when `elapsed` reaches this. */
  seconds: number
  /** The least share, which exchanges of held meetings keep. */
  minShare: number
  elapsed: () => number
  stopped: () => boolean
  random: (stream: number) => SearchLimits['random']
  show: (tight: Tight) => void
}

/** Lengths of the anneals in turn, and the heat each starts and ends with. */
const ROUNDS: [times: number, hot: number, cold: number][] = [
  [1, 0.6, 0.2],
  [4, 0.6, 0.2],
  [16, 0.6, 0.2],
  [64, 1, 0.1],
  [64, 0.6, 0.2],
  [64, 1, 0.1],
  [64, 0.6, 0.2],
]

/** Anneals longer and longer until the proven least `floor`, or until long ones gain nothing. */
export function closeGaps(
  problem: Problem,
  slots: Int32Array,
  floor: number,
  context: GapContext,
): Tight {
  let best = copyOf(new Timetable(problem, slots))
  const base = stepsOf(problem)
  const patience = isSmall(problem) ? 1 : 2
  let idle = 0
  let perSecond = Infinity
  // Each anneal is slower than the one before; one that can't end in time is made to fit.
  for (const [round, [times, hot, cold]] of ROUNDS.entries()) {
    if (idle > patience || best.gaps <= floor || context.stopped()) break
    const began = context.elapsed()
    const iterations = Math.floor(
      Math.min(base * times, 0.9 * perSecond * (context.seconds - began)),
    )
    const found = tighten(new Timetable(problem, best.slots, best.delegates), floor, {
      random: context.random(round),
      stopped: context.stopped,
      onBetter: context.show,
      iterations,
      hot,
      cold,
      minShare: context.minShare,
    })
    const took = context.elapsed() - began
    if (took > 0) perSecond = iterations / took
    if (found.gaps < best.gaps) {
      best = found
      idle = 0
    } else if (round > 1) idle++
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
  let tightest = best
  for (let round = 0; tightest.gaps > floor && !context.stopped(); round++) {
    const { slots, delegates } = tightest
    const found = tighten(new Timetable(problem, slots, delegates), floor, {
      random: context.random(400 + round),
      stopped: context.stopped,
      onBetter: context.show,
      iterations,
      minShare: context.minShare,
      ...(HEATS[round % HEATS.length] ?? HEATS[0]),
    })
    if (found.gaps < tightest.gaps) tightest = evenOut(problem, found, context)
  }
  return tightest
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
 * Settles by a whole-number program whether fewer gaps are possible, for small events.
 * @returns the best arrangement and the proven least
 */
export function settleGaps(
  problem: Problem,
  goal: GapGoal,
  best: Tight,
  floor: number,
  linear: SolveLinear,
  context: GapContext,
): { tight: Tight; floor: number } {
  const seconds = context.seconds - context.elapsed()
  if (best.gaps <= floor || seconds < 1 || context.stopped()) return { tight: best, floor }
  const proof = proveGaps(problem, goal, best, linear, seconds)
  if (!proof) return { tight: best, floor }
  const least = Math.max(floor, proof.least)
  if (!proof.slots) return { tight: best, floor: least }
  const found = copyOf(new Timetable(problem, proof.slots))
  return {
    tight: found.gaps < best.gaps ? evenOut(problem, found, context) : best,
    floor: Math.min(least, best.gaps, found.gaps),
  }
}
