import { eq } from 'drizzle-orm'
import { meetingRequests } from '#db/schema'
import { authorise, may } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById, TAKES_ANSWERS } from '#app/features/events'
import { registrationOf } from '#app/features/registration'
import { cancelMeeting } from '#app/features/schedule'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { requestById } from './find-request.server'
import { refuseClosed } from './rules.server'
import type { CancelRequest } from './schema'

/**
 * Takes a request back. While it waits, only its sender may; once accepted, either side may until the schedule is
 * made, and the event's desk until the event ends. The meeting goes with it.
 * @throws DomainError notFound, conflict, event.closedForRequests, request.notOpen
 */
export function cancelRequest(ctx: Context, input: CancelRequest): { id: string } {
  return write(ctx, (tx) => {
    const request = requestById(tx, input.requestId)
    const from = registrationOf(tx, request.fromRegistrationId)
    const to = registrationOf(tx, request.toRegistrationId)
    const bySender = may(ctx, 'meetingRequest.create', { organisationId: from.organisationId })
    const byAsked =
      request.state === 'accepted' &&
      may(ctx, 'meetingRequest.answer', { organisationId: to.organisationId })
    const asStaff = !bySender && !byAsked
    if (asStaff) authorise(ctx, 'meetingRequest.enterForBoth', { eventId: request.eventId })
    if (request.state === 'cancelled') return { id: request.id }
    if (request.state !== 'pending' && request.state !== 'accepted')
      throw conflict('request.notOpen')
    if (request.version !== input.version) throw conflict('request.changed')
    refuseClosed(
      eventById(tx, request.eventId),
      TAKES_ANSWERS[asStaff ? 'staff' : 'participant'],
      ctx.now(),
      null,
    )

    tx.update(meetingRequests)
      .set({ state: 'cancelled', version: request.version + 1, updatedAt: ctx.now() })
      .where(eq(meetingRequests.id, request.id))
      .run()
    cancelMeeting(tx, ctx, request.id)
    record(tx, ctx, 'meetingRequest.cancelled', 'meetingRequest', request.id, {
      before: { state: request.state },
      after: { state: 'cancelled' },
      onBehalfOf: asStaff ? from.organisationId : undefined,
    })
    return { id: request.id }
  })
}
