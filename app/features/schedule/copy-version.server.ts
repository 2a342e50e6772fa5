import { and, eq } from 'drizzle-orm'
import { schedules } from '#db/schema'
import type { KeptPlace } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { eventById, eventBySlug, eventFor } from '#app/features/events'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { buildInstance } from './build-instance.server'
import { placementsOf } from './find-schedule.server'
import type { ScheduleRow } from './find-schedule.server'
import { insertPlace, keptPlace } from './keep-act.server'
import { nextNumber } from './next-number.server'
import { inForce } from './publish-schedule.server'

/**
 * Takes a version of the schedule as the working draft again, as a new version; the draft before it stays as a version.
 * Meetings that were cancelled since, or stand at a time that is no more, are left out.
 * @throws DomainError notFound, schedule.wrongPhase
 */
export function takeVersion(
  ctx: Context,
  input: { eventSlug: string; number: number },
): { number: number } {
  const { id: eventId } = eventBySlug(ctx.db, input.eventSlug)
  return write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'schedule.arrange', eventId)
    const version = tx
      .select()
      .from(schedules)
      .where(and(eq(schedules.eventId, eventId), eq(schedules.number, input.number)))
      .get()
    if (!version) throw notFound()
    if (version.state === 'draft') return { number: version.number }
    const { meetings, slots } = buildInstance(tx, event)
    const known = new Set([...meetings, ...slots].map((one) => one.id))
    const places = [...placementsOf(tx, version.id)]
      .filter(([meetingId, place]) => known.has(meetingId) && known.has(place.slotId))
      .map(([meetingId, place]): [string, KeptPlace] => [meetingId, keptPlace(place)])
    const draft = newDraft(tx, ctx, eventId, { runId: version.runId, places: new Map(places) })
    record(tx, ctx, 'schedule.versionTaken', 'schedule', draft.id, {
      after: { number: draft.number, from: version.number },
    })
    return { number: draft.number }
  })
}

/** A new working draft with these places; the one before it stays as a version. */
export function newDraft(
  tx: Tx,
  ctx: Context,
  eventId: string,
  { runId, places }: { runId: string | null; places: Map<string, KeptPlace> },
): ScheduleRow {
  tx.update(schedules)
    .set({ state: 'discarded' })
    .where(and(eq(schedules.eventId, eventId), eq(schedules.state, 'draft')))
    .run()
  const draft = tx
    .insert(schedules)
    .values({
      id: newId(),
      number: nextNumber(tx, eventId),
      eventId,
      state: 'draft',
      runId,
      createdBy: personOf(ctx)?.id ?? null,
      createdAt: ctx.now(),
    })
    .returning()
    .get()
  for (const [meetingId, place] of places) if (place) insertPlace(tx, draft.id, meetingId, place)
  return draft
}

/** A working draft that begins as the published schedule stands, without what was cancelled since. */
export const draftFrom = (tx: Tx, ctx: Context, published: ScheduleRow): ScheduleRow =>
  newDraft(tx, ctx, published.eventId, {
    runId: published.runId,
    places: new Map(
      [...inForce(tx, eventById(tx, published.eventId))].map(([id, place]) => [
        id,
        keptPlace(place),
      ]),
    ),
  })
