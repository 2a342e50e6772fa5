import { and, eq } from 'drizzle-orm'
import { organisations, placementDelegates, placements, registrations, schedules } from '#db/schema'
import type { Tx } from '#db/client'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import type { Instance } from '#app/scheduling/instance'
import { buildInstance } from './build-instance.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { Placement } from './find-schedule.server'
import { openForScheduling } from './open-for-scheduling.server'
import { shortPair } from './pair-names.server'

export type PlaceMeeting = { eventId: string; meetingId: string; slotId: string; tableId: string }

/**
 * Puts a meeting by hand into a slot and table of the working draft, with a free delegate of each side and a free
 * interpreter where one is needed. What stands there stays there.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noDraft, schedule.slotTaken, schedule.somebodyBusy,
 * schedule.noInterpreter, schedule.limitReached
 */
export function placeMeeting(ctx: Context, input: PlaceMeeting): void {
  authorise(ctx, 'schedule.solve', { eventId: input.eventId })
  write(
    ctx,
    (tx) => {
      const event = openForScheduling(tx, input.eventId)
      const draft = scheduleInState(tx, event.id, 'draft')
      if (!draft) throw conflict('schedule.noDraft')
      const instance = buildInstance(tx, event)
      const meeting = instance.meetings.find((one) => one.id === input.meetingId)
      if (
        !meeting ||
        !instance.slots.some((slot) => slot.id === input.slotId) ||
        !instance.tables?.some((table) => table.id === input.tableId)
      )
        throw notFound()

      const placed = placementsOf(tx, draft.id)
      const before = placed.get(meeting.id)
      placed.delete(meeting.id)
      const beside = [...placed.values()].filter((one) => one.slotId === input.slotId)
      const holder = beside.find((one) => one.tableId === input.tableId)
      if (holder) throw conflict('schedule.slotTaken', { holder: shortPair(tx, holder.meetingId) })
      for (const side of meeting.participants) refuseOverLimit(tx, instance, placed, side)
      const seats = meeting.participants.map((side) =>
        freeDelegate(tx, instance, beside, side, input.slotId, before),
      )
      const interpreterId = meeting.interpreter
        ? freeInterpreter(instance, beside, meeting.interpreter, input.slotId, before)
        : null

      const key = and(eq(placements.scheduleId, draft.id), eq(placements.meetingId, meeting.id))
      tx.delete(placements).where(key).run()
      const place = { scheduleId: draft.id, meetingId: meeting.id, slotId: input.slotId }
      tx.insert(placements)
        .values({
          ...place,
          tableId: input.tableId,
          interpreterId,
          locked: before?.locked ?? false,
        })
        .run()
      for (const delegateId of seats)
        tx.insert(placementDelegates)
          .values({ ...place, delegateId })
          .run()
      tx.update(schedules)
        .set({ version: draft.version + 1 })
        .where(eq(schedules.id, draft.id))
        .run()
      record(tx, ctx, 'meeting.placed', 'meeting', meeting.id, {
        before: before ? { slot: before.slotId, table: before.tableId } : null,
        after: { schedule: draft.number, slot: input.slotId, table: input.tableId },
      })
    },
    {
      'placements.schedule_id': 'schedule.taken',
      'placement_delegates.schedule_id': 'schedule.taken',
    },
  )
}

function refuseOverLimit(tx: Tx, instance: Instance, placed: Map<string, Placement>, side: string) {
  const limit = instance.participants.find((one) => one.id === side)?.maxMeetings
  if (limit === undefined) return
  const ofSide = new Set(
    instance.meetings.filter((one) => one.participants.includes(side)).map((one) => one.id),
  )
  const held = [...placed.keys()].filter((id) => ofSide.has(id)).length
  if (held >= limit) throw conflict('schedule.limitReached', { who: nameOf(tx, side), limit })
}

/** The one who sat there before where they are free, else the first free one. */
function freeDelegate(
  tx: Tx,
  instance: Instance,
  beside: Placement[],
  side: string,
  slotId: string,
  before?: Placement,
): string {
  const busy = new Set(beside.flatMap((one) => one.delegateIds))
  const free = (instance.participants.find((one) => one.id === side)?.delegates ?? []).filter(
    (one) => !busy.has(one.id) && (one.available?.includes(slotId) ?? true),
  )
  const chosen = free.find((one) => before?.delegateIds.includes(one.id)) ?? free[0]
  if (!chosen) throw conflict('schedule.somebodyBusy', { who: nameOf(tx, side) })
  return chosen.id
}

function freeInterpreter(
  instance: Instance,
  beside: Placement[],
  pair: string,
  slotId: string,
  before?: Placement,
): string {
  const key = (text: string) => text.split('-').sort().join('-')
  const busy = new Set(beside.map((one) => one.interpreterId))
  const free = (instance.interpreters ?? []).filter(
    (one) =>
      !busy.has(one.id) &&
      one.pairs.some((known) => key(known) === key(pair)) &&
      (one.available?.includes(slotId) ?? true),
  )
  const chosen = free.find((one) => one.id === before?.interpreterId) ?? free[0]
  if (!chosen) throw conflict('schedule.noInterpreter', { pair })
  return chosen.id
}

const nameOf = (tx: Tx, registrationId: string): string =>
  tx
    .select({ name: organisations.shortName })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(eq(registrations.id, registrationId))
    .get()?.name ?? ''
