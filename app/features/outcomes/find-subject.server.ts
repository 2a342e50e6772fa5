import { and, eq } from 'drizzle-orm'
import { events, exchanges, meetingRequests, meetings, placements, slots } from '#db/schema'
import type { Reader } from '#db/client'
import type { MeetingState } from '#db/domain'
import { authorisedPerson } from '#app/features/accounts'
import { registrationOf } from '#app/features/registration'
import type { Context, Person } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import type { Subject } from './schema'

export type TalkSubject = {
  meetingId: string | null
  exchangeId: string | null
  eventId: string
  sides: [string, string]
  /** An exchange took place. */
  meetingState: MeetingState
}

/** The meeting or exchange that is spoken of, with the registrations of its two sides. @throws DomainError notFound */
export function subjectOf(db: Reader, given: Subject): TalkSubject {
  if (given.meetingId !== undefined) {
    const row = db
      .select({
        meeting: meetings,
        from: meetingRequests.fromRegistrationId,
        to: meetingRequests.toRegistrationId,
      })
      .from(meetings)
      .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
      .where(eq(meetings.id, given.meetingId))
      .get()
    if (!row) throw notFound()
    return {
      meetingId: row.meeting.id,
      exchangeId: null,
      eventId: row.meeting.eventId,
      sides: [row.from, row.to],
      meetingState: row.meeting.state,
    }
  }
  const exchange = db.select().from(exchanges).where(eq(exchanges.id, given.exchangeId)).get()
  if (!exchange) throw notFound()
  return {
    meetingId: null,
    exchangeId: exchange.id,
    eventId: exchange.eventId,
    sides: [exchange.registrationAId, exchange.registrationBId],
    meetingState: 'held',
  }
}

/** Where the published schedule puts a meeting. @throws DomainError meeting.notScheduled */
export function publishedSlot(db: Reader, meetingId: string): { startsAt: Date; endsAt: Date } {
  const slot = db
    .select({ startsAt: slots.startsAt, endsAt: slots.endsAt })
    .from(placements)
    .innerJoin(events, eq(events.publishedScheduleId, placements.scheduleId))
    .innerJoin(slots, eq(slots.id, placements.slotId))
    .where(and(eq(placements.meetingId, meetingId)))
    .get()
  if (!slot) throw conflict('meeting.notScheduled')
  return slot
}

/** A member of one of the sides, or the event's desk. @throws DomainError notFound, signInFirst */
export function recorderOf(ctx: Context, db: Reader, { eventId, sides }: TalkSubject): Person {
  const [organisationId, partnerId] = sides.map((side) => registrationOf(db, side).organisationId)
  return authorisedPerson(ctx, 'outcome.follow', { organisationId, partnerId, eventId })
}
