import { and, desc, eq, inArray, or } from 'drizzle-orm'
import {
  absenceReports,
  delegates,
  programmeSessions,
  registrations,
  sessionDelegates,
  slots,
} from '#db/schema'
import type { Reader, Tx } from '#db/client'
import { inGrid } from './in-grid.server'
import { unionOf } from './spans'
import type { Span } from './spans'

/** Sessions of the programme that keep a delegate from meetings, as spans of time. */
export const boundSpans = (db: Reader, eventId: string, delegateId: string): Span[] =>
  db
    .selectDistinct({ startsAt: programmeSessions.startsAt, endsAt: programmeSessions.endsAt })
    .from(programmeSessions)
    .leftJoin(
      sessionDelegates,
      and(
        eq(sessionDelegates.sessionId, programmeSessions.id),
        eq(sessionDelegates.delegateId, delegateId),
      ),
    )
    .where(
      and(
        eq(programmeSessions.eventId, eventId),
        or(
          eq(programmeSessions.binds, 'everyone'),
          and(eq(programmeSessions.binds, 'chosen'), eq(sessionDelegates.delegateId, delegateId)),
        ),
      ),
    )
    .all()
    .map((span) => ({ from: span.startsAt.getTime(), until: span.endsAt.getTime() }))

/** When a participant was reported away on the day; without an end, to the end of the event. */
function reportedSpans(db: Reader, eventId: string, registrationId: string): Span[] {
  const reports = db
    .select()
    .from(absenceReports)
    .where(eq(absenceReports.registrationId, registrationId))
    .all()
  if (reports.length === 0) return []
  const last = db
    .select({ endsAt: slots.endsAt })
    .from(slots)
    .where(inGrid(eventId))
    .orderBy(desc(slots.endsAt))
    .get()
  return reports.map(({ from, until }) => ({
    from: from.getTime(),
    until: (until ?? last?.endsAt ?? from).getTime(),
  }))
}

/**
 * Works out anew when delegates cannot meet: what they said themselves, what binds them, and when they were reported
 * away. All of an event's, or those given.
 */
export function refreshAbsences(tx: Tx, eventId: string, delegateIds?: string[]): void {
  const rows = tx
    .select({
      id: delegates.id,
      registrationId: delegates.registrationId,
      own: delegates.ownAbsences,
      absences: delegates.absences,
    })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .where(
      and(eq(registrations.eventId, eventId), delegateIds && inArray(delegates.id, delegateIds)),
    )
    .all()
  for (const row of rows) {
    const bound = [
      ...boundSpans(tx, eventId, row.id),
      ...reportedSpans(tx, eventId, row.registrationId),
    ]
    const absences = bound.length === 0 ? row.own : unionOf([...row.own, ...bound])
    if (JSON.stringify(absences) === JSON.stringify(row.absences)) continue
    tx.update(delegates).set({ absences }).where(eq(delegates.id, row.id)).run()
  }
}
