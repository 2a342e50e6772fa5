import { eventBySlug } from '#app/features/events'
import { notFound } from '#app/platform/domain-error'
import type { Context } from '#app/platform/context.server'
import { scheduleById } from './find-schedule.server'
import { lockMeeting } from './lock-meeting.server'
import { placeMeeting } from './place-meeting.server'
import { publishSchedule } from './publish-schedule.server'
import type { ScheduleAct } from './schema'
import { solveSchedule } from './solve-schedule.server'

/**
 * Does one act of the schedule page for the event of an address; each verb authorises for itself.
 * @throws DomainError notFound when the schedule is another event's, and what the verbs throw
 */
export async function actOnSchedule(
  ctx: Context,
  eventSlug: string,
  act: ScheduleAct,
): Promise<void> {
  const { id: eventId } = eventBySlug(ctx.db, eventSlug)
  switch (act.intent) {
    case 'solve':
      await solveSchedule(ctx, { eventId, seed: act.seed })
      return
    case 'lock':
    case 'unlock':
      return lockMeeting(ctx, { eventId, meetingId: act.meetingId, locked: act.intent === 'lock' })
    case 'place':
      return placeMeeting(ctx, {
        eventId,
        meetingId: act.meetingId,
        slotId: act.slotId,
        tableId: act.tableId,
      })
    case 'publish': {
      if (scheduleById(ctx.db, act.scheduleId)?.eventId !== eventId) throw notFound()
      publishSchedule(ctx, { scheduleId: act.scheduleId, version: act.version })
    }
  }
}
