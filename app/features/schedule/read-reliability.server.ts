import { and, count, eq, inArray, ne, sql } from 'drizzle-orm'
import {
  absenceReports,
  events,
  meetingRequests,
  meetings,
  placements,
  registrations,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { Reliability } from './shown'

/**
 * How organisations kept their meetings at other events, up to now: meetings that were scheduled, those that they did
 * not come to, and how often they were late. For the eyes of organisers.
 */
export function readReliability(
  db: Reader,
  organisationIds: string[],
  exceptEventId: string,
): Map<string, Reliability> {
  const kept = new Map<string, Reliability>()
  if (organisationIds.length === 0) return kept
  const of = (id: string) => {
    const known = kept.get(id) ?? { meetings: 0, noShows: 0, late: 0 }
    kept.set(id, known)
    return known
  }
  const earlier = and(
    inArray(registrations.organisationId, organisationIds),
    ne(registrations.eventId, exceptEventId),
  )
  const rows = db
    .select({
      id: registrations.organisationId,
      scheduled: count(),
      missed: sql<number>`sum(${meetings.noShowBy} = ${registrations.id})`,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(
      meetingRequests,
      sql`${registrations.id} IN (${meetingRequests.fromRegistrationId}, ${meetingRequests.toRegistrationId})`,
    )
    .innerJoin(meetings, eq(meetings.requestId, meetingRequests.id))
    .innerJoin(
      placements,
      and(
        eq(placements.scheduleId, events.publishedScheduleId),
        eq(placements.meetingId, meetings.id),
      ),
    )
    .where(and(earlier, inArray(meetings.state, ['held', 'noShow', 'inProgress'])))
    .groupBy(registrations.organisationId)
    .all()
  for (const row of rows)
    Object.assign(of(row.id), { meetings: row.scheduled, noShows: row.missed ?? 0 })
  const reports = db
    .select({ id: registrations.organisationId, kind: absenceReports.kind, n: count() })
    .from(absenceReports)
    .innerJoin(registrations, eq(registrations.id, absenceReports.registrationId))
    .where(earlier)
    .groupBy(registrations.organisationId, absenceReports.kind)
    .all()
  for (const { id, kind, n } of reports) {
    if (kind === 'late') of(id).late += n
    // A reported absence whose meetings were never marked still counts, once.
    else of(id).noShows = Math.max(of(id).noShows, n)
  }
  return kept
}
