import { answerRequest, cancelRequest, enterRequest, requestMeeting } from '#app/features/requests'
import type { Context } from '#app/platform/context.server'
import { required, spokesmanOf } from './seed-accounts'
import { at, personById } from './seed-context'
import type { EventIds, Seeded } from './seed-event'
import type { DemoEvent, DemoRequest } from './types'

/** Sends and answers the requests of an event, each at its time and in the name of who did it. */
export function seedRequests(ctx: Context, event: DemoEvent, ids: EventIds, seeded: Seeded): void {
  for (const request of [...event.requests].sort(
    (a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt),
  )) {
    const requestId = send(ctx, request, ids, seeded)
    requestIds.set(keyOf(event, request.key), requestId)
    settle(ctx, request, requestId, seeded)
  }
}

const requestIds = new Map<string, string>()
const keyOf = (event: DemoEvent, key: string) => `${event.slug} ${key}`

/** Id of a request that was seeded before. */
export const requestIdOf = (event: DemoEvent, key: string): string =>
  required(requestIds, keyOf(event, key))

function send(
  ctx: Context,
  request: DemoRequest,
  ids: EventIds,
  { listings, organisationIds, organiserId }: Seeded,
): string {
  const input = {
    fromRegistrationId: required(ids.registrations, request.from),
    toRegistrationId: required(ids.registrations, request.to),
    about: required(listings, request.about),
    message: request.message,
    priority: request.priority,
  }
  if (request.origin === 'organiser')
    return enterRequest(at(ctx, request.sentAt, personById(ctx, organiserId)), {
      ...input,
      answer: 'pending',
    }).id
  const sender = required(
    new Map([[request.from, spokesmanOf(ctx, required(organisationIds, request.from))]]),
    request.from,
  )
  return requestMeeting(at(ctx, request.sentAt, personById(ctx, sender ?? '')), {
    ...input,
    origin: request.origin,
  }).id
}

function settle(
  ctx: Context,
  request: DemoRequest,
  requestId: string,
  { organisationIds }: Seeded,
): void {
  const moment = request.answeredAt ?? request.sentAt
  const as = (key: string) =>
    at(ctx, moment, personById(ctx, spokesmanOf(ctx, required(organisationIds, key)) ?? ''))
  if (request.state === 'accepted' || request.state === 'declined')
    answerRequest(as(request.to), {
      requestId,
      version: 1,
      answer: request.state,
      reason: request.reason,
    })
  if (request.state === 'cancelled') cancelRequest(as(request.from), { requestId, version: 1 })
}
