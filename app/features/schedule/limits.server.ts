import { and, count, eq, inArray } from 'drizzle-orm'
import { meetings, placementDelegates } from '#db/schema'
import type { Reader } from '#db/client'
import type { EventRow } from '#app/features/events'
import { BEGUN } from './find-schedule.server'
import type { ScheduleRow } from './find-schedule.server'

/** The most meetings of an organisation at an event: what was agreed with it, else the event's own limit. */
export const limitOf = (
  event: Pick<EventRow, 'maxMeetingsPerOrganisation'>,
  registration: { maxMeetings: number | null },
): number | null => registration.maxMeetings ?? event.maxMeetingsPerOrganisation

/** What a limit leaves for meetings that are still ahead. */
export function atMost(
  limit: number | null,
  people: { id: string }[],
  begun: ReadonlyMap<string, number>,
): { maxMeetings?: number } {
  if (limit === null) return {}
  const had = people.reduce((sum, one) => sum + (begun.get(one.id) ?? 0), 0)
  return { maxMeetings: Math.max(0, limit - had) }
}

/** How many meetings of a schedule that have begun each delegate sat in. */
export function begunIn(db: Reader, base: ScheduleRow | undefined): Map<string, number> {
  if (!base) return new Map()
  const rows = db
    .select({ id: placementDelegates.delegateId, n: count() })
    .from(meetings)
    .innerJoin(placementDelegates, eq(placementDelegates.meetingId, meetings.id))
    .where(
      and(
        eq(meetings.eventId, base.eventId),
        inArray(meetings.state, BEGUN),
        eq(placementDelegates.scheduleId, base.id),
      ),
    )
    .groupBy(placementDelegates.delegateId)
    .all()
  return new Map(rows.map(({ id, n }) => [id, n]))
}
