import { and, count, eq } from 'drizzle-orm'
import { events, registrations } from '#db/schema'
import type { Tx } from '#db/client'
import type { GridPlan } from '#db/domain'
import { record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { eventFor } from './event-for.server'
import type { EventRow } from './find-event.server'
import { gridChange, meetingsTouched } from './grid-changes.server'
import type { GridChange } from './grid-changes.server'
import { daysBetween, shiftPlan } from './grid-plan'
import { planOf } from './plan-of.server'
import { applyGridChange } from './set-grid.server'
import type { UpdateEvent } from './event-form-schema'

/**
 * Changes what an event is called, where and when it is, and its limits and deadlines. The slots move
 * along with the days as long as no meeting stands in them. Inside the caller's transaction.
 * @throws DomainError notFound, conflict, event.closed, event.daysHoldMeetings, event.placesTaken
 */
export function updateEventWithin(
  tx: Tx,
  ctx: Context,
  input: UpdateEvent & { eventId: string },
): void {
  const { eventId, version, ...given } = input
  const event = eventFor(ctx, tx, 'event.setUp', eventId)
  if (event.version !== version) throw conflict('conflict')
  refuseTooFew(tx, event, given.places)
  const after = {
    ...given,
    gridPlan: moveSlots(tx, ctx, event, given),
    programmeComponent: given.programmeComponent ?? null,
    edition: given.edition ?? null,
    address: given.address ?? null,
    places: given.places ?? null,
    maxDelegatesPerOrganisation: given.maxDelegatesPerOrganisation ?? null,
    maxMeetingsPerOrganisation: given.maxMeetingsPerOrganisation ?? null,
    maxMeetingsPerDelegate: given.maxMeetingsPerDelegate ?? null,
    registrationDeadline: given.registrationDeadline ?? null,
    requestDeadline: given.requestDeadline ?? null,
    answerDeadline: given.answerDeadline ?? null,
    publicationDeadline: given.publicationDeadline ?? null,
  }
  tx.update(events)
    .set({ ...after, version: version + 1, updatedAt: ctx.now() })
    .where(eq(events.id, eventId))
    .run()
  record(tx, ctx, 'event.changed', 'event', eventId, changesOf(event, after))
}

/**
 * Keeps the slots in step with another first day, zone or last day: with nothing standing in them they move along;
 * otherwise the change is refused, since it would move people's meetings.
 */
function moveSlots(
  tx: Tx,
  ctx: Context,
  event: EventRow,
  given: { timeZone: string; firstDay: string; lastDay: string },
): GridPlan | null {
  const plan = planOf(tx, event)
  if (!plan) return event.gridPlan
  const by = daysBetween(event.firstDay, given.firstDay)
  const moved = by === 0 ? plan : shiftPlan(plan, by)
  const inside = { ...moved, days: moved.days.filter((one) => one.day <= given.lastDay) }
  const change = gridChange(tx, { ...event, ...given }, inside)
  if (change.removed.length === 0 && by === 0) return event.gridPlan
  const slotIds = change.removed.map((slot) => slot.id)
  const touched = meetingsTouched(ctx, event, { slotIds }, tx)
  if (touched.length > 0 || (by !== 0 && change.kept.length > 0 && isHeld(tx, ctx, event, change)))
    throw invalid(
      'event.daysHoldMeetings',
      {},
      given.timeZone !== event.timeZone ? 'timeZone' : by !== 0 ? 'firstDay' : 'lastDay',
    )
  applyGridChange(tx, event.id, change, ctx.now())
  return inside
}

/** Whether meetings stand in slots that would stay at their time but on another day of the event. */
const isHeld = (tx: Tx, ctx: Context, event: EventRow, { kept }: GridChange) =>
  meetingsTouched(ctx, event, { slotIds: kept.map((one) => one.id) }, tx).length > 0

/** Those who were let in stay in. */
function refuseTooFew(tx: Tx, event: EventRow, places: number | undefined) {
  const approved =
    tx
      .select({ n: count() })
      .from(registrations)
      .where(and(eq(registrations.eventId, event.id), eq(registrations.state, 'approved')))
      .get()?.n ?? 0
  if (places !== undefined && places < approved)
    throw invalid('event.placesTaken', { count: approved }, 'places')
}

/** Only what changed. */
function changesOf(before: Record<string, unknown>, after: Record<string, unknown>) {
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  const part = (of: Record<string, unknown>) =>
    Object.fromEntries(changed.map((key) => [key, of[key]]))
  return { before: part(before), after: part(after) }
}
