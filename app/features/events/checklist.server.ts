import { and, count, eq, isNull, notExists, or, sql } from 'drizzle-orm'
import {
  delegates,
  eventTables,
  eventTeam,
  interpreters,
  meetingRequests,
  meetings,
  registrationListings,
  registrations,
  slots,
} from '#db/schema'
import { LOCALES } from '#db/domain'
import type { EventState } from '#db/domain'
import type { Reader } from '#db/client'
import type { EventRow } from './find-event.server'
import { inGrid } from './in-grid.server'

/** One thing to have in order before a step; codes are keys of `setup.check`. */
export type CheckCode =
  | 'names'
  | 'venue'
  | 'deadlines'
  | 'grid'
  | 'tables'
  | 'team'
  | 'participants'
  | 'undecided'
  | 'noListing'
  | 'unanswered'
  | 'interpreters'
  | 'availability'
  | 'published'
  | 'undone'
export type CheckItem = {
  code: CheckCode
  ok: boolean
  /** How many are missing, or there. */
  count: number
  /** Where it is mended. */
  where:
    | 'basics'
    | 'grid'
    | 'tables'
    | 'interpreters'
    | 'team'
    | 'participants'
    | 'requests'
    | 'schedule'
}

/** What should be in order before an event goes to a state; what is not in order does not always stop it. */
export function checklistFor(db: Reader, event: EventRow, target: EventState): CheckItem[] {
  const matchmaking = event.kind === 'matchmaking'
  switch (target) {
    case 'registration':
      return [
        item('names', LOCALES.filter((locale) => !event.name[locale]).length, 'basics'),
        item('venue', Object.keys(event.venue).length > 0 ? 0 : 1, 'basics'),
        item('deadlines', event.registrationDeadline ? 0 : 1, 'basics'),
        item('team', countOf(db, eventTeam, event.id) > 1 ? 0 : 1, 'team'),
        ...(matchmaking ? [item('grid', slotCount(db, event.id) > 0 ? 0 : 1, 'grid')] : []),
      ]
    case 'requests':
      return [
        item('participants', Math.max(0, 2 - meeting(db, event.id)), 'participants'),
        item('undecided', undecided(db, event.id), 'participants'),
        item('noListing', withoutListing(db, event.id), 'participants'),
        item('deadlines', event.requestDeadline && event.answerDeadline ? 0 : 1, 'basics'),
      ]
    case 'scheduling':
      return [
        item('grid', slotCount(db, event.id) > 0 ? 0 : 1, 'grid'),
        item('tables', countOf(db, eventTables, event.id) > 0 ? 0 : 1, 'tables'),
        item('interpreters', countOf(db, interpreters, event.id) > 0 ? 0 : 1, 'interpreters'),
        item('unanswered', unanswered(db, event.id), 'requests'),
        item('availability', withoutAvailability(db, event.id), 'participants'),
      ]
    case 'published':
      return []
    case 'running':
      return [item('published', event.publishedScheduleId ? 0 : 1, 'schedule')]
    case 'closed':
      return matchmaking ? [item('undone', undone(db, event.id), 'schedule')] : []
    case 'draft':
      return []
  }
}

const item = (code: CheckCode, missing: number, where: CheckItem['where']): CheckItem => ({
  code,
  ok: missing === 0,
  count: missing,
  where,
})

type OfEvent = typeof eventTables | typeof interpreters | typeof eventTeam
const countOf = (db: Reader, table: OfEvent, eventId: string) =>
  db.select({ n: count() }).from(table).where(eq(table.eventId, eventId)).get()?.n ?? 0

const slotCount = (db: Reader, eventId: string) =>
  db.select({ n: count() }).from(slots).where(inGrid(eventId)).get()?.n ?? 0

const takesPart = (eventId: string) =>
  and(
    eq(registrations.eventId, eventId),
    eq(registrations.state, 'approved'),
    eq(registrations.meets, true),
  )

const meeting = (db: Reader, eventId: string) =>
  db.select({ n: count() }).from(registrations).where(takesPart(eventId)).get()?.n ?? 0

const undecided = (db: Reader, eventId: string) =>
  db
    .select({ n: count() })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'applied')))
    .get()?.n ?? 0

const withoutListing = (db: Reader, eventId: string) =>
  db
    .select({ n: count() })
    .from(registrations)
    .where(
      and(
        takesPart(eventId),
        notExists(
          db
            .select({ one: sql`1` })
            .from(registrationListings)
            .where(eq(registrationListings.registrationId, registrations.id)),
        ),
      ),
    )
    .get()?.n ?? 0

const unanswered = (db: Reader, eventId: string) =>
  db
    .select({ n: count() })
    .from(meetingRequests)
    .where(and(eq(meetingRequests.eventId, eventId), eq(meetingRequests.state, 'pending')))
    .get()?.n ?? 0

const withoutAvailability = (db: Reader, eventId: string) =>
  db
    .select({ n: count() })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .where(and(takesPart(eventId), isNull(delegates.availabilityAt)))
    .get()?.n ?? 0

/** Meetings that nobody has said anything of: neither held nor missed. */
const undone = (db: Reader, eventId: string) =>
  db
    .select({ n: count() })
    .from(meetings)
    .where(
      and(
        eq(meetings.eventId, eventId),
        or(eq(meetings.state, 'scheduled'), eq(meetings.state, 'inProgress')),
      ),
    )
    .get()?.n ?? 0
