import { updateEventWithin } from '#app/features/events'
import type { UpdateEvent } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { fillPlaces } from './fill-places.server'

/**
 * Changes an event's basics; where that leaves more places, those who have waited longest move up at once.
 * @throws DomainError notFound, conflict, event.closed, event.daysHoldMeetings, event.placesTaken
 */
export function updateEvent(
  ctx: Context,
  input: UpdateEvent & { eventId: string },
): { promoted: number } {
  return write(ctx, (tx) => {
    updateEventWithin(tx, ctx, input)
    return fillPlaces(tx, ctx, input.eventId)
  })
}
