import { exchanges } from '#db/schema'
import { authorise, isOfTeam, signedIn } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import { checked } from '#app/platform/fields'
import { registrationOf } from '#app/features/registration'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { recordExchangeSchema } from './schema'
import type { RecordExchange } from './schema'

/**
 * Keeps a talk that took place without having been scheduled. A participant confirms its own side only.
 * @throws DomainError field.*, notFound, request.self, event.notHeldYet
 */
export function recordExchange(ctx: Context, input: RecordExchange): { id: string } {
  const { about, ...given } = checked(recordExchangeSchema, input)
  return write(ctx, (tx) => {
    const [a, b] = [
      registrationOf(tx, given.registrationAId),
      registrationOf(tx, given.registrationBId),
    ]
    if (a.eventId !== given.eventId || b.eventId !== given.eventId) throw notFound()
    if (a.id === b.id) throw conflict('request.self')
    const by = authorise(
      ctx,
      'exchange.record',
      { organisationId: a.organisationId, partnerId: b.organisationId, eventId: given.eventId },
      { event: eventById(tx, given.eventId).state },
    )
    const person = signedIn(ctx)

    const isA = by.startsWith('organisation.')
    const confirmed = isOfTeam(by) ? given : { confirmedByA: isA, confirmedByB: !isA }
    const id = newId()
    tx.insert(exchanges)
      .values({
        ...given,
        id,
        confirmedByA: confirmed.confirmedByA,
        confirmedByB: confirmed.confirmedByB,
        aboutKind: about?.kind ?? null,
        aboutId: about?.id ?? null,
        enteredBy: person.id,
        demo: a.demo,
        createdAt: ctx.now(),
      })
      .run()
    record(tx, ctx, 'exchange.recorded', 'exchange', id, {
      after: { a: a.id, b: b.id, about, origin: given.origin },
    })
    return { id }
  })
}
