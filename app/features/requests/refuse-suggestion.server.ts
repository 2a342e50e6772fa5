import { and, eq, isNull } from 'drizzle-orm'
import { suggestionRefusals } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { registrationOf } from '#app/features/registration'
import { eventBySlug } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { ownRegistration } from './own-registration.server'
import { needMeant, registrationMeant } from './rules.server'
import type { RefuseSuggestion } from './schema'
import { readSuggestions } from './suggest-partners.server'

/**
 * "No thanks": another participant is no longer suggested to this one, nor this one to the other, who is not told.
 * Taken back, both may be suggested again. Either twice changes nothing. Only what is suggested can be turned down, as it is
 * suggested: who turned down each participant in turn could see otherwise with whom a confidential need goes.
 * @throws DomainError notFound, signInFirst, event.closed
 */
export function refuseSuggestion(
  ctx: Context,
  input: RefuseSuggestion & { eventSlug: string },
): void {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const own = ownRegistration(ctx, event)
  const person = authorisedPerson(
    ctx,
    'suggestion.refuse',
    { organisationId: own.organisationId },
    { event: event.state },
  )
  const isSuggested = readSuggestions(ctx, input.eventSlug).suggestions.some(
    ({ partner }) => partner === input.partner,
  )
  write(ctx, (tx) => {
    const other = registrationOf(tx, registrationMeant(tx, own.eventId, input.partner))
    if (other.eventId !== own.eventId || other.id === own.id) throw notFound()
    const needId = needMeant(input.partner)
    const { registrationId, otherRegistrationId } = suggestionRefusals
    const between = and(
      eq(registrationId, own.id),
      eq(otherRegistrationId, other.id),
      needId ? eq(suggestionRefusals.needId, needId) : isNull(suggestionRefusals.needId),
    )
    if (input.act === 'undo') {
      tx.delete(suggestionRefusals).where(between).run()
      record(tx, ctx, 'suggestion.wantedAgain', 'registration', own.id, {
        after: { other: other.id },
      })
      return
    }
    if (tx.select().from(suggestionRefusals).where(between).get()) return
    if (!isSuggested) throw notFound()
    tx.insert(suggestionRefusals)
      .values({
        registrationId: own.id,
        otherRegistrationId: other.id,
        needId,
        enteredBy: person.id,
        at: ctx.now(),
      })
      .onConflictDoNothing()
      .run()
    record(tx, ctx, 'suggestion.refused', 'registration', own.id, { after: { other: other.id } })
  })
}
