import { eventFor } from '#app/features/events'
import { eventPairs, pairOf } from '#app/features/matching'
import { findSpeakers, notify } from '#app/features/notifications'
import { registrationOf } from '#app/features/registration'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { once } from '#app/platform/once.server'
import { enterWithin } from './enter-request.server'
import { pairsAsked } from './matched-query.server'
import { REQUEST_CONSTRAINTS } from './rules.server'
import type { EnterMatched } from './schema'

/**
 * The event's desk makes requests of pairs that fit, all or none: waiting for an answer, or accepted where both sides
 * have agreed already. Pairs that asked each other or said no meanwhile, or no longer go together, are left out. Who is asked
 * gets one mail, however many ask.
 * @throws DomainError notFound, event.closedForRequests
 */
export function enterMatched(
  ctx: Context,
  input: EnterMatched & { eventId: string },
): { entered: number; left: number } {
  return write(
    ctx,
    (tx) =>
      once(tx, ctx, input.key, () => {
        const event = eventFor(ctx, tx, 'meetingRequest.enterMatched', input.eventId)
        const fits = new Map(
          eventPairs(tx, event).map((pair) => [`${pair.supplier}:${pair.buyer}`, pair]),
        )
        const asked = pairsAsked(tx, event.id)
        const toTell = new Set<string>()
        let entered = 0
        for (const key of new Set(input.pairs)) {
          const pair = fits.get(key)
          if (!pair || asked.has(pairOf(pair.supplier, pair.buyer))) continue
          enterWithin(tx, ctx, {
            from: registrationOf(tx, pair.supplier),
            toRegistrationId: pair.buyer,
            about: { kind: 'technology', id: pair.technologyId },
            message: undefined,
            priority: 'want',
            answer: input.answer,
            reason: undefined,
          })
          asked.set(pairOf(pair.supplier, pair.buyer), 'stands')
          toTell.add(pair.buyer)
          entered++
        }
        if (input.answer === 'pending') {
          const batch = newId()
          const told = new Set<string>()
          for (const { to, reader } of [...findSpeakers(tx, [...toTell]).values()].flat()) {
            if (told.has(reader.email)) continue
            told.add(reader.email)
            notify(tx, ctx, [to], 'requestsReceived', { eventId: event.id }, batch)
          }
        }
        return { entered, left: new Set(input.pairs).size - entered }
      }),
    REQUEST_CONSTRAINTS,
  )
}
