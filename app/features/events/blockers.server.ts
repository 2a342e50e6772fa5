import { and, count, eq } from 'drizzle-orm'
import { registrations, slots } from '#db/schema'
import type { Reader } from '#db/client'
import type { EventState } from '#db/domain'
import type { EventRow } from './find-event.server'
import { inGrid } from './in-grid.server'

/** Why an event cannot go on; each is a code of `errors` too. */
export type Blocker =
  'event.fewParticipants' | 'event.noGrid' | 'event.nothingPublished' | 'event.hasRegistrations'

/** What stands between an event and a state; empty when nothing does. */
export function blockersOf(db: Reader, event: EventRow, target: EventState): Blocker[] {
  switch (target) {
    case 'draft':
      return countRegistrations(db, event.id) > 0 ? ['event.hasRegistrations'] : []
    case 'requests':
      return countMeeting(db, event.id) < 2 ? ['event.fewParticipants'] : []
    case 'scheduling':
      return countSlots(db, event.id) === 0 ? ['event.noGrid'] : []
    case 'published':
    case 'running':
      return event.publishedScheduleId === null && event.state !== 'closed'
        ? ['event.nothingPublished']
        : []
    case 'registration':
    case 'closed':
      return []
  }
}

const countRegistrations = (db: Reader, eventId: string) =>
  db.select({ n: count() }).from(registrations).where(eq(registrations.eventId, eventId)).get()
    ?.n ?? 0

const countMeeting = (db: Reader, eventId: string) =>
  db
    .select({ n: count() })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
        eq(registrations.meets, true),
      ),
    )
    .get()?.n ?? 0

const countSlots = (db: Reader, eventId: string) =>
  db.select({ n: count() }).from(slots).where(inGrid(eventId)).get()?.n ?? 0
