import { and, asc, eq, inArray } from 'drizzle-orm'
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
  slots,
  technologies,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind, Locale } from '#db/domain'
import { readText } from '#app/i18n/localised'

const fromRegistration = alias(registrations, 'from_registration')
const toRegistration = alias(registrations, 'to_registration')
const fromOrganisation = alias(organisations, 'from_organisation')
const toOrganisation = alias(organisations, 'to_organisation')

/** A request with its event and the names of its two sides; the owner of a confidential need stays unnamed until it accepts. */
export function readRequest(db: Reader, id: string) {
  const row = db
    .select({
      request: meetingRequests,
      event: events,
      from: fromOrganisation.displayName,
      to: toOrganisation.displayName,
    })
    .from(meetingRequests)
    .innerJoin(events, eq(events.id, meetingRequests.eventId))
    .innerJoin(fromRegistration, eq(fromRegistration.id, meetingRequests.fromRegistrationId))
    .innerJoin(toRegistration, eq(toRegistration.id, meetingRequests.toRegistrationId))
    .innerJoin(fromOrganisation, eq(fromOrganisation.id, fromRegistration.organisationId))
    .innerJoin(toOrganisation, eq(toOrganisation.id, toRegistration.organisationId))
    .where(eq(meetingRequests.id, id))
    .get()
  if (!row) return null
  const hidden =
    row.request.state !== 'accepted' &&
    isConfidential(db, row.request.aboutKind, row.request.aboutId)
  return { ...row, toShown: hidden ? null : row.to }
}

const isConfidential = (db: Reader, kind: ListingKind | null, id: string | null) =>
  kind === 'need' &&
  id !== null &&
  db.select({ confidential: needs.confidential }).from(needs).where(eq(needs.id, id)).get()
    ?.confidential === true

/** The title of what a request is about, in the reader's language; empty where it is about nothing in particular. */
export function readTitle(
  db: Reader,
  kind: ListingKind | null,
  id: string | null,
  locale: Locale,
): string {
  if (!kind || !id) return ''
  const table = kind === 'technology' ? technologies : needs
  const listing = db
    .select({ title: table.title, sourceLocale: table.sourceLocale })
    .from(table)
    .where(eq(table.id, id))
    .get()
  return listing ? readText(listing.title, locale, listing.sourceLocale) : ''
}

/** What the published schedule holds for some delegates, in the order of time. */
export function readTimetable(db: Reader, eventId: string, delegateIds: string[]) {
  if (delegateIds.length === 0) return []
  return db
    .selectDistinct({
      meetingId: meetings.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      table: eventTables.label,
      interpreter: interpreters.name,
      ownSide: delegates.registrationId,
      from: fromOrganisation.displayName,
      to: toOrganisation.displayName,
      request: meetingRequests,
    })
    .from(placementDelegates)
    .innerJoin(
      events,
      and(eq(events.publishedScheduleId, placementDelegates.scheduleId), eq(events.id, eventId)),
    )
    .innerJoin(
      placements,
      and(
        eq(placements.scheduleId, placementDelegates.scheduleId),
        eq(placements.meetingId, placementDelegates.meetingId),
      ),
    )
    .innerJoin(delegates, eq(delegates.id, placementDelegates.delegateId))
    .innerJoin(meetings, eq(meetings.id, placements.meetingId))
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .innerJoin(slots, eq(slots.id, placements.slotId))
    .leftJoin(eventTables, eq(eventTables.id, placements.tableId))
    .leftJoin(interpreters, eq(interpreters.id, placements.interpreterId))
    .innerJoin(fromRegistration, eq(fromRegistration.id, meetingRequests.fromRegistrationId))
    .innerJoin(toRegistration, eq(toRegistration.id, meetingRequests.toRegistrationId))
    .innerJoin(fromOrganisation, eq(fromOrganisation.id, fromRegistration.organisationId))
    .innerJoin(toOrganisation, eq(toOrganisation.id, toRegistration.organisationId))
    .where(
      and(inArray(placementDelegates.delegateId, delegateIds), eq(meetings.state, 'scheduled')),
    )
    .orderBy(asc(slots.startsAt))
    .all()
    .map(({ ownSide, from, to, ...row }) => ({
      ...row,
      partner: ownSide === row.request.fromRegistrationId ? to : from,
    }))
}
