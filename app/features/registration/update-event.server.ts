import { updateEventWithin } from '#app/features/events'
import type { UpdateEvent } from '#app/features/events'
import { carryToDays, PLACE_CONSTRAINTS, proposeDays } from '#app/features/schedule'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { fillPlaces } from './fill-places.server'

/**
 * Changes an event's basics; where that leaves more places, those who have waited longest move up at once.
 * @throws DomainError notFound, conflict, event.closed, event.daysHoldMeetings, event.daysHoldSessions,
 * event.slotsBegun, event.placesTaken
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

/**
 * The same where meetings or sessions stand on days that move or go, once somebody has looked at what becomes of them.
 * Gives the number of the draft that they move in, null where only sessions go.
 * @throws DomainError as `proposeDays`; schedule.proposalChanged
 */
export async function changeDays(
  ctx: Context,
  { fingerprint, ...input }: UpdateEvent & { eventId: string; fingerprint: string },
): Promise<{ number: number | null }> {
  const proposal = await proposeDays(ctx, input)
  if (proposal?.fingerprint !== fingerprint) throw conflict('schedule.proposalChanged')
  return write(
    ctx,
    (tx) => {
      updateEventWithin(tx, ctx, input, { isSeenTo: true })
      const number = carryToDays(tx, ctx, proposal)
      fillPlaces(tx, ctx, input.eventId)
      return { number }
    },
    PLACE_CONSTRAINTS,
  )
}
