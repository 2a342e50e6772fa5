import type { Instance } from '#app/scheduling/instance'
import type { Objectives, Schedule } from '#app/scheduling/schedule'
import { inspect, verify } from '#app/scheduling/verify/verify'
import { conflict } from '#app/platform/domain-error'
import type { Placement } from './find-schedule.server'

/** @throws DomainError schedule.rulesBroken when the independent verifier objects to a schedule or to what it claims */
export function refuseBroken(instance: Instance, schedule: Schedule): void {
  const { wrong } = verify(instance, schedule)
  if (wrong.length > 0) throw conflict('schedule.rulesBroken', { count: wrong.length })
}

/** @throws DomainError schedule.rulesBroken when placements, however they came about, break a rule of the instance */
export function refuseBrokenPlacements(instance: Instance, placed: Map<string, Placement>): void {
  const { wrong } = checkPlacements(instance, placed)
  if (wrong.length > 0) throw conflict('schedule.rulesBroken', { count: wrong.length })
}

/** What the independent verifier says of placements: broken rules, and the objectives counted anew. */
export function checkPlacements(
  instance: Instance,
  placed: Map<string, Placement>,
): { wrong: string[]; objectives: Objectives } {
  return inspect(instance, asSchedule(instance, placed))
}

/** Placements as a schedule that claims nothing. */
export function asSchedule(instance: Instance, placed: Map<string, Placement>): Schedule {
  return {
    format: 'b2b-schedule/1',
    instance: instance.name,
    assignments: [...placed.values()].map(
      ({ meetingId, slotId, tableId, interpreterId, delegateIds }) => ({
        meeting: meetingId,
        slot: slotId,
        ...(tableId === null ? {} : { table: tableId }),
        ...(interpreterId === null ? {} : { interpreter: interpreterId }),
        delegates: delegateIds,
      }),
    ),
    unscheduled: instance.meetings
      .filter(({ id }) => !placed.has(id))
      .map(({ id }) => ({ meeting: id, reason: 'displaced' })),
    objectives: {
      must: 0,
      value: 0,
      minShare: 0,
      gaps: 0,
      gapSpread: 0,
      tableChanges: 0,
      interpreterChanges: 0,
    },
    bounds: { must: 0, value: 0 },
    status: 'optimal',
  }
}
