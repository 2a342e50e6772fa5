import { and, count, eq, inArray, or } from 'drizzle-orm'
import { delegates, meetingRequests, registrationListings, registrations } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checkedAnswers } from './answers.server'
import { bringListing } from './register-organisation.server'
import { openRegistration } from './save-delegate.server'
import type { RegistrationChange } from './schema'

/**
 * Changes how an organisation attends, what it brings and what it answered. Who has open requests or meetings keeps
 * seeking meetings until they are taken back.
 * @throws DomainError notFound, conflict, registration.over, registration.hasMeetings, registration.foreignListing
 */
export function changeRegistration(
  ctx: Context,
  input: RegistrationChange & { registrationId: string },
): void {
  write(ctx, (tx) => {
    const { registration, asStaff } = openRegistration(tx, ctx, input.registrationId)
    if (registration.version !== input.version) throw conflict('conflict')
    const meets = input.attendance === 'meetings'
    if (registration.meets && !meets && hasRequests(tx, registration.id))
      throw conflict('registration.hasMeetings')
    if (meets && !registration.meets && countDelegates(tx, registration.id) === 0)
      throw conflict('registration.lastDelegate')
    const answers = checkedAnswers(eventById(tx, registration.eventId), input.answers, asStaff)
    const after = {
      meets,
      attendsAs: input.attendance === 'meetings' ? null : input.attendance,
      meetingLanguages: input.meetingLanguages,
      answers,
    }
    tx.update(registrations)
      .set({ ...after, version: registration.version + 1, updatedAt: ctx.now() })
      .where(eq(registrations.id, registration.id))
      .run()
    tx.delete(registrationListings)
      .where(eq(registrationListings.registrationId, registration.id))
      .run()
    for (const listing of meets ? input.listings : []) bringListing(tx, registration, listing)
    record(tx, ctx, 'registration.changed', 'registration', registration.id, {
      before: { meets: registration.meets, attendsAs: registration.attendsAs },
      after: { meets, attendsAs: after.attendsAs, listings: input.listings.length },
      onBehalfOf: asStaff ? registration.organisationId : undefined,
    })
  })
}

const countDelegates = (tx: Tx, id: string) =>
  tx.select({ n: count() }).from(delegates).where(eq(delegates.registrationId, id)).get()?.n ?? 0

const hasRequests = (tx: Tx, id: string): boolean =>
  tx
    .select({ id: meetingRequests.id })
    .from(meetingRequests)
    .where(
      and(
        or(eq(meetingRequests.fromRegistrationId, id), eq(meetingRequests.toRegistrationId, id)),
        inArray(meetingRequests.state, ['pending', 'accepted']),
      ),
    )
    .get() !== undefined
