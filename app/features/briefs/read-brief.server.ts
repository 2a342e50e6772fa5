import { and, asc, eq } from 'drizzle-orm'
import {
  delegates,
  eventTables,
  interpreters,
  meetingNotes,
  organisations,
  people,
  placementDelegates,
  placements,
  slots,
} from '#db/schema'
import { may } from '#app/features/accounts'
import { eventTime } from '#app/features/events'
import { readPairMatch } from '#app/features/matching'
import type { RegistrationRow } from '#app/features/registration'
import { meetingCalendarPath } from '#app/features/schedule'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { findSide } from './find-side.server'
import type { MeetingSides } from './find-side.server'
import { listingsFor, termsOf } from './read-subjects.server'
import type { BriefNote, BriefSide, MeetingBrief } from './shown'

/**
 * What to know before a meeting: who comes, why the two were matched, both listings, what is open, the words of the
 * subject in three languages, and the own organisation's notes.
 * @throws DomainError notFound, signInFirst
 */
export function readBrief(
  ctx: Context,
  input: { eventSlug: string; meetingId: string },
): MeetingBrief {
  const found = findSide(ctx, ctx.db, input)
  const { event, meeting, request, sides, ownOrganisationId } = found
  const place = placeOf(ctx, found)
  const about =
    request.aboutKind && request.aboutId ? { kind: request.aboutKind, id: request.aboutId } : null
  const pair = readPairMatch(ctx, [sides[0].organisationId, sides[1].organisationId], about)
  const listings = listingsFor(ctx, sides, about, pair)
  const shown = sides.map((side) => sideOf(ctx, found, side)) as [BriefSide, BriefSide]
  const asker = request.fromRegistrationId === sides[0].id ? shown[0] : shown[1]
  return {
    event: {
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      venue: readText(event.venue, ctx.locale),
    },
    meetingId: meeting.id,
    requestId: request.id,
    state: meeting.state,
    priority: request.priority,
    time: place && eventTime(place.startsAt, place.endsAt, event.timeZone, ctx.locale),
    startsAt: place?.startsAt.toISOString() ?? null,
    table: place?.table ?? null,
    place: place?.place ?? null,
    interpreter: place?.interpreter ?? null,
    sides: shown,
    message: request.message ? { text: request.message, from: asker.name } : null,
    match: pair?.match ?? null,
    questions: [
      ...(pair?.match.blockers.map((blocker) => blocker.text) ?? []),
      ...(pair?.match.reasons.filter((reason) => reason.lack).map((reason) => reason.text) ?? []),
    ],
    listings: listings.map(({ id: _, ...listing }) => listing),
    terms: termsOf(ctx, listings),
    notes: ownOrganisationId
      ? {
          mayWrite: may(ctx, 'meeting.note', { organisationId: ownOrganisationId }),
          note: noteOf(ctx, found, ownOrganisationId),
        }
      : null,
    calendarPath: place && ownOrganisationId ? calendarFor(ctx, found) : null,
  }
}

function placeOf(ctx: Context, { event, meeting }: MeetingSides) {
  if (!event.publishedScheduleId || meeting.state === 'cancelled') return null
  return (
    ctx.db
      .select({
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        table: eventTables.label,
        place: eventTables.place,
        interpreter: interpreters.name,
      })
      .from(placements)
      .innerJoin(slots, eq(slots.id, placements.slotId))
      .leftJoin(eventTables, eq(eventTables.id, placements.tableId))
      .leftJoin(interpreters, eq(interpreters.id, placements.interpreterId))
      .where(
        and(
          eq(placements.scheduleId, event.publishedScheduleId),
          eq(placements.meetingId, meeting.id),
        ),
      )
      .get() ?? null
  )
}

/** An organisation with those who sit at the table, or, before the schedule, all its delegates. */
function sideOf(ctx: Context, found: MeetingSides, side: RegistrationRow): BriefSide {
  const organisation = ctx.db
    .select()
    .from(organisations)
    .where(eq(organisations.id, side.organisationId))
    .get()
  const seated = seatedOf(ctx, found, side)
  const all = ctx.db
    .select()
    .from(delegates)
    .where(eq(delegates.registrationId, side.id))
    .orderBy(asc(delegates.id))
    .all()
  // Phone and address are for those who have a meeting with them that stands.
  const isKnown = seated.length > 0 && found.meeting.state !== 'cancelled'
  return {
    own: side.organisationId === found.ownOrganisationId,
    name: organisation?.displayName ?? '',
    slug: organisation?.slug ?? '',
    country: organisation?.country ?? 'other',
    people: all
      .filter((one) => seated.length === 0 || seated.includes(one.id))
      .map((one) => ({
        name: one.name,
        nameLatin: one.nameLatin,
        title: one.title,
        languages: one.languages.map((language) => language.locale),
        phone: isKnown ? one.phone : null,
        email: isKnown ? one.email : null,
      })),
  }
}

const seatedOf = (ctx: Context, { event, meeting }: MeetingSides, side: RegistrationRow) =>
  event.publishedScheduleId === null
    ? []
    : ctx.db
        .select({ id: placementDelegates.delegateId })
        .from(placementDelegates)
        .innerJoin(delegates, eq(delegates.id, placementDelegates.delegateId))
        .where(
          and(
            eq(placementDelegates.scheduleId, event.publishedScheduleId),
            eq(placementDelegates.meetingId, meeting.id),
            eq(delegates.registrationId, side.id),
          ),
        )
        .all()
        .map((row) => row.id)

function noteOf(
  ctx: Context,
  { event, meeting }: MeetingSides,
  organisationId: string,
): BriefNote | null {
  const row = ctx.db
    .select({ note: meetingNotes, by: people.name })
    .from(meetingNotes)
    .innerJoin(people, eq(people.id, meetingNotes.writtenBy))
    .where(
      and(eq(meetingNotes.meetingId, meeting.id), eq(meetingNotes.organisationId, organisationId)),
    )
    .get()
  if (!row) return null
  const { note, by } = row
  return {
    text: note.text,
    version: note.version,
    by,
    at: `${formatShortDay(dayOf(note.updatedAt, event.timeZone), ctx.locale)} ${formatTime(note.updatedAt, event.timeZone)}`,
  }
}

/** The calendar of the delegate at the table, who is the reader themselves where they sit there. */
function calendarFor(ctx: Context, found: MeetingSides): string | null {
  const seated = seatedOf(ctx, found, found.sides[0])
  const own = ctx.db
    .select()
    .from(delegates)
    .where(eq(delegates.registrationId, found.sides[0].id))
    .orderBy(asc(delegates.id))
    .all()
    .filter((one) => seated.includes(one.id))
  const reader = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const delegate = own.find((one) => one.personId === reader) ?? own[0]
  return delegate ? meetingCalendarPath(ctx, delegate, found.meeting.id) : null
}
