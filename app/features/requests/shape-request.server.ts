import { and, eq } from 'drizzle-orm'
import {
  eventTables,
  meetingRequests,
  needs,
  organisations,
  people,
  placements,
  registrations,
  slots,
} from '#db/schema'
import type { Reader } from '#db/client'
import { eventTime } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { pairScore } from '#app/features/matching'
import { subjectOf } from '#app/features/schedule'
import type { Context } from '#app/platform/context.server'
import { meetingOfRequest } from './find-request.server'
import type { RequestRow } from './find-request.server'
import type { Party, ShownRequest } from './shown'

/** Shapes a request for a reader who stands on `ownSide`, or for the desk (null), which sees both names. */
export function shapeRequest(
  ctx: Context,
  event: EventRow,
  request: RequestRow,
  ownSide: string | null,
): ShownRequest {
  const [from, to] = [
    partyOf(ctx.db, request.fromRegistrationId),
    partyOf(ctx.db, request.toRegistrationId),
  ]
  const hidden =
    ownSide === null || request.state === 'accepted' ? null : confidentialOwner(ctx.db, request)
  const hides = (party: FullParty | null) =>
    party !== null && party.registrationId !== ownSide && party.organisationId === hidden
  const subject = subjectOf(ctx.db, request.aboutKind, request.aboutId, ctx.locale)
  return {
    id: request.id,
    version: request.version,
    state: request.state,
    priority: request.priority,
    from: hides(from) ? null : publicParty(from),
    to: hides(to) ? null : publicParty(to),
    subject:
      subject && request.aboutKind && request.aboutId
        ? { ...subject, value: `${request.aboutKind}:${request.aboutId}` }
        : null,
    message: request.message,
    reason: request.reason,
    score: request.score ?? pairScore(ctx.db, request),
    origin: request.origin,
    enteredFor: request.actedFor ? nameOf(ctx.db, request.enteredBy) : null,
    answeredFor:
      request.answeredFor && request.answeredBy ? nameOf(ctx.db, request.answeredBy) : null,
    sentAt: request.createdAt.toISOString(),
    countersId: request.countersId,
    counteredById:
      request.state === 'declined'
        ? (ctx.db
            .select({ id: meetingRequests.id })
            .from(meetingRequests)
            .where(eq(meetingRequests.countersId, request.id))
            .get()?.id ?? null)
        : null,
    place: placeOf(ctx, event, request.id),
  }
}

type FullParty = Party & { organisationId: string }

export function partyOf(db: Reader, registrationId: string): FullParty | null {
  return (
    db
      .select({
        registrationId: registrations.id,
        organisationId: organisations.id,
        name: organisations.displayName,
        shortName: organisations.shortName,
        slug: organisations.slug,
        country: organisations.country,
      })
      .from(registrations)
      .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
      .where(eq(registrations.id, registrationId))
      .get() ?? null
  )
}

const publicParty = (party: FullParty | null): Party | null => {
  if (!party) return null
  const { organisationId: _, ...shown } = party
  return shown
}

/** The organisation that a confidential need keeps unnamed. */
const confidentialOwner = (db: Reader, request: RequestRow): string | null =>
  request.aboutKind === 'need' && request.aboutId
    ? (db
        .select({ id: needs.organisationId })
        .from(needs)
        .where(and(eq(needs.id, request.aboutId), eq(needs.confidential, true)))
        .get()?.id ?? null)
    : null

const nameOf = (db: Reader, personId: string) =>
  db.select({ name: people.name }).from(people).where(eq(people.id, personId)).get()?.name ?? null

/** Where the published schedule puts the meeting of a request. */
function placeOf(ctx: Context, event: EventRow, requestId: string): ShownRequest['place'] {
  const meeting = event.publishedScheduleId ? meetingOfRequest(ctx.db, requestId) : undefined
  if (!meeting || !event.publishedScheduleId || meeting.state === 'cancelled') return null
  const row = ctx.db
    .select({ startsAt: slots.startsAt, endsAt: slots.endsAt, table: eventTables.label })
    .from(placements)
    .innerJoin(slots, eq(slots.id, placements.slotId))
    .leftJoin(eventTables, eq(eventTables.id, placements.tableId))
    .where(
      and(
        eq(placements.scheduleId, event.publishedScheduleId),
        eq(placements.meetingId, meeting.id),
      ),
    )
    .get()
  return row
    ? { time: eventTime(row.startsAt, row.endsAt, event.timeZone, ctx.locale), table: row.table }
    : null
}
