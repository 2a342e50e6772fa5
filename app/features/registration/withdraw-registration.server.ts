import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { meetingRequests, registrations } from '#db/schema'
import type { Tx } from '#db/client'
import { authorise, may } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import { cancelMeeting } from '#app/features/schedule'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { registrationOf } from './find-registration.server'
import { tellState } from './tell-state.server'

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
    const asStaff = may(ctx, 'registration.manage', { eventId: registration.eventId })
    if (!asStaff)
      authorise(ctx, 'registration.create', { organisationId: registration.organisationId })
    if (registration.state === 'withdrawn') return { state: 'withdrawn' }
    if (input.version !== undefined && registration.version !== input.version)
      throw conflict('conflict')
    if (eventById(tx, registration.eventId).state === 'closed')
      throw conflict('event.closedForRegistration')

    tx.update(registrations)
      .set({ state: 'withdrawn', version: registration.version + 1, updatedAt: ctx.now() })
      .where(eq(registrations.id, registration.id))
      .run()
    cancelRequests(tx, ctx, registration.id)
    record(tx, ctx, 'registration.withdrawn', 'registration', registration.id, {
      before: { state: registration.state },
      after: { state: 'withdrawn' },
      onBehalfOf: asStaff ? registration.organisationId : undefined,
    })
    if (registration.state === 'approved') promoteNext(tx, ctx, registration.eventId)
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

/** The one who has waited longest; only where places are limited does anybody wait. */
function promoteNext(tx: Tx, ctx: Context, eventId: string) {
  if (eventById(tx, eventId).places === null) return
  const next = tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'waitlisted')))
    .orderBy(asc(registrations.createdAt), asc(registrations.id))
    .limit(1)
    .get()
  if (!next) return
  tx.update(registrations)
    .set({ state: 'approved', version: next.version + 1, updatedAt: ctx.now() })
    .where(eq(registrations.id, next.id))
    .run()
  record(tx, ctx, 'registration.promoted', 'registration', next.id, {
    before: { state: 'waitlisted' },
    after: { state: 'approved' },
  })
  tellState(tx, ctx, { ...next, state: 'approved' })
}
