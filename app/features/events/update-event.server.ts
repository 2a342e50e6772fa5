import { and, count, eq, inArray } from 'drizzle-orm'
import { events, meetings, placements, registrations } from '#db/schema'
import type { Tx } from '#db/client'
import type { GridPlan } from '#db/domain'
import { record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { eventFor } from './event-for.server'
import type { EventRow } from './find-event.server'
import { countTouched, meetingsTouched } from './grid-changes.server'
import { daysMove, writeDaysMove } from './move-days.server'
import type { DaysMove, GivenDays } from './move-days.server'
import type { UpdateEvent } from './event-form-schema'

/**
 * Changes what an event is called, where and when it is, and its limits and deadlines. Slots, sessions and what was
 * said of people's time move along with the days. Other days under meetings are refused, unless those were seen to by
 * a previewed repair. Inside the caller's transaction.
 * @throws DomainError notFound, conflict, event.closed, event.daysHoldMeetings, event.daysHoldSessions,
 * event.slotsBegun, event.placesTaken
 */
export function updateEventWithin(
  tx: Tx,
  ctx: Context,
  input: UpdateEvent & { eventId: string },
  { isSeenTo = false }: { isSeenTo?: boolean } = {},
): void {
  const { eventId, version, ...given } = input
  const event = eventFor(ctx, tx, 'event.setUp', eventId)
  if (event.version !== version) throw conflict('conflict')
  refuseTooFew(tx, event, given.places)
  const after = {
    ...given,
    gridPlan: moveDays(tx, ctx, event, given, isSeenTo),
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
 * Keeps slots, sessions and what was said of people's time in step with other days or another zone. Where meetings
 * stand in what moves, or sessions in what goes, it is refused unless somebody has seen to them.
 */
function moveDays(
  tx: Tx,
  ctx: Context,
  event: EventRow,
  given: GivenDays,
  isSeenTo: boolean,
): GridPlan | null {
  const move = daysMove(tx, event, given)
  if (!move) return event.gridPlan
  refuseBegun(tx, ctx, event, move)
  if (!isSeenTo) refuseHeld(tx, ctx, event, given, move)
  writeDaysMove(tx, ctx, event, move)
  return move.plan
}

/** On the day what has begun stays, and a meeting that took place stays wherever it was. */
function refuseBegun(tx: Tx, ctx: Context, event: EventRow, { moving }: DaysMove) {
  const isOver = moving.some((slot) => event.state === 'running' && slot.startsAt <= ctx.now())
  const held = tx
    .select({ id: meetings.id })
    .from(placements)
    .innerJoin(meetings, eq(meetings.id, placements.meetingId))
    .where(
      and(
        inArray(
          placements.slotId,
          moving.map((slot) => slot.id),
        ),
        inArray(meetings.state, ['inProgress', 'held', 'noShow']),
      ),
    )
    .get()
  if (isOver || held) throw conflict('event.slotsBegun')
}

function refuseHeld(tx: Tx, ctx: Context, event: EventRow, given: GivenDays, move: DaysMove) {
  const field =
    given.firstDay !== event.firstDay
      ? 'firstDay'
      : given.lastDay !== event.lastDay
        ? 'lastDay'
        : 'timeZone'
  const touched = meetingsTouched(ctx, event, { slotIds: move.moving.map((one) => one.id) }, tx)
  if (touched.length > 0)
    throw invalid('event.daysHoldMeetings', { count: countTouched(touched) }, field)
  if (move.sessionsGone.length > 0)
    throw invalid('event.daysHoldSessions', { count: move.sessionsGone.length }, field)
}

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
