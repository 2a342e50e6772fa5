import { authorise, isOfTeam, signedIn } from '#app/features/accounts'
import { eventById } from '#app/features/events'
import { notify, speakersFor } from '#app/features/notifications'
import { registrationOf } from '#app/features/registration'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { requestById } from './find-request.server'
import { refuseLate, REQUEST_CONSTRAINTS } from './rules.server'
import type { AnswerRequest } from './schema'
import { settleRequest } from './settle-request.server'

/**
 * Accepts or declines a pending request: the asked side, or the event's desk for it. Accepted, it becomes a meeting;
 * declining needs a reason, so that the other side knows what to do next. The same answer twice is one answer.
 * @throws DomainError notFound, conflict, event.closedForRequests, request.answered, request.reasonMissing
 */
export function answerRequest(
  ctx: Context,
  input: AnswerRequest,
): { id: string; meetingId: string | null } {
  return write(
    ctx,
    (tx) => {
      const request = requestById(tx, input.requestId)
      const to = registrationOf(tx, request.toRegistrationId)
      // Their own answer of before: nothing is changed, and nothing said that they did not say.
      if (request.state === input.answer && request.answeredBy === personOf(ctx)?.id)
        return { id: request.id, meetingId: null }
      const event = eventById(tx, request.eventId)
      const by = authorise(
        ctx,
        'meetingRequest.answer',
        { organisationId: to.organisationId, eventId: event.id },
        { request: request.state, event: event.state },
      )
      const [asStaff, person] = [isOfTeam(by), signedIn(ctx)]
      if (request.version !== input.version) throw conflict('request.changed')
      if (!asStaff) refuseLate(event, ctx.now(), event.answerDeadline)
      if (input.answer === 'declined' && !input.reason)
        throw invalid('request.reasonMissing', {}, 'reason')

      const settled = settleRequest(tx, ctx, request, {
        answer: input.answer,
        reason: input.reason,
        answeredBy: person.id,
        answeredFor: asStaff ? to.organisationId : null,
      })
      notify(
        tx,
        ctx,
        speakersFor(tx, request.fromRegistrationId),
        'requestAnswered',
        { requestId: request.id },
        request.id,
      )
      return { id: request.id, ...settled }
    },
    REQUEST_CONSTRAINTS,
  )
}
