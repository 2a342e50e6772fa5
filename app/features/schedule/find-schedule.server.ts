import { and, asc, eq, inArray } from 'drizzle-orm'
import { placementDelegates, placements, schedules } from '#db/schema'
import type { Reader } from '#db/client'
import type { MeetingState } from '#db/domain'

export type ScheduleRow = typeof schedules.$inferSelect
/** Where a meeting stands in a schedule, and the delegates who sit there, in order of their ids. */
export type Placement = typeof placements.$inferSelect & { delegateIds: string[] }

/** States of a meeting whose place nothing changes any more. */
export const BEGUN: MeetingState[] = ['inProgress', 'held', 'noShow']

/** The working draft of an event, or its published schedule; at most one each. */
export const scheduleInState = (
  db: Reader,
  eventId: string,
  state: 'draft' | 'published',
): ScheduleRow | undefined =>
  db
    .select()
    .from(schedules)
    .where(and(eq(schedules.eventId, eventId), eq(schedules.state, state)))
    .get()

/** The placements of a schedule, by meeting; of some meetings alone where they are named. */
export function placementsOf(
  db: Reader,
  scheduleId: string,
  meetingIds?: string[],
): Map<string, Placement> {
  const rows = db
    .select()
    .from(placements)
    .where(
      and(
        eq(placements.scheduleId, scheduleId),
        meetingIds && inArray(placements.meetingId, meetingIds),
      ),
    )
    .orderBy(asc(placements.meetingId))
    .all()
  const byMeeting = new Map(
    rows.map((row): [string, Placement] => [row.meetingId, { ...row, delegateIds: [] }]),
  )
  const seats = db
    .select({ meetingId: placementDelegates.meetingId, delegateId: placementDelegates.delegateId })
    .from(placementDelegates)
    .where(
      and(
        eq(placementDelegates.scheduleId, scheduleId),
        meetingIds && inArray(placementDelegates.meetingId, meetingIds),
      ),
    )
    .orderBy(asc(placementDelegates.delegateId))
    .all()
  for (const seat of seats) byMeeting.get(seat.meetingId)?.delegateIds.push(seat.delegateId)
  return byMeeting
}

export const scheduleById = (db: Reader, id: string): ScheduleRow | undefined =>
  db.select().from(schedules).where(eq(schedules.id, id)).get()
