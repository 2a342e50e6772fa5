import { and, eq } from 'drizzle-orm'
import { delegates, meetingRequests } from '#db/schema'
import type { Reader } from '#db/client'
import { actorOf, authorise, hasRole, may } from '#app/features/accounts'
import { eventById } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { notify, readAnswerToken, speakersFor } from '#app/features/notifications'
import type { Recipient } from '#app/features/notifications'
import { registrationOf } from '#app/features/registration'
import { readText } from '#app/i18n/localised'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { answerRequest } from './answer-request.server'
import type { RequestRow } from './find-request.server'
import { refuseLate, REQUEST_CONSTRAINTS } from './rules.server'
import type { AnswerRequest } from './schema'
import { settleRequest } from './settle-request.server'
import { shapeRequest } from './shape-request.server'
import type { AnswerPage } from './shown'

/**
 * What the link of a mail about a request opens: the request, for the one the mail went to. Opening changes nothing.
 * @throws DomainError link.invalid, also when the person no longer answers for the asked side
 */
export function readAnswerLink(ctx: Context, token: string): AnswerPage {
  const { request } = holderOf(ctx, token)
  const event = eventById(ctx.db, request.eventId)
  return {
    event: { slug: event.slug, name: readText(event.name, ctx.locale), state: event.state },
    request: shapeRequest(ctx, event, request, request.toRegistrationId),
    mayAnswer: may(ctx, 'meetingRequest.answer', { byLink: true }, statesOf(request, event)),
  }
}

/**
 * Answers a request from its mail's page, without signing in: the link names the request and the person, and is good
 * for this answer only. A delegate without an account answers too.
 * @throws DomainError link.invalid and as `answerRequest`
 */
export function answerByLink(
  ctx: Context,
  input: Omit<AnswerRequest, 'requestId'> & { token: string },
): { id: string } {
  const { request, to } = holderOf(ctx, input.token)
  const answer = { ...input, requestId: request.id }
  if ('personId' in to)
    return answerRequest({ ...ctx, actor: actorOf(ctx.db, to.personId) }, answer)
  return answerAsDelegate(ctx, answer)
}

/** The same rules as for members; who answered is the delegate, whom no account stands for. */
function answerAsDelegate(ctx: Context, input: AnswerRequest): { id: string } {
  return write(
    ctx,
    (tx) => {
      const request = tx
        .select()
        .from(meetingRequests)
        .where(eq(meetingRequests.id, input.requestId))
        .get()
      if (!request) throw invalid('link.invalid')
      const event = eventById(tx, request.eventId)
      authorise(ctx, 'meetingRequest.answer', { byLink: true }, statesOf(request, event))
      if (request.version !== input.version) throw conflict('request.changed')
      refuseLate(event, ctx.now(), event.answerDeadline)
      if (input.answer === 'declined' && !input.reason)
        throw invalid('request.reasonMissing', {}, 'reason')
      settleRequest(tx, ctx, request, {
        answer: input.answer,
        reason: input.reason,
        answeredBy: null,
        answeredFor: null,
      })
      notify(
        tx,
        ctx,
        speakersFor(tx, request.fromRegistrationId),
        'requestAnswered',
        { requestId: request.id },
        request.id,
      )
      return { id: request.id }
    },
    REQUEST_CONSTRAINTS,
  )
}

const statesOf = (request: RequestRow, event: EventRow) => ({
  request: request.state,
  event: event.state,
})

function holderOf(ctx: Context, token: string): { request: RequestRow; to: Recipient } {
  const link = readAnswerToken(ctx.secretKey, token)
  const request =
    link &&
    ctx.db.select().from(meetingRequests).where(eq(meetingRequests.id, link.requestId)).get()
  if (!link || !request || !stillSpeaks(ctx.db, request, link.to)) throw invalid('link.invalid')
  return { request, to: link.to }
}

function stillSpeaks(db: Context['db'], request: RequestRow, to: Recipient): boolean {
  if ('personId' in to) {
    const { organisationId } = registrationOf(db, request.toRegistrationId)
    return hasRole({ actor: actorOf(db, to.personId) }, 'meetingRequest.answer', { organisationId })
  }
  return isDelegateOf(db, to.delegateId, request.toRegistrationId)
}

const isDelegateOf = (db: Reader, delegateId: string, registrationId: string): boolean =>
  db
    .select({ id: delegates.id })
    .from(delegates)
    .where(and(eq(delegates.id, delegateId), eq(delegates.registrationId, registrationId)))
    .get() !== undefined
