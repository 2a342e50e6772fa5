import { and, eq } from 'drizzle-orm'
import { meetingRequests, meetings } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import type { RequestRow } from './find-request.server'

type Settlement = {
  answer: 'accepted' | 'declined'
  reason?: string
  /** Null: a delegate without an account, from the mail. */
  answeredBy: string | null
  answeredFor: string | null
}

/** Writes the answer to a pending request; an accepted one becomes a meeting that waits for its place. */
export function settleRequest(
  tx: Tx,
  ctx: Context,
  request: RequestRow,
  { answer, reason, answeredBy, answeredFor }: Settlement,
): { meetingId: string | null } {
  const now = ctx.now()
  const { changes } = tx
    .update(meetingRequests)
    .set({
      state: answer,
      reason: reason ?? null,
      answeredBy,
      answeredFor: answeredFor !== null,
      answeredAt: now,
      version: request.version + 1,
      updatedAt: now,
    })
    .where(and(eq(meetingRequests.id, request.id), eq(meetingRequests.state, 'pending')))
    .run()
  if (changes === 0) throw conflict('request.answered')
  record(tx, ctx, `meetingRequest.${answer}`, 'meetingRequest', request.id, {
    before: { state: request.state },
    after: { state: answer, reason },
    onBehalfOf: answeredFor ?? undefined,
  })
  if (answer === 'declined') return { meetingId: null }
  const meetingId = newId()
  tx.insert(meetings)
    .values({
      id: meetingId,
      eventId: request.eventId,
      requestId: request.id,
      state: 'planned',
      createdAt: now,
      updatedAt: now,
    })
    .run()
  return { meetingId }
}
