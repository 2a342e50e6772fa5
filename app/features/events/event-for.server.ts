import { eq } from 'drizzle-orm'
import { events } from '#db/schema'
import type { Reader } from '#db/client'
import { authorise } from '#app/features/accounts'
import type { ActionOn } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import type { EventRow } from './find-event.server'

/**
 * An event for a deed of its team, in a state in which the table of actions allows it.
 * @throws DomainError signInFirst, notFound, and what the table says of other states
 */
export function eventFor(
  ctx: Context,
  db: Reader,
  action: ActionOn<'event'>,
  eventId: string,
): EventRow {
  const event = db.select().from(events).where(eq(events.id, eventId)).get()
  authorise(ctx, action, { eventId }, { event: event?.state })
  if (!event) throw notFound()
  return event
}
