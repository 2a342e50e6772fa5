import { and, asc, count, eq } from 'drizzle-orm'
import { registrations } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import type { Context } from '#app/platform/context.server'
import { tellState } from './tell-state.server'

/**
 * Lets those in who have waited longest, as far as there are places, and tells each once; the event may leave that to
 * the organiser. An event that limits no places any more lets all of them in. Inside the caller's transaction.
 */
export function fillPlaces(tx: Tx, ctx: Context, eventId: string): { promoted: number } {
  const event = eventById(tx, eventId)
  if (!event.fillsPlaces || event.state === 'closed') return { promoted: 0 }
  const approved =
    tx
      .select({ n: count() })
      .from(registrations)
      .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'approved')))
      .get()?.n ?? 0
  const free = event.places === null ? -1 : Math.max(0, event.places - approved)
  const next = tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'waitlisted')))
    .orderBy(asc(registrations.createdAt), asc(registrations.id))
    .limit(free)
    .all()
  for (const one of next) {
    tx.update(registrations)
      .set({ state: 'approved', version: one.version + 1, updatedAt: ctx.now() })
      .where(eq(registrations.id, one.id))
      .run()
    record(tx, ctx, 'registration.promoted', 'registration', one.id, {
      before: { state: 'waitlisted' },
      after: { state: 'approved' },
    })
    tellState(tx, ctx, { ...one, state: 'approved' })
  }
  return { promoted: next.length }
}
