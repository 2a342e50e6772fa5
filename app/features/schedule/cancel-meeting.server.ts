import { and, eq, inArray, sql } from 'drizzle-orm'
import { meetings, placementDelegates, placements, schedules } from '#db/schema'
import type { Tx } from '#db/client'
import { delegatesAsRecipients, notify } from '#app/features/notifications'
import type { Context } from '#app/platform/context.server'
import { planReminders } from './plan-reminders.server'

/**
 * Takes a meeting that will not be held out of the working draft and marks it cancelled. Whoever has read it in a
 * published schedule is told, and their calendars learn it by a higher SEQUENCE. For the verbs of other features,
 * inside their transaction.
 */
export function cancelMeeting(tx: Tx, ctx: Context, requestId: string): void {
  const meeting = tx.select().from(meetings).where(eq(meetings.requestId, requestId)).get()
  if (!meeting || !['planned', 'scheduled'].includes(meeting.state)) return
  const drafts = tx
    .select({ id: schedules.id })
    .from(schedules)
    .where(and(eq(schedules.eventId, meeting.eventId), eq(schedules.state, 'draft')))
    .all()
  for (const draft of drafts)
    tx.delete(placements)
      .where(and(eq(placements.scheduleId, draft.id), eq(placements.meetingId, meeting.id)))
      .run()

  const wasPublished = publishedOnce(tx, [meeting.id]).has(meeting.id)
  tx.update(meetings)
    .set({
      state: 'cancelled',
      sequence: meeting.sequence + (wasPublished ? 1 : 0),
      version: meeting.version + 1,
      updatedAt: ctx.now(),
    })
    .where(eq(meetings.id, meeting.id))
    .run()
  if (wasPublished) tellThoseWhoKnew(tx, ctx, meeting)
}

function tellThoseWhoKnew(tx: Tx, ctx: Context, meeting: { id: string; eventId: string }) {
  const knew = tx
    .select({ id: placementDelegates.delegateId })
    .from(placementDelegates)
    .innerJoin(
      schedules,
      and(eq(schedules.id, placementDelegates.scheduleId), eq(schedules.state, 'published')),
    )
    .where(eq(placementDelegates.meetingId, meeting.id))
    .all()
    .map((row) => row.id)
  planReminders(tx, ctx, meeting.eventId, knew)
  notify(
    tx,
    ctx,
    delegatesAsRecipients(tx, knew),
    'meetingCancelled',
    { eventId: meeting.eventId, meetingId: meeting.id },
    meeting.id,
  )
}

/** Those of the meetings that stood in a published schedule at some time. */
export function publishedOnce(
  tx: Tx,
  meetingIds: string[],
  states: ('published' | 'superseded')[] = ['published', 'superseded'],
): Set<string> {
  if (meetingIds.length === 0) return new Set()
  const rows = tx
    .select({ id: sql<string>`DISTINCT ${placements.meetingId}` })
    .from(placements)
    .innerJoin(schedules, eq(schedules.id, placements.scheduleId))
    .where(and(inArray(placements.meetingId, meetingIds), inArray(schedules.state, states)))
    .all()
  return new Set(rows.map((row) => row.id))
}
