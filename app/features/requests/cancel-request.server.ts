import { eq } from 'drizzle-orm'
import { meetingRequests } from '#db/schema'
import { authorise, isOfTeam } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import { registrationOf } from '#app/features/registration'
import { cancelMeeting } from '#app/features/schedule'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { requestById } from './find-request.server'
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
    const by = authorise(
      ctx,
      'meetingRequest.cancel',
      {
        organisationId: from.organisationId,
        partnerId: to.organisationId,
        eventId: request.eventId,
      },
      { request: request.state, event: eventById(tx, request.eventId).state },
    )
    if (request.state === 'cancelled') return { id: request.id }
    if (request.version !== input.version) throw conflict('request.changed')

    tx.update(meetingRequests)
      .set({ state: 'cancelled', version: request.version + 1, updatedAt: ctx.now() })
      .where(eq(meetingRequests.id, request.id))
      .run()
    cancelMeeting(tx, ctx, request.id)
    record(tx, ctx, 'meetingRequest.cancelled', 'meetingRequest', request.id, {
      before: { state: request.state },
      after: { state: 'cancelled' },
      onBehalfOf: isOfTeam(by) ? from.organisationId : undefined,
    })
    return { id: request.id }
  })
}
