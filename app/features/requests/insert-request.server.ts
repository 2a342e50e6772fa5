import { meetingRequests } from '#db/schema'
import type { Tx } from '#db/client'
import type { ListingKind, Priority } from '#db/domain'
import { record } from '#app/features/audit'
import type { RegistrationRow } from '#app/features/registration'
import { matchScore } from '#app/features/matching'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import type { RequestRow } from './find-request.server'
import { pairKeyOf } from './rules.server'

type NewRequest = {
  from: RegistrationRow
  to: RegistrationRow
  about?: { kind: ListingKind; id: string }
  message?: string
  priority: Priority
  origin: RequestRow['origin']
  actedFor: boolean
  enteredBy: string
}

/** Writes a pending request with the match score of this moment and its audit line. */
export function insertRequest(
  tx: Tx,
  ctx: Context,
  { from, to, about, ...wish }: NewRequest,
): RequestRow {
  const now = ctx.now()
  const request = tx
    .insert(meetingRequests)
    .values({
      ...wish,
      id: newId(),
      eventId: from.eventId,
      fromRegistrationId: from.id,
      toRegistrationId: to.id,
      pairKey: pairKeyOf(from.id, to.id, about),
      aboutKind: about?.kind ?? null,
      aboutId: about?.id ?? null,
      state: 'pending',
      score: matchScore(tx, from.eventId, [from.organisationId, to.organisationId], about),
      demo: from.demo,
      createdAt: now,
      updatedAt: now,
    })
    .returning()
    .get()
  record(tx, ctx, 'meetingRequest.created', 'meetingRequest', request.id, {
    after: { state: 'pending', priority: request.priority, about, from: from.id, to: to.id },
    onBehalfOf: wish.actedFor ? from.organisationId : undefined,
  })
  return request
}
