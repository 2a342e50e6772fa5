import type { Change } from './change'
import type { Instance, Meeting } from './instance'
import { compile, type Circumstances } from './problem'
import type { Schedule } from './schedule'

/** The event as it is after a change, with what an instance can't say beside it. */
export interface ChangedEvent {
  instance: Instance
  circumstances: Required<Circumstances>
  cancelled: Set<string>
}

/**
 * Applies a change: people, tables and interpreters are away from `at` on, meetings come and go.
 * Locks that the change makes impossible are dropped. `before` says which cancelled meetings are past.
 */
export function applyChange(instance: Instance, change: Change, before: Schedule): ChangedEvent {
  const order = [...instance.slots]
    .sort((a, b) => a.day - b.day || a.index - b.index)
    .map((slot) => slot.id)
  const place = new Map(order.map((id, i) => [id, i]))
  const at = place.get(change.at) ?? 0
  const past = (slot: string) => (place.get(slot) ?? 0) < at
  const heldIn = new Map(before.assignments.map((a) => [a.meeting, a.slot]))
  const awayUntil = new Map<string, number>()
  const interpretersGone = new Set<string>()
  const tablesGone = new Set<string>()
  const cancelled = new Set<string>()
  const added: Meeting[] = []
  const stay = (id: string, until: number) =>
    awayUntil.set(id, Math.max(awayUntil.get(id) ?? 0, until))
  for (const event of change.events) {
    switch (event.type) {
      case 'noShow':
        stay(event.participant, order.length)
        break
      case 'late':
        stay(event.participant, place.get(event.until) ?? 0)
        break
      case 'tableLost':
        tablesGone.add(event.table)
        break
      case 'interpreterLost':
        interpretersGone.add(event.interpreter)
        break
      case 'add':
        added.push(event.meeting)
        break
      case 'cancel':
        if (!past(heldIn.get(event.meeting) ?? change.at)) cancelled.add(event.meeting)
        break
    }
  }
  const without = (available: string[] | undefined, from: number, to: number) =>
    (available ?? order).filter(
      (slot) => (place.get(slot) ?? 0) < from || (place.get(slot) ?? 0) >= to,
    )
  const changed: Instance = {
    ...instance,
    participants: instance.participants.map((participant) => {
      const until = awayUntil.get(participant.id)
      return until === undefined
        ? participant
        : { ...participant, available: without(participant.available, at, until) }
    }),
    ...(instance.interpreters
      ? {
          interpreters: instance.interpreters.map((one) =>
            interpretersGone.has(one.id)
              ? { ...one, available: without(one.available, at, order.length) }
              : one,
          ),
        }
      : {}),
    meetings: [...instance.meetings, ...added].filter((meeting) => !cancelled.has(meeting.id)),
  }
  const circumstances = {
    past,
    tableGone: (table: string, slot: string) => tablesGone.has(table) && !past(slot),
  }
  return { instance: dropImpossibleLocks(changed, circumstances, heldIn), circumstances, cancelled }
}

function dropImpossibleLocks(
  instance: Instance,
  circumstances: Circumstances,
  heldIn: Map<string, string>,
): Instance {
  if (!instance.meetings.some((meeting) => meeting.locked)) return instance
  const problem = compile(instance, circumstances)
  return {
    ...instance,
    meetings: instance.meetings.map((meeting, m) => {
      if (!meeting.locked) return meeting
      const missed =
        circumstances.past?.(meeting.locked.slot) && heldIn.get(meeting.id) !== meeting.locked.slot
      if (problem.domain[m]?.length && !missed) return meeting
      const { locked: _, ...free } = meeting
      return free
    }),
  }
}
