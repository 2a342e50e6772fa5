import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { events, meetingRequests } from '#db/schema'
import type { EventState } from '#db/domain'
import { record } from '#app/features/audit'
import { notify, speakersFor } from '#app/features/notifications'
import { dayOf } from '#app/i18n/format'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'

/** So many at a time, so that people's writes come between. */
const BATCH = 50

/** A schedule that was published early leaves requests waiting; whoever asked hears of them all the same. */
const UNTIL_IT_IS_OVER: EventState[] = ['requests', 'scheduling', 'published', 'running']

/**
 * Lets requests expire whose event takes no answers any more since its deadline has passed, and tells who asked: one
 * message each. The desk may still enter a request for both sides. Gives how many expired; call again while it is not 0.
 */
export function expireRequests(ctx: Context): number {
  const late = ctx.db
    .select()
    .from(events)
    .where(and(inArray(events.state, UNTIL_IT_IS_OVER), isNotNull(events.answerDeadline)))
    .all()
    .filter((event) => (event.answerDeadline ?? '') < dayOf(ctx.now(), event.timeZone))
    .map((event) => event.id)
  if (late.length === 0) return 0
  return write(ctx, (tx) => {
    const due = tx
      .select()
      .from(meetingRequests)
      .where(and(inArray(meetingRequests.eventId, late), eq(meetingRequests.state, 'pending')))
      .limit(BATCH)
      .all()
    for (const request of due) {
      tx.update(meetingRequests)
        .set({ state: 'expired', version: request.version + 1, updatedAt: ctx.now() })
        .where(eq(meetingRequests.id, request.id))
        .run()
      record(tx, ctx, 'meetingRequest.expired', 'meetingRequest', request.id, {
        before: { state: 'pending' },
        after: { state: 'expired' },
      })
      notify(
        tx,
        ctx,
        speakersFor(tx, request.fromRegistrationId),
        'requestExpired',
        { requestId: request.id },
        request.id,
      )
    }
    return due.length
  })
}
