import { leastShare } from './assemble'
import type { GapGoal } from './gap-floor'
import { Packing } from './packing'
import { valueOf } from './place'
import type { Problem } from './problem'
import type { Tight } from './tighten'

type Arranged = Pick<Tight, 'slots' | 'delegates'>

/** Does an arrangement keep to all the rules, of which clauses may lack some, and reach the goal? */
export function keepsTo(problem: Problem, goal: GapGoal, { slots, delegates }: Arranged): boolean {
  const packing = new Packing(problem)
  const taken = new Set<number>()
  const load = new Int32Array(problem.delegateIds.length)
  for (let m = 0; m < problem.M; m++) {
    const s = slots[m] ?? -1
    if (s === -1) continue
    if (!packing.fits(m, s)) return false
    packing.add(m, s)
    for (const d of delegates.subarray(2 * m, 2 * m + 2)) {
      if (d === -1 || taken.has(d * problem.S + s)) return false
      taken.add(d * problem.S + s)
      load[d] = (load[d] ?? 0) + 1
      if (load[d] > (problem.delegateMost?.[d] ?? Infinity)) return false
    }
  }
  const { must, value } = valueOf(packing)
  // Shares are rounded.
  const share = leastShare(problem, (m) => slots[m] !== -1) + 1e-5
  return must >= goal.must && value >= goal.value && share >= goal.minShare
}
