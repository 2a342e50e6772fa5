import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { z } from 'zod'
import { events, meetingRequests } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import { CRITERIA, DEFAULT_WEIGHTS } from '#app/matching/types'
import type { Weights } from '#app/matching/types'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { pairScore } from './pair-score.server'
import { setWeightsSchema } from './schema'

/** After this the schedule stands on the scores that it was made with. */
const BEFORE_THE_SCHEDULE = ['draft', 'registration', 'requests', 'scheduling']

/**
 * Gives an event its own weights, or the product's own again when they are the same. Requests that are open or
 * accepted are scored anew until the schedule is published.
 * @throws DomainError conflict when the event changed since it was read, event.closed, field.*, notFound
 */
export function setWeights(
  ctx: Context,
  { eventId, ...input }: { eventId: string } & z.input<typeof setWeightsSchema>,
): { rescored: number } {
  return write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'match.weigh', eventId)
    const { version, weights } = checked(setWeightsSchema, input)
    if (event.version !== version) throw conflict('conflict')
    const matchWeights = isStandard(weights) ? null : weights
    tx.update(events)
      .set({ matchWeights, version: version + 1, updatedAt: ctx.now() })
      .where(eq(events.id, eventId))
      .run()
    const rescored = BEFORE_THE_SCHEDULE.includes(event.state) ? rescore(tx, eventId) : 0
    record(tx, ctx, 'event.matchWeightsChanged', 'event', eventId, {
      before: { matchWeights: event.matchWeights },
      after: { matchWeights, rescored },
    })
    return { rescored }
  })
}

const isStandard = (weights: Weights): boolean =>
  CRITERIA.every((criterion) => weights[criterion] === DEFAULT_WEIGHTS[criterion])

function rescore(tx: Tx, eventId: string): number {
  const asked = tx
    .select()
    .from(meetingRequests)
    .where(
      and(
        eq(meetingRequests.eventId, eventId),
        inArray(meetingRequests.state, ['pending', 'accepted']),
        isNotNull(meetingRequests.score),
      ),
    )
    .all()
  let changed = 0
  for (const request of asked) {
    const score = pairScore(tx, request)
    if (score === null || score === request.score) continue
    tx.update(meetingRequests).set({ score }).where(eq(meetingRequests.id, request.id)).run()
    changed++
  }
  return changed
}
