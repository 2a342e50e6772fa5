import { boundWithoutTime } from './bound'
import type { GapGoal } from './gap-floor'
import type { SolveLinear } from './linear'
import type { Problem } from './problem'
import { requestedBy } from './share'

/** Which meetings are held in any case, and of which there is a choice; all others are not held. */
export interface HeldPlan {
  always: number[]
  choice: number[]
}

export const heldOf = (slots: ArrayLike<number>): number[] =>
  Array.from(slots).flatMap((s, m) => (s === -1 ? [] : [m]))

/**
 * The plan that every schedule of the goal keeps to, where its value is the most there can be: by
 * the multipliers of the program without time, what would cost more value than there is to lose.
 */
export function settledPlan(
  problem: Problem,
  goal: GapGoal,
  linear: SolveLinear,
  seconds: number,
  now: () => number,
): HeldPlan {
  const { M, weight, locked, domain } = problem
  const bound = boundWithoutTime(problem, linear, weight, goal.must, seconds, now, 0)
  // The bound was rounded down.
  const spare = bound.value - goal.value + 1
  const plan: HeldPlan = { always: [], choice: [] }
  for (let m = 0; m < M; m++) {
    const reduced = bound.reduced[m] ?? 0
    if ((domain[m]?.length ?? 0) === 0 || (!locked[m] && reduced < -spare)) continue
    if (locked[m] || reduced > spare) plan.always.push(m)
    else plan.choice.push(m)
  }
  return plan
}

/** What the choice must keep to, beside what is always held: so many of these meetings, or so much worth. */
export interface HeldRule {
  meetings: number[]
  /** By meeting; null where each counts one. */
  weights: number[] | null
  least: number
  most: number
}

/** Value, musts, least shares and limits, as far as there is a choice. */
export function heldRules(problem: Problem, goal: GapGoal, plan: HeldPlan): HeldRule[] {
  const { weight, must, limits, limitsOf } = problem
  const isMust = (m: number) => must[m] === 1
  const value = plan.always.reduce((sum, m) => sum + (weight[m] ?? 0), 0)
  const rules: HeldRule[] = [
    {
      meetings: plan.choice,
      weights: plan.choice.map((m) => weight[m] ?? 0),
      least: goal.value - value,
      most: Infinity,
    },
    {
      meetings: plan.choice.filter(isMust),
      weights: null,
      least: goal.must - plan.always.filter(isMust).length,
      most: Infinity,
    },
  ]
  limits.forEach((limit, q) => {
    const under = (m: number) => limitsOf[m]?.includes(q) ?? false
    const most = limit - plan.always.filter(under).length
    rules.push({ meetings: plan.choice.filter(under), weights: null, least: 0, most })
  })
  requestedBy(problem).forEach((requested, p) => {
    const { always, choice } = planOf(problem, plan, p)
    const least = Math.ceil(goal.minShare * requested - 1e-4) - always.length
    rules.push({ meetings: choice, weights: null, least, most: Infinity })
  })
  return rules.filter(
    ({ meetings, weights, least, most }) => weights || least > 0 || most < meetings.length,
  )
}

/** The part of the plan that a participant meets in. */
export function planOf({ side }: Problem, plan: HeldPlan, p: number): HeldPlan {
  const own = (m: number) => side[2 * m] === p || side[2 * m + 1] === p
  return { always: plan.always.filter(own), choice: plan.choice.filter(own) }
}
