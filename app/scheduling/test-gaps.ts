import { bruteForce } from './brute-force'
import { holding, type HeldPlan } from './held-plan'
import type { Instance } from './instance'
import { compile, type Problem } from './problem'
import { seededRandom } from './random'
import { anEvent } from './test-events'
import type { Tight } from './tighten'

/* Where tests of gaps begin. */

/** A search without an end, of which nothing is shown. */
export const quietly = (floor = 0) => ({
  floor,
  stopped: () => false,
  random: seededRandom(1, 1),
  show: () => undefined,
})

/** Nothing is arranged yet. */
export const nothing = ({ M }: Problem, gaps: number): Tight => ({
  value: 0,
  gaps,
  spread: 9,
  slots: new Int32Array(M).fill(-1),
  delegates: new Int32Array(2 * M).fill(-1),
})

/** Locked meetings are held, of all others there is a choice. */
export function anyPlan({ M, locked, holdable }: Problem): HeldPlan {
  const all = Array.from({ length: M }, (_, m) => m).filter((m) => holdable[m])
  const choice = all.filter((m) => !locked[m])
  return { ...holding(all.filter((m) => locked[m])), choice, isWorth: false }
}

/** The best objectives of a tiny event, by looking at all its schedules. */
export function bestOf(event: Instance) {
  const problem = compile(event)
  const best = bruteForce(event)
  return { problem, best, goal: { ...best, value: best.value * problem.scale } }
}

/** Each pair of a triangle in two slots: somebody waits, though nobody alone would have to. */
export const entangled = anEvent(4, [
  [1, 1],
  [1, 2, { slots: ['d1s2', 'd1s4'] }],
  [2, 1, { slots: ['d1s1', 'd1s3'] }],
  [2, 2, { slots: ['d1s2', 'd1s4'] }],
  [3, 1, { slots: ['d1s4'] }],
  [3, 2, { slots: ['d1s1', 'd1s3'] }],
])
