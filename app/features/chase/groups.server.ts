import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import {
  delegates,
  meetingRequests,
  meetings,
  organisations,
  placements,
  registrationListings,
  registrations,
  slots,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { ChaseGroup, Country } from '#db/domain'
import type { EventRow } from '#app/features/events'
import { withoutGoodMatch } from '#app/features/matching'
import { isUnconfirmed } from '#app/features/schedule'
import { dayOf } from '#app/i18n/format'

export type Member = {
  registrationId: string
  organisationId: string
  name: string
  shortName: string
  country: Country
  contactPhone: string | null
}

/** Groups that need nothing to narrow them, in the order of an event's life. */
export const PLAIN_GROUPS = [
  'everyone',
  'waiting',
  'noListing',
  'noAvailability',
  'noRequest',
  'noMatch',
  'unanswered',
  'unconfirmed',
] as const satisfies readonly ChaseGroup[]

/** The participants of a group as things stand now; `of` narrows it to a day, a slot, a meeting or a participant. */
export function membersOf(
  db: Reader,
  event: EventRow,
  group: ChaseGroup,
  of: string | undefined,
): Member[] {
  if (group === 'waiting') return participants(db, event.id, ['applied', 'waitlisted'])
  const all = participants(db, event.id, ['approved'])
  const ids = idsIn(db, event, group, of)
  return ids === null ? all : all.filter((one) => ids.has(one.registrationId))
}

function idsIn(
  db: Reader,
  event: EventRow,
  group: ChaseGroup,
  of: string | undefined,
): ReadonlySet<string> | null {
  switch (group) {
    case 'everyone':
    case 'waiting':
      return null
    case 'oneParticipant':
      return new Set(of ? [of] : [])
    case 'noListing':
      return without(meeting(db, event.id), withListing(db, event.id))
    case 'noRequest':
      return without(meeting(db, event.id), requesters(db, event.id))
    case 'unanswered':
      return askedInVain(db, event.id)
    case 'noAvailability':
      return silentOnTimes(db, event.id)
    case 'noMatch':
      return withoutGoodMatch(db, event)
    case 'unconfirmed':
      return new Set(meeting(db, event.id).filter((id) => isUnconfirmed(db, event, id)))
    case 'onDay':
      return placed(db, event, (slot) => dayOf(slot.startsAt, event.timeZone) === of)
    case 'inSlot':
      return placed(db, event, (slot) => slot.slotId === of)
    case 'ofMeeting':
      return sidesOf(db, event.id, of)
  }
}

const participants = (
  db: Reader,
  eventId: string,
  states: (typeof registrations.$inferSelect)['state'][],
): Member[] =>
  db
    .select({
      registrationId: registrations.id,
      organisationId: organisations.id,
      name: organisations.displayName,
      shortName: organisations.shortName,
      country: organisations.country,
      contactPhone: organisations.contactPhone,
    })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(and(eq(registrations.eventId, eventId), inArray(registrations.state, states)))
    .all()

/** Approved participants that seek meetings. */
const meeting = (db: Reader, eventId: string): string[] =>
  db
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
        eq(registrations.meets, true),
      ),
    )
    .all()
    .map((row) => row.id)

const without = (ids: string[], taken: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(ids.filter((id) => !taken.has(id)))

const withListing = (db: Reader, eventId: string): ReadonlySet<string> =>
  new Set(
    db
      .selectDistinct({ id: registrationListings.registrationId })
      .from(registrationListings)
      .innerJoin(registrations, eq(registrations.id, registrationListings.registrationId))
      .where(eq(registrations.eventId, eventId))
      .all()
      .map((row) => row.id),
  )

/** Those who asked, or said yes to somebody. */
function requesters(db: Reader, eventId: string): ReadonlySet<string> {
  const rows = db
    .select({
      from: meetingRequests.fromRegistrationId,
      to: meetingRequests.toRegistrationId,
      state: meetingRequests.state,
    })
    .from(meetingRequests)
    .where(eq(meetingRequests.eventId, eventId))
    .all()
  return new Set(
    rows.flatMap(({ from, to, state }) => (state === 'accepted' ? [from, to] : [from])),
  )
}

const askedInVain = (db: Reader, eventId: string): ReadonlySet<string> =>
  new Set(
    db
      .selectDistinct({ id: meetingRequests.toRegistrationId })
      .from(meetingRequests)
      .where(and(eq(meetingRequests.eventId, eventId), eq(meetingRequests.state, 'pending')))
      .all()
      .map((row) => row.id),
  )

const silentOnTimes = (db: Reader, eventId: string): ReadonlySet<string> => {
  const seeking = new Set(meeting(db, eventId))
  return new Set(
    db
      .selectDistinct({ id: delegates.registrationId })
      .from(delegates)
      .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
      .where(and(eq(registrations.eventId, eventId), isNull(delegates.availabilityAt)))
      .all()
      .map((row) => row.id)
      .filter((id) => seeking.has(id)),
  )
}

/** Those with a meeting of the published schedule in some slots. */
function placed(
  db: Reader,
  event: EventRow,
  fits: (slot: { slotId: string; startsAt: Date }) => boolean,
): ReadonlySet<string> {
  if (!event.publishedScheduleId) return new Set()
  const rows = db
    .select({
      slotId: slots.id,
      startsAt: slots.startsAt,
      from: meetingRequests.fromRegistrationId,
      to: meetingRequests.toRegistrationId,
    })
    .from(placements)
    .innerJoin(slots, eq(slots.id, placements.slotId))
    .innerJoin(
      meetings,
      and(eq(meetings.id, placements.meetingId), eq(meetings.state, 'scheduled')),
    )
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .where(eq(placements.scheduleId, event.publishedScheduleId))
    .all()
  return new Set(rows.filter(fits).flatMap(({ from, to }) => [from, to]))
}

const sidesOf = (db: Reader, eventId: string, of: string | undefined): ReadonlySet<string> =>
  new Set(
    db
      .select({ from: meetingRequests.fromRegistrationId, to: meetingRequests.toRegistrationId })
      .from(meetings)
      .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
      .where(
        and(
          eq(meetings.eventId, eventId),
          or(eq(meetings.id, of ?? ''), eq(meetingRequests.id, of ?? '')),
        ),
      )
      .all()
      .flatMap(({ from, to }) => [from, to]),
  )
