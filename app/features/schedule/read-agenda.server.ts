import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import {
  delegates,
  events,
  eventTables,
  interpreters,
  meetingRequests,
  meetings,
  needs,
  organisations,
  placementDelegates,
  placements,
  registrations,
  schedules,
  slots,
  technologies,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { Country, ListingKind, Locale, MeetingState } from '#db/domain'
import type { EventRow } from '#app/features/events'
import { read } from '#app/i18n/localised'

export type AgendaPartner = { name: string; shortName: string; slug: string; country: Country }
export type AgendaSubject = { kind: ListingKind; slug: string; title: string; locale: Locale }
/** One meeting of a delegate's day. */
export type AgendaEntry = {
  meetingId: string
  requestId: string
  state: MeetingState
  startsAt: Date
  endsAt: Date
  table: string | null
  place: string | null
  interpreter: string | null
  partner: AgendaPartner
  /** Who comes from the other side. */
  people: { name: string; nameLatin: string | null; title: string | null }[]
  subject: AgendaSubject | null
  sequence: number
  updatedAt: Date
}

const partnerRegistration = alias(registrations, 'partner_registration')

/** What a schedule holds for a delegate, in the order of time; cancelled meetings too, as such. */
export function agendaEntries(
  db: Reader,
  scheduleId: string,
  delegateId: string,
  locale: Locale,
): AgendaEntry[] {
  return seats(db, delegateId, eq(placements.scheduleId, scheduleId))
    .orderBy(asc(slots.startsAt))
    .all()
    .map((row) => entryOf(db, row, locale))
}

/**
 * What stood in a delegate's published day at some time and does so no more, each meeting where it was last.
 * Calendars that still show it learn from it.
 */
export function formerEntries(
  db: Reader,
  event: EventRow,
  delegateId: string,
  locale: Locale,
): AgendaEntry[] {
  const current = new Set(
    event.publishedScheduleId
      ? agendaEntries(db, event.publishedScheduleId, delegateId, locale).map(
          (entry) => entry.meetingId,
        )
      : [],
  )
  const rows = seats(
    db,
    delegateId,
    and(eq(schedules.eventId, event.id), eq(schedules.state, 'superseded')),
  )
    .orderBy(desc(schedules.number))
    .all()
  const last = new Map<string, AgendaEntry>()
  for (const row of rows)
    if (!current.has(row.meeting.id) && !last.has(row.meeting.id))
      last.set(row.meeting.id, entryOf(db, row, locale))
  return [...last.values()]
}

/** Where the version before the published one had a delegate's meetings: by meeting, time and table. */
export function placesBefore(
  db: Reader,
  event: EventRow,
  delegateId: string,
): Map<string, { startsAt: Date; endsAt: Date; table: string | null }> {
  const published = event.publishedScheduleId
    ? db.select().from(schedules).where(eq(schedules.id, event.publishedScheduleId)).get()
    : undefined
  if (!published) return new Map()
  const before = db
    .select({ id: schedules.id })
    .from(schedules)
    .where(
      and(
        eq(schedules.eventId, event.id),
        eq(schedules.state, 'superseded'),
        lt(schedules.number, published.number),
      ),
    )
    .orderBy(desc(schedules.number))
    .limit(1)
    .get()
  if (!before) return new Map()
  const rows = seats(db, delegateId, eq(placements.scheduleId, before.id)).all()
  return new Map(
    rows.map((row) => [
      row.meeting.id,
      { startsAt: row.startsAt, endsAt: row.endsAt, table: row.table },
    ]),
  )
}

const seats = (db: Reader, delegateId: string, which: ReturnType<typeof and>) =>
  db
    .select({
      meeting: meetings,
      request: meetingRequests,
      scheduleId: placements.scheduleId,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      table: eventTables.label,
      place: eventTables.place,
      interpreter: interpreters.name,
      side: delegates.registrationId,
    })
    .from(placementDelegates)
    .innerJoin(
      placements,
      and(
        eq(placements.scheduleId, placementDelegates.scheduleId),
        eq(placements.meetingId, placementDelegates.meetingId),
      ),
    )
    .innerJoin(schedules, eq(schedules.id, placements.scheduleId))
    .innerJoin(delegates, eq(delegates.id, placementDelegates.delegateId))
    .innerJoin(meetings, eq(meetings.id, placements.meetingId))
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .innerJoin(slots, eq(slots.id, placements.slotId))
    .leftJoin(eventTables, eq(eventTables.id, placements.tableId))
    .leftJoin(interpreters, eq(interpreters.id, placements.interpreterId))
    .where(and(eq(placementDelegates.delegateId, delegateId), which))

type Seat = ReturnType<ReturnType<typeof seats>['all']>[number]

function entryOf(db: Reader, row: Seat, locale: Locale): AgendaEntry {
  const { meeting, request, side, scheduleId, ...placed } = row
  const otherSide =
    side === request.fromRegistrationId ? request.toRegistrationId : request.fromRegistrationId
  return {
    ...placed,
    meetingId: meeting.id,
    requestId: request.id,
    state: meeting.state,
    sequence: meeting.sequence,
    updatedAt: meeting.updatedAt,
    partner: partnerOf(db, otherSide),
    people: peopleOf(db, scheduleId, meeting.id, otherSide),
    subject: subjectOf(db, request.aboutKind, request.aboutId, locale),
  }
}

function partnerOf(db: Reader, registrationId: string): AgendaPartner {
  const row = db
    .select({
      name: organisations.displayName,
      shortName: organisations.shortName,
      slug: organisations.slug,
      country: organisations.country,
    })
    .from(partnerRegistration)
    .innerJoin(organisations, eq(organisations.id, partnerRegistration.organisationId))
    .where(eq(partnerRegistration.id, registrationId))
    .get()
  return row ?? { name: '', shortName: '', slug: '', country: 'other' }
}

const peopleOf = (db: Reader, scheduleId: string, meetingId: string, registrationId: string) =>
  db
    .select({ name: delegates.name, nameLatin: delegates.nameLatin, title: delegates.title })
    .from(placementDelegates)
    .innerJoin(delegates, eq(delegates.id, placementDelegates.delegateId))
    .where(
      and(
        eq(placementDelegates.scheduleId, scheduleId),
        eq(placementDelegates.meetingId, meetingId),
        eq(delegates.registrationId, registrationId),
      ),
    )
    .all()

/** What a request is about, in the reader's language; null where it is about nothing in particular. */
export function subjectOf(
  db: Reader,
  kind: ListingKind | null,
  id: string | null,
  locale: Locale,
): AgendaSubject | null {
  if (!kind || !id) return null
  const table = kind === 'technology' ? technologies : needs
  const listing = db
    .select({ title: table.title, slug: table.slug, sourceLocale: table.sourceLocale })
    .from(table)
    .where(eq(table.id, id))
    .get()
  const reading = listing ? read(listing.title, locale, listing.sourceLocale) : null
  return listing && reading
    ? { kind, slug: listing.slug, title: reading.text, locale: reading.locale }
    : null
}

/** The event of a delegate, with the registration and organisation that they come for. */
export function delegateWithEvent(db: Reader, delegateId: string) {
  return db
    .select({
      delegate: delegates,
      registration: registrations,
      event: events,
      organisation: organisations,
    })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(eq(delegates.id, delegateId))
    .get()
}
