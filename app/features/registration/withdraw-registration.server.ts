import { and, eq, inArray, or } from 'drizzle-orm'
import { meetingRequests, registrations } from '#db/schema'
import type { Tx } from '#db/client'
import { authorise, isOfTeam } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import { cancelMeeting } from '#app/features/schedule'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { fillPlaces } from './fill-places.server'
import { registrationOf } from './find-registration.server'

/**
 * Takes an organisation out of an event: its open requests and its meetings are cancelled, and where places are
 * limited the next on the waiting list moves up. Withdrawing twice changes nothing.
 * @throws DomainError notFound, conflict, event.closedForRegistration
 */
export function withdrawRegistration(
  ctx: Context,
  input: { registrationId: string; version?: number },
): { state: 'withdrawn' } {
  return write(ctx, (tx) => {
    const registration = registrationOf(tx, input.registrationId)
    const { organisationId, eventId } = registration
    const states = { event: eventById(tx, eventId).state }
    const by = authorise(ctx, 'registration.withdraw', { organisationId, eventId }, states)
    if (registration.state === 'withdrawn') return { state: 'withdrawn' }
    if (input.version !== undefined && registration.version !== input.version)
      throw conflict('conflict')

    tx.update(registrations)
      .set({ state: 'withdrawn', version: registration.version + 1, updatedAt: ctx.now() })
      .where(eq(registrations.id, registration.id))
      .run()
    cancelRequests(tx, ctx, registration.id)
    record(tx, ctx, 'registration.withdrawn', 'registration', registration.id, {
      before: { state: registration.state },
      after: { state: 'withdrawn' },
      onBehalfOf: isOfTeam(by) ? organisationId : undefined,
    })
    if (registration.state === 'approved') fillPlaces(tx, ctx, registration.eventId)
    return { state: 'withdrawn' }
  })
}

function cancelRequests(tx: Tx, ctx: Context, registrationId: string) {
  const open = tx
    .select({
      id: meetingRequests.id,
      state: meetingRequests.state,
      version: meetingRequests.version,
    })
    .from(meetingRequests)
    .where(
      and(
        or(
          eq(meetingRequests.fromRegistrationId, registrationId),
          eq(meetingRequests.toRegistrationId, registrationId),
        ),
        inArray(meetingRequests.state, ['pending', 'accepted']),
      ),
    )
    .all()
  for (const request of open) {
    tx.update(meetingRequests)
      .set({ state: 'cancelled', version: request.version + 1, updatedAt: ctx.now() })
      .where(eq(meetingRequests.id, request.id))
      .run()
    cancelMeeting(tx, ctx, request.id)
  }
}
