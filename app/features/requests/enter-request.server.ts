import { authorisedPerson } from '#app/features/accounts'
import { eventById, TAKES_REQUESTS } from '#app/features/events'
import { notify, speakersFor } from '#app/features/notifications'
import { registrationOf } from '#app/features/registration'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { insertRequest } from './insert-request.server'
import { once } from '#app/platform/once.server'
import {
  partnerFor,
  refuseClosed,
  refuseForeignListing,
  refuseNotApproved,
  REQUEST_CONSTRAINTS,
} from './rules.server'
import type { EnterRequest } from './schema'
import { settleRequest } from './settle-request.server'

/**
 * The event's desk enters a request for one side and, when it is known, the answer of the other. The record says who
 * typed it and for whom. Limits bind participants, not the desk.
 * @throws DomainError notFound, event.closedForRequests, registration.notApproved, request.duplicate
 */
export function enterRequest(
  ctx: Context,
  input: EnterRequest,
): { id: string; meetingId: string | null } {
  return write(
    ctx,
    (tx) => {
      const from = registrationOf(tx, input.fromRegistrationId)
      const person = authorisedPerson(ctx, 'meetingRequest.enterForBoth', { eventId: from.eventId })
      return once(tx, ctx, input.key, () => {
        const event = eventById(tx, from.eventId)
        const to = partnerFor(tx, from, input.toRegistrationId)
        refuseClosed(event, TAKES_REQUESTS.staff, ctx.now(), null)
        refuseNotApproved(from)
        refuseForeignListing(tx, from.organisationId, to.organisationId, input.about)

        const { about, message, priority, answer, reason } = input
        const request = insertRequest(tx, ctx, {
          from,
          to,
          about,
          message,
          priority,
          origin: 'organiser',
          actedFor: true,
          enteredBy: person.id,
        })
        if (answer === 'pending') {
          notify(
            tx,
            ctx,
            speakersFor(tx, to.id),
            'requestReceived',
            { requestId: request.id },
            request.id,
          )
          return { id: request.id, meetingId: null }
        }
        return {
          id: request.id,
          ...settleRequest(tx, ctx, request, {
            answer,
            reason,
            answeredBy: person.id,
            answeredFor: to.organisationId,
          }),
        }
      })
    },
    REQUEST_CONSTRAINTS,
  )
}
