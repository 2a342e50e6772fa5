import { eventBySlug } from '#app/features/events'
import { notFound } from '#app/platform/domain-error'
import type { Context } from '#app/platform/context.server'
import { takeVersion } from './copy-version.server'
import { scheduleById } from './find-schedule.server'
import { lockMeeting } from './lock-meeting.server'
import { placeMeeting } from './place-meeting.server'
import { publishSchedule } from './publish-schedule.server'
import { addTable, raiseDelegateLimit, raiseLimit } from './raise-limit.server'
import { swapMeetings, takeOutMeeting, undoLastAct } from './rearrange-meetings.server'
import { addInterpreter, addSlot } from './remedies.server'
import type { ScheduleAct } from './schema'
import { startSolve, stopSolve } from './solve-job.server'

/**
 * Does one act of the schedule page for the event of an address; each verb authorises for itself. A search for a
 * schedule goes on after the answer.
 * @throws DomainError notFound when the schedule is another event's, and what the verbs throw
 */
export function actOnSchedule(ctx: Context, eventSlug: string, act: ScheduleAct): void {
  const { id: eventId } = eventBySlug(ctx.db, eventSlug)
  switch (act.intent) {
    case 'solve':
      void startSolve(ctx, {
        eventId,
        seed: act.seed,
        seconds: act.seconds,
        fill: act.fill === 'on',
      })
      return
    case 'stop':
      return stopSolve(ctx, { eventId })
    case 'lock':
    case 'unlock':
      return lockMeeting(ctx, { eventId, meetingId: act.meetingId, locked: act.intent === 'lock' })
    case 'place':
      return placeMeeting(ctx, { ...act, eventId })
    case 'drop': {
      const [slotId = '', tableId, interpreterId] = act.cell.split('|')
      return placeMeeting(ctx, {
        ...act,
        eventId,
        slotId,
        tableId: tableId || undefined,
        interpreterId: interpreterId || undefined,
      })
    }
    case 'swap':
      return swapMeetings(ctx, { ...act, eventId })
    case 'takeOut':
      return takeOutMeeting(ctx, { ...act, eventId })
    case 'undo':
      return undoLastAct(ctx, { ...act, eventId })
    case 'raiseLimit':
      return raiseLimit(ctx, { eventId, registrationId: act.registrationId })
    case 'raiseDelegateLimit':
      return raiseDelegateLimit(ctx, { eventId, limit: act.limit })
    case 'addTable':
      return addTable(ctx, { eventId })
    case 'addSlot':
      return addSlot(ctx, { eventId, from: act.from })
    case 'addInterpreter':
      return addInterpreter(ctx, { ...act, eventId })
    case 'copy':
      takeVersion(ctx, { eventSlug, number: act.number })
      return
    case 'publish': {
      if (scheduleById(ctx.db, act.scheduleId)?.eventId !== eventId) throw notFound()
      publishSchedule(ctx, { scheduleId: act.scheduleId, version: act.version })
    }
  }
}
