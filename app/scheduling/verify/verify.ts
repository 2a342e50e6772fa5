import type { Instance } from '../instance'
import type { Objectives, Schedule } from '../schedule'
import { conflictWrong } from './conflict'
import { measure } from './measure'
import { brokenRules } from './rules'
import { readWorld, type World } from './world'

export interface Verdict {
  /** One line for each broken rule or false claim; empty when all is right. */
  wrong: string[]
  /** Counted anew from the assignments. */
  objectives: Objectives
}

/**
 * Checks a schedule against its instance: the hard rules, the claimed objectives, bounds, status
 * and conflict. Shares no code with the solver, only the formats.
 */
export function verify(instance: Instance, schedule: Schedule): Verdict {
  return verifyIn(readWorld(instance), schedule)
}

/** Hard rules and objectives alone, for a schedule that claims nothing. */
export function inspect(instance: Instance, schedule: Schedule): Verdict {
  const world = readWorld(instance)
  return { wrong: brokenRules(world, schedule), objectives: measure(world, schedule) }
}

/** The same for a world that a change has made. */
export function verifyIn(world: World, schedule: Schedule): Verdict {
  const { instance } = world
  const objectives = measure(world, schedule)
  const wrong = brokenRules(world, schedule)
  if (schedule.instance !== '' && schedule.instance !== instance.name)
    wrong.push(`the schedule is for "${schedule.instance}", the instance is "${instance.name}"`)
  return {
    wrong: [...wrong, ...conflictWrong(world, schedule), ...falseClaims(schedule, objectives)],
    objectives,
  }
}

function falseClaims(schedule: Schedule, real: Objectives): string[] {
  const { objectives: claimed, bounds, status } = schedule
  const lines: string[] = []
  for (const key of [
    'must',
    'value',
    'minShare',
    'gaps',
    'gapSpread',
    'tableChanges',
    'interpreterChanges',
  ] as const) {
    const tolerance = key === 'minShare' ? 0.00051 : 1e-6
    if (!(Math.abs(claimed[key] - real[key]) <= tolerance))
      lines.push(`objective ${key} is ${round(real[key])}, claimed ${claimed[key]}`)
  }
  for (const key of ['must', 'value', 'minShare'] as const) {
    const bound = bounds[key]
    const tolerance = key === 'minShare' ? 0.00051 : 1e-6
    if (bound !== undefined && !(bound >= real[key] - tolerance))
      lines.push(`bound on ${key} is ${bound}, but ${round(real[key])} is reached`)
  }
  if (bounds.gaps !== undefined && !(bounds.gaps <= real.gaps))
    lines.push(`bound on gaps is ${bounds.gaps}, but ${real.gaps} is reached`)
  const met =
    Math.abs(bounds.must - real.must) <= 1e-6 && Math.abs(bounds.value - real.value) <= 1e-6
  if (status === 'optimal' && !met)
    lines.push('status is optimal, but must and value do not equal their bounds')
  if (status === 'feasible' && met)
    lines.push('status is feasible, but must and value equal their bounds')
  return lines
}

function round(x: number): number {
  return Math.round(x * 1e6) / 1e6
}
