import { eq } from 'drizzle-orm'
import { meetingRequests } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { eventById } from '#app/features/events'
import { notify, speakersFor } from '#app/features/notifications'
import { registrationOf } from '#app/features/registration'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { once } from '#app/platform/once.server'
import { requestById } from './find-request.server'
import { insertRequest } from './insert-request.server'
import {
  partnerFor,
  refuseLate,
  refuseForeignListing,
  refuseGuess,
  refuseNotMeeting,
  refuseOverLimit,
  REQUEST_CONSTRAINTS,
} from './rules.server'
import type { CounterRequest } from './schema'
import { settleRequest } from './settle-request.server'

/**
 * Answers a request with another: not about that, but about this. The first is declined and says so, the second goes
 * the other way and waits; the asker gets one message, of the counter-proposal.
 * @throws DomainError notFound, event.closedForRequests, request.answered, request.changed, request.limitReached, request.duplicate
 */
export function counterRequest(ctx: Context, input: CounterRequest): { id: string } {
  return write(
    ctx,
    (tx) => {
      const request = requestById(tx, input.requestId)
      const own = registrationOf(tx, request.toRegistrationId)
      return once(tx, ctx, input.key, () => {
        const event = eventById(tx, request.eventId)
        const person = authorisedPerson(
          ctx,
          'meetingRequest.counter',
          { organisationId: own.organisationId },
          { request: request.state, event: event.state, registration: own.state },
        )
        if (request.version !== input.version) throw conflict('request.changed')
        const to = partnerFor(tx, own, request.fromRegistrationId)
        refuseLate(event, ctx.now(), event.answerDeadline)
        refuseNotMeeting(own)
        refuseGuess(ctx, tx, own.organisationId, input.about, request.aboutId)
        refuseForeignListing(tx, own.organisationId, to.organisationId, input.about)
        settleRequest(tx, ctx, request, {
          answer: 'declined',
          answeredBy: person.id,
          answeredFor: null,
        })
        refuseOverLimit(tx, event, own)
        const { about, message, priority } = input
        const counter = insertRequest(tx, ctx, {
          from: own,
          to,
          about,
          message,
          priority,
          origin: 'participant',
          actedFor: false,
          enteredBy: person.id,
        })
        tx.update(meetingRequests)
          .set({ countersId: request.id })
          .where(eq(meetingRequests.id, counter.id))
          .run()
        notify(
          tx,
          ctx,
          speakersFor(tx, to.id),
          'requestCountered',
          { requestId: counter.id },
          counter.id,
        )
        return { id: counter.id }
      })
    },
    REQUEST_CONSTRAINTS,
  )
}
