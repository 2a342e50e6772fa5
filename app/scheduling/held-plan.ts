import type { GapGoal } from './gap-floor'
import type { Problem } from './problem'
import { requestedBy } from './share'

/** Which meetings are held in any case, and of which there is a choice; all others are not held. */
export interface HeldPlan {
  always: number[]
  choice: number[]
  /** Cells (`row * S + slot`) that are filled up in any case. */
  full: number[]
  /** Of these meetings just so many are held. */
  counts: { meetings: number[]; number: number }[]
  /** Are schedules that keep to all this certain to be worth what the goal says? */
  isWorth: boolean
}

/** These meetings, and no others. */
export const holding = (meetings: number[]): HeldPlan => ({
  always: meetings,
  choice: [],
  full: [],
  counts: [],
  isWorth: true,
})

export const heldOf = (slots: ArrayLike<number>): number[] =>
  Array.from(slots).flatMap((s, m) => (s === -1 ? [] : [m]))

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
  const always = new Set(plan.always)
  /** What is left for the choice to do so that `least` to `most` of these are held. */
  const rest = (meetings: number[], least: number, most: number): HeldRule => {
    const held = meetings.filter((m) => always.has(m)).length
    const choice = meetings.filter((m) => !always.has(m))
    return { meetings: choice, weights: null, least: least - held, most: most - held }
  }
  const { weight, must, limits, limitsOf } = problem
  const all = [...plan.always, ...plan.choice]
  const rules = [
    rest(
      all.filter((m) => must[m] === 1),
      goal.must,
      Infinity,
    ),
    ...Array.from(limits, (most, q) =>
      rest(
        all.filter((m) => limitsOf[m]?.includes(q)),
        0,
        most,
      ),
    ),
    ...plan.counts.map(({ meetings, number }) => rest(meetings, number, number)),
    ...Array.from(requestedBy(problem), (requested, p) => {
      const own = planOf(problem, plan, p)
      const least = Math.ceil(goal.minShare * requested - 1e-4)
      return rest([...own.always, ...own.choice], least, Infinity)
    }),
  ].filter(({ meetings, least, most }) => least > 0 || most < meetings.length)
  if (plan.isWorth) return rules
  const value = plan.always.reduce((sum, m) => sum + (weight[m] ?? 0), 0)
  const weights = plan.choice.map((m) => weight[m] ?? 0)
  return [{ meetings: plan.choice, weights, least: goal.value - value, most: Infinity }, ...rules]
}

/** The part of the plan that a participant meets in. */
export function planOf(
  { side }: Problem,
  plan: HeldPlan,
  p: number,
): Pick<HeldPlan, 'always' | 'choice'> {
  const own = (m: number) => side[2 * m] === p || side[2 * m + 1] === p
  return { always: plan.always.filter(own), choice: plan.choice.filter(own) }
}
