import { eq } from 'drizzle-orm'
import { meetingRequests } from '#db/schema'
import { authorise, isOfTeam } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import { registrationOf } from '#app/features/registration'
import { matchScore } from '#app/features/matching'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { requestById } from './find-request.server'
import { pairKeyOf, refuseForeignListing, refuseGuess, REQUEST_CONSTRAINTS } from './rules.server'
import type { ChangeRequest } from './schema'

/**
 * Changes a request while it waits for its answer: the side that sent it, or the event's desk for it.
 * @throws DomainError notFound, request.answered, event.closedForRequests, request.changed, request.duplicate
 */
export function changeRequest(ctx: Context, input: ChangeRequest): { id: string } {
  return write(
    ctx,
    (tx) => {
      const request = requestById(tx, input.requestId)
      const from = registrationOf(tx, request.fromRegistrationId)
      const to = registrationOf(tx, request.toRegistrationId)
      const by = authorise(
        ctx,
        'meetingRequest.change',
        { organisationId: from.organisationId, eventId: request.eventId },
        { request: request.state, event: eventById(tx, request.eventId).state },
      )
      const asStaff = isOfTeam(by)
      if (request.version !== input.version) throw conflict('request.changed')
      if (!asStaff) refuseGuess(ctx, tx, from.organisationId, input.about, request.aboutId)
      refuseForeignListing(tx, from.organisationId, to.organisationId, input.about)

      const { about, message = null, priority } = input
      tx.update(meetingRequests)
        .set({
          message,
          priority,
          aboutKind: about?.kind ?? null,
          aboutId: about?.id ?? null,
          pairKey: pairKeyOf(from.id, to.id, about),
          score: matchScore(tx, from.eventId, [from.organisationId, to.organisationId], about),
          version: request.version + 1,
          updatedAt: ctx.now(),
        })
        .where(eq(meetingRequests.id, request.id))
        .run()
      record(tx, ctx, 'meetingRequest.changed', 'meetingRequest', request.id, {
        before: { priority: request.priority, about: request.aboutId, message: request.message },
        after: { priority, about: about?.id, message },
        onBehalfOf: asStaff ? from.organisationId : undefined,
      })
      return { id: request.id }
    },
    REQUEST_CONSTRAINTS,
  )
}
