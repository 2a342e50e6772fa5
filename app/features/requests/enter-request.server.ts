import type { Tx } from '#db/client'
import { authorisedPerson } from '#app/features/accounts'
import { eventById } from '#app/features/events'
import { notify, speakersFor } from '#app/features/notifications'
import { registrationOf } from '#app/features/registration'
import type { RegistrationRow } from '#app/features/registration'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { insertRequest } from './insert-request.server'
import { once } from '#app/platform/once.server'
import {
  partnerFor,
  refuseForeignListing,
  refuseNotMeeting,
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
      return once(tx, ctx, input.key, () => {
        const entered = enterWithin(tx, ctx, { ...input, from })
        if (input.answer === 'pending')
          notify(
            tx,
            ctx,
            speakersFor(tx, entered.to.id),
            'requestReceived',
            { requestId: entered.id },
            entered.id,
          )
        return { id: entered.id, meetingId: entered.meetingId }
      })
    },
    REQUEST_CONSTRAINTS,
  )
}

type Entry = Omit<EnterRequest, 'key' | 'fromRegistrationId'> & {
  from: RegistrationRow
}

/** The same inside the caller's transaction; mails are the caller's. @throws as `enterRequest` */
export function enterWithin(
  tx: Tx,
  ctx: Context,
  { from, toRegistrationId, answer, reason, ...wish }: Entry,
): { id: string; meetingId: string | null; to: RegistrationRow } {
  const event = eventById(tx, from.eventId)
  const { id: enteredBy } = authorisedPerson(
    ctx,
    'meetingRequest.enter',
    { eventId: event.id },
    { event: event.state, registration: from.state },
  )
  const to = partnerFor(tx, from, toRegistrationId)
  refuseNotMeeting(from)
  refuseForeignListing(tx, from.organisationId, to.organisationId, wish.about)
  const { about, message, priority } = wish
  const request = insertRequest(tx, ctx, {
    from,
    to,
    about,
    message,
    priority,
    origin: 'organiser',
    actedFor: true,
    enteredBy,
  })
  if (answer === 'pending') return { id: request.id, meetingId: null, to }
  const settled = settleRequest(tx, ctx, request, {
    answer,
    reason,
    answeredBy: enteredBy,
    answeredFor: to.organisationId,
  })
  return { id: request.id, ...settled, to }
}
