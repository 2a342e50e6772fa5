import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { placementsOf, scheduleInState } from './find-schedule.server'
import { keepAct, keptPlace } from './keep-act.server'

/**
 * Holds a meeting at its slot, table and interpreter of the working draft, or lets it go, for the next time the
 * schedule is made. Doing it twice is doing it once.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noDraft
 */
export function lockMeeting(
  ctx: Context,
  input: { eventId: string; meetingId: string; locked: boolean },
): void {
  write(ctx, (tx) => {
    eventFor(ctx, tx, 'schedule.arrange', input.eventId)
    const draft = scheduleInState(tx, input.eventId, 'draft')
    if (!draft) throw conflict('schedule.noDraft')
    const place = keptPlace(placementsOf(tx, draft.id).get(input.meetingId))
    if (!place) throw notFound()
    if (place.locked === input.locked) return
    keepAct(
      tx,
      ctx,
      draft,
      input.locked ? 'lock' : 'unlock',
      new Map([[input.meetingId, { ...place, locked: input.locked }]]),
    )
    record(
      tx,
      ctx,
      input.locked ? 'meeting.locked' : 'meeting.unlocked',
      'meeting',
      input.meetingId,
      { after: { schedule: draft.number } },
    )
  })
}
