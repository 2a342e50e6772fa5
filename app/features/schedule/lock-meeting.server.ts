import { and, eq } from 'drizzle-orm'
import { placements, schedules } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { scheduleInState } from './find-schedule.server'
import { openForScheduling } from './open-for-scheduling.server'

/**
 * Holds a meeting at its slot, table and interpreter of the working draft, or lets it go, for the next time the
 * schedule is made. Doing it twice is doing it once.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noDraft
 */
export function lockMeeting(
  ctx: Context,
  input: { eventId: string; meetingId: string; locked: boolean },
): void {
  authorise(ctx, 'schedule.solve', { eventId: input.eventId })
  write(ctx, (tx) => {
    openForScheduling(tx, input.eventId)
    const draft = scheduleInState(tx, input.eventId, 'draft')
    if (!draft) throw conflict('schedule.noDraft')
    const { changes } = tx
      .update(placements)
      .set({ locked: input.locked })
      .where(and(eq(placements.scheduleId, draft.id), eq(placements.meetingId, input.meetingId)))
      .run()
    if (changes === 0) throw notFound()
    tx.update(schedules)
      .set({ version: draft.version + 1 })
      .where(eq(schedules.id, draft.id))
      .run()
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
