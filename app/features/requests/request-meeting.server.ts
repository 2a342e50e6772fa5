import { and, eq } from 'drizzle-orm'
import { suggestionRefusals } from '#db/schema'
import type { Tx } from '#db/client'
import { authorisedPerson } from '#app/features/accounts'
import { eventById } from '#app/features/events'
import { notify, speakersFor } from '#app/features/notifications'
import { registrationOf } from '#app/features/registration'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { insertRequest } from './insert-request.server'
import { once } from '#app/platform/once.server'
import {
  partnerBehind,
  partnerFor,
  refuseBarred,
  refuseLate,
  refuseForeignListing,
  refuseGuess,
  refuseNotMeeting,
  refuseOverLimit,
  REQUEST_CONSTRAINTS,
  registrationMeant,
} from './rules.server'
import type { RequestMeeting } from './schema'

/**
 * Asks another participant of the same event for a meeting about one listing; of a confidential need its owner, by the need.
 * A pending request blocks no slot; both directions of a pair count as one request per listing. The same person with
 * the same `key` gets the first answer again.
 * @throws DomainError notFound, event.closedForRequests, registration.notApproved, request.limitReached, request.duplicate
 */
export function requestMeeting(
  ctx: Context,
  input: RequestMeeting & { origin?: 'participant' | 'matchSuggestion' },
): { id: string } {
  return write(
    ctx,
    (tx) => {
      const from = registrationOf(tx, input.fromRegistrationId)
      return once(tx, ctx, input.key, () => {
        const event = eventById(tx, from.eventId)
        const person = authorisedPerson(
          ctx,
          'meetingRequest.ask',
          { organisationId: from.organisationId },
          { event: event.state, registration: from.state },
        )
        const {
          about,
          message,
          priority,
          toRegistrationId: partner,
          origin = 'participant',
        } = input
        const to = partnerFor(tx, from, registrationMeant(tx, event.id, partner))
        const isByNeed = about !== undefined && partner === partnerBehind(about.id)
        if (!isByNeed) refuseGuess(ctx, tx, from.organisationId, about)
        refuseLate(event, ctx.now(), event.requestDeadline)
        refuseNotMeeting(from)
        refuseBarred(tx, event, from.organisationId, to.organisationId)
        refuseForeignListing(tx, from.organisationId, to.organisationId, about)
        refuseOverLimit(tx, event, from)
        wantAgain(tx, from.id, to.id)

        const request = insertRequest(tx, ctx, {
          from,
          to,
          about,
          message,
          priority,
          origin,
          actedFor: false,
          enteredBy: person.id,
        })
        notify(
          tx,
          ctx,
          speakersFor(tx, to.id),
          'requestReceived',
          { requestId: request.id },
          request.id,
        )
        return { id: request.id }
      })
    },
    REQUEST_CONSTRAINTS,
  )
}

/** Who asks somebody wants them after all. */
function wantAgain(tx: Tx, registrationId: string, otherRegistrationId: string) {
  tx.delete(suggestionRefusals)
    .where(
      and(
        eq(suggestionRefusals.registrationId, registrationId),
        eq(suggestionRefusals.otherRegistrationId, otherRegistrationId),
      ),
    )
    .run()
}
