import { and, eq, inArray, sql } from 'drizzle-orm'
import {
  agreements,
  exchanges,
  followUps,
  meetingRequests,
  meetings,
  organisations,
  outcomes,
  placements,
  registrationListings,
  registrations,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { EventStatistics, Figure } from './figures'

/** What a figure counts: the kind of record and the ids, each once. */
export type Counted = {
  of: 'registration' | 'technology' | 'request' | 'meeting' | 'exchange' | 'followUp' | 'agreement'
  ids: string[]
}
/** Exchanges are held meetings and Exchange records, so a figure may count two kinds. */
export type CountedFigure = Counted[]

/** Every figure of an event from its records: the same ids that the page opens are those that are counted. */
export function countFigures(
  db: Reader,
  event: { id: string; publishedScheduleId: string | null },
): Record<Figure, CountedFigure> {
  const held = heldMeetings(db, event)
  const talks = exchangeRecords(db, event.id)
  return {
    firmsKR: [{ of: 'registration', ids: firms(db, event.id, 'KR') }],
    firmsVN: [{ of: 'registration', ids: firms(db, event.id, 'VN') }],
    technologies: [{ of: 'technology', ids: technologiesBrought(db, event.id) }],
    requested: [{ of: 'request', ids: requested(db, event.id) }],
    accepted: [{ of: 'request', ids: accepted(db, event.id) }],
    scheduled: [{ of: 'meeting', ids: scheduled(db, event.publishedScheduleId) }],
    held: [{ of: 'meeting', ids: held }],
    confirmedByBoth: [{ of: 'meeting', ids: confirmedByBoth(db, held) }],
    noShows: [{ of: 'meeting', ids: noShows(db, event) }],
    exchanges: [
      { of: 'meeting', ids: held },
      { of: 'exchange', ids: talks },
    ],
    followUps: followedUp(db, held, talks),
    agreements: [{ of: 'agreement', ids: agreementsOf(db, event.id) }],
  }
}

/** Shared with the map of the report, so that both count the same. */
export const TAKES_PART = sql`(registrations.meets = 1 OR EXISTS (SELECT 1 FROM registration_listings WHERE registration_listings.registration_id = registrations.id))`

const size = (figure: CountedFigure) => figure.reduce((sum, part) => sum + part.ids.length, 0)

/** The figures as numbers, in the words of the API. */
export function statisticsOf(figures: Record<Figure, CountedFigure>): EventStatistics {
  return {
    firms: { KR: size(figures.firmsKR), VN: size(figures.firmsVN) },
    technologies: size(figures.technologies),
    requested: size(figures.requested),
    accepted: size(figures.accepted),
    scheduled: size(figures.scheduled),
    held: size(figures.held),
    confirmedByBoth: size(figures.confirmedByBoth),
    noShows: size(figures.noShows),
    exchanges: size(figures.exchanges),
    followUps: size(figures.followUps),
    agreements: size(figures.agreements),
  }
}

/** Approved participants that seek meetings or brought a listing; officials, press and staff are no firms here. */
const firms = (db: Reader, eventId: string, country: 'KR' | 'VN') =>
  db
    .select({ id: registrations.id })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
        TAKES_PART,
        eq(organisations.country, country),
      ),
    )
    .all()
    .map((row) => row.id)

const technologiesBrought = (db: Reader, eventId: string) =>
  db
    .selectDistinct({ id: registrationListings.listingId })
    .from(registrationListings)
    .innerJoin(registrations, eq(registrations.id, registrationListings.registrationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
        eq(registrationListings.listingKind, 'technology'),
      ),
    )
    .all()
    .map((row) => row.id)

/** Each pair of organisations and listing once: the newest request stands for those before it. */
const requested = (db: Reader, eventId: string) =>
  db
    .select({ id: sql<string>`max(${meetingRequests.id})` })
    .from(meetingRequests)
    .where(eq(meetingRequests.eventId, eventId))
    .groupBy(meetingRequests.pairKey)
    .all()
    .map((row) => row.id)

const accepted = (db: Reader, eventId: string) =>
  db
    .select({ id: meetingRequests.id })
    .from(meetingRequests)
    .where(and(eq(meetingRequests.eventId, eventId), eq(meetingRequests.state, 'accepted')))
    .all()
    .map((row) => row.id)

/** The meetings of the published version. */
const scheduled = (db: Reader, scheduleId: string | null) =>
  scheduleId === null
    ? []
    : db
        .select({ id: placements.meetingId })
        .from(placements)
        .where(eq(placements.scheduleId, scheduleId))
        .all()
        .map((row) => row.id)

/** Scheduled, and with an actual start or at least one side saying that it took place. */
const heldMeetings = (db: Reader, event: { id: string; publishedScheduleId: string | null }) => {
  const inForce = new Set(scheduled(db, event.publishedScheduleId))
  return db
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        eq(meetings.eventId, event.id),
        sql`(meetings.actual_start IS NOT NULL OR EXISTS (SELECT 1 FROM outcomes WHERE outcomes.meeting_id = meetings.id AND outcomes.took_place = 1))`,
      ),
    )
    .all()
    .map((row) => row.id)
    .filter((id) => inForce.has(id))
}

const confirmedByBoth = (db: Reader, held: string[]) =>
  held.length === 0
    ? []
    : db
        .select({ id: outcomes.meetingId })
        .from(outcomes)
        .where(and(inArray(outcomes.meetingId, held), eq(outcomes.tookPlace, true)))
        .groupBy(outcomes.meetingId)
        .having(sql`count(*) = 2`)
        .all()
        .flatMap((row) => (row.id ? [row.id] : []))

const noShows = (db: Reader, event: { id: string; publishedScheduleId: string | null }) => {
  const inForce = new Set(scheduled(db, event.publishedScheduleId))
  return db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.eventId, event.id), eq(meetings.state, 'noShow')))
    .all()
    .map((row) => row.id)
    .filter((id) => inForce.has(id))
}

const exchangeRecords = (db: Reader, eventId: string) =>
  db
    .select({ id: exchanges.id })
    .from(exchanges)
    .where(eq(exchanges.eventId, eventId))
    .all()
    .map((row) => row.id)

/** Exchanges after which at least one further step is recorded, not the steps themselves. */
function followedUp(db: Reader, held: string[], talks: string[]): CountedFigure {
  const withSteps = db
    .select({ meetingId: followUps.meetingId, exchangeId: followUps.exchangeId })
    .from(followUps)
    .all()
  const subjects = new Set(withSteps.map((step) => step.meetingId ?? step.exchangeId))
  return [
    { of: 'meeting', ids: held.filter((id) => subjects.has(id)) },
    { of: 'exchange', ids: talks.filter((id) => subjects.has(id)) },
  ]
}

const agreementsOf = (db: Reader, eventId: string) =>
  db
    .select({ id: agreements.id })
    .from(agreements)
    .where(eq(agreements.eventId, eventId))
    .all()
    .map((row) => row.id)
