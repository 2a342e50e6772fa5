import { eq } from 'drizzle-orm'
import { meetingRequests, meetings } from '#db/schema'
import type { Reader } from '#db/client'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { registrationOf } from '#app/features/registration'
import type { RegistrationRow } from '#app/features/registration'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'

export type MeetingSides = {
  event: EventRow
  meeting: typeof meetings.$inferSelect
  request: typeof meetingRequests.$inferSelect
  /** The reader's side first; who asked first for the desk. */
  sides: [RegistrationRow, RegistrationRow]
  /** The organisation that the reader belongs to; null for the desk. */
  ownOrganisationId: string | null
}

/**
 * A meeting of an event for the members of its two organisations and for the desk.
 * @throws DomainError notFound, signInFirst
 */
export function findSide(
  ctx: Context,
  db: Reader,
  input: { eventSlug: string; meetingId: string },
): MeetingSides {
  if (ctx.actor.kind === 'visitor') authorise(ctx, 'agenda.readOwn')
  const event = eventBySlug(db, input.eventSlug)
  const row = db
    .select({ meeting: meetings, request: meetingRequests })
    .from(meetings)
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .where(eq(meetings.id, input.meetingId))
    .get()
  if (!row || row.meeting.eventId !== event.id) throw notFound()
  const from = registrationOf(db, row.request.fromRegistrationId)
  const to = registrationOf(db, row.request.toRegistrationId)
  const isOwn = ({ organisationId }: RegistrationRow) =>
    may(ctx, 'agenda.readOwn', { organisationId })
  const own = isOwn(from) ? from : isOwn(to) ? to : null
  if (!own) authorise(ctx, 'agenda.readAny', { eventId: event.id })
  return {
    event,
    ...row,
    sides: own === to ? [to, from] : [from, to],
    ownOrganisationId: own?.organisationId ?? null,
  }
}
