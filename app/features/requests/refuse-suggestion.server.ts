import { and, eq } from 'drizzle-orm'
import { registrationListings, registrations, suggestionRefusals } from '#db/schema'
import type { Tx } from '#db/client'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { registrationOf } from '#app/features/registration'
import { eventBySlug } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { ownRegistration } from './own-registration.server'
import type { RefuseSuggestion } from './schema'

/**
 * "No thanks": another participant is no longer suggested to this one, nor this one to the other, who is not told.
 * Taken back, both may be suggested again. Either twice changes nothing.
 * @throws DomainError notFound, signInFirst
 */
export function refuseSuggestion(
  ctx: Context,
  input: RefuseSuggestion & { eventSlug: string },
): void {
  const own = ownRegistration(ctx, eventBySlug(ctx.db, input.eventSlug))
  const person = authorisedPerson(ctx, 'meetingRequest.create', {
    organisationId: own.organisationId,
  })
  write(ctx, (tx) => {
    const other = registrationOf(tx, partnerIdOf(tx, own.eventId, input.partner))
    if (other.eventId !== own.eventId || other.id === own.id) throw notFound()
    const between = and(
      eq(suggestionRefusals.registrationId, own.id),
      eq(suggestionRefusals.otherRegistrationId, other.id),
    )
    if (input.act === 'undo') {
      tx.delete(suggestionRefusals).where(between).run()
      record(tx, ctx, 'suggestion.wantedAgain', 'registration', own.id, {
        after: { other: other.id },
      })
      return
    }
    const { changes } = tx
      .insert(suggestionRefusals)
      .values({
        registrationId: own.id,
        otherRegistrationId: other.id,
        enteredBy: person.id,
        at: ctx.now(),
      })
      .onConflictDoNothing()
      .run()
    if (changes > 0)
      record(tx, ctx, 'suggestion.refused', 'registration', own.id, { after: { other: other.id } })
  })
}

/** A partner is meant by its registration, or by a confidential need whose owner is not to be known. */
function partnerIdOf(tx: Tx, eventId: string, partner: string): string {
  if (!partner.startsWith('need:')) return partner
  const found = tx
    .select({ id: registrations.id })
    .from(registrationListings)
    .innerJoin(registrations, eq(registrations.id, registrationListings.registrationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrationListings.listingKind, 'need'),
        eq(registrationListings.listingId, partner.slice('need:'.length)),
      ),
    )
    .get()
  if (!found) throw notFound()
  return found.id
}
