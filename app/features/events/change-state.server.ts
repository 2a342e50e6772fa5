import { and, eq } from 'drizzle-orm'
import { events, meetingRequests } from '#db/schema'
import type { Tx } from '#db/client'
import type { EventState } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { blockersOf } from './blockers.server'
import { eventById } from './find-event.server'
import type { EventRow } from './find-event.server'
import { nextStates } from './states'

/**
 * Takes an event to its next phase, or one back. What was not answered when it closes has expired.
 * @throws DomainError conflict, event.noSuchStep, and what blocks the phase (event.fewParticipants, event.noGrid, …)
 */
export function changeState(
  ctx: Context,
  input: { eventId: string; state: EventState; version?: number },
): { state: EventState } {
  return write(ctx, (tx) => ({ state: changeStateWithin(tx, ctx, input).state }))
}

/** The same inside the caller's transaction; gives the event as it was, with its new state. @throws as `changeState` */
export function changeStateWithin(
  tx: Tx,
  ctx: Context,
  input: { eventId: string; state: EventState; version?: number },
): EventRow {
  authorise(ctx, 'event.changeState', { eventId: input.eventId })
  const event = eventById(tx, input.eventId)
  if (input.version !== undefined && event.version !== input.version) throw conflict('conflict')
  if (!nextStates(event).includes(input.state)) throw conflict('event.noSuchStep')
  const blocker = blockersOf(tx, event, input.state)[0]
  if (blocker) throw conflict(blocker)

  tx.update(events)
    .set({ state: input.state, version: event.version + 1, updatedAt: ctx.now() })
    .where(eq(events.id, event.id))
    .run()
  if (input.state === 'closed') expirePending(tx, ctx, event.id)
  record(tx, ctx, 'event.stateChanged', 'event', event.id, {
    before: { state: event.state },
    after: { state: input.state },
  })
  return { ...event, state: input.state, version: event.version + 1 }
}

function expirePending(tx: Tx, ctx: Context, eventId: string) {
  tx.update(meetingRequests)
    .set({ state: 'expired', updatedAt: ctx.now() })
    .where(and(eq(meetingRequests.eventId, eventId), eq(meetingRequests.state, 'pending')))
    .run()
}
