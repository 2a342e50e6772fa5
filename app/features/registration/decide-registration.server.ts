import { eq } from 'drizzle-orm'
import { registrations } from '#db/schema'
import type { Tx } from '#db/client'
import type { RegistrationState } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { registrationOf } from './find-registration.server'
import { tellState } from './tell-state.server'

type Decision = { registrationId: string; decision: 'approved' | 'rejected'; version?: number }

export const PLACES_CONSTRAINT = { registrations_within_places: 'registration.noPlace' }

/**
 * The organiser's yes or no to a registration. Approving one that is approved already changes nothing.
 * @throws DomainError notFound, conflict, registration.noPlace, registration.notOpen, event.closed
 */
export const decideRegistration = (ctx: Context, input: Decision): { state: RegistrationState } =>
  write(ctx, (tx) => decideWithin(tx, ctx, input), PLACES_CONSTRAINT)

/** The same inside the caller's transaction. @throws as `decideRegistration` */
export function decideWithin(tx: Tx, ctx: Context, input: Decision): { state: RegistrationState } {
  const registration = registrationOf(tx, input.registrationId)
  const { eventId, state } = registration
  const states = { registration: state, event: eventById(tx, eventId).state }
  const action = input.decision === 'approved' ? 'registration.approve' : 'registration.reject'
  authorise(ctx, action, { eventId }, states)
  if (state === input.decision) return { state }
  if (input.version !== undefined && registration.version !== input.version)
    throw conflict('conflict')
  tx.update(registrations)
    .set({ state: input.decision, version: registration.version + 1, updatedAt: ctx.now() })
    .where(eq(registrations.id, registration.id))
    .run()
  record(tx, ctx, `registration.${input.decision}`, 'registration', registration.id, {
    before: { state: registration.state },
    after: { state: input.decision },
  })
  tellState(tx, ctx, { ...registration, state: input.decision })
  return { state: input.decision }
}

/** Lets an organisation in. @throws as `decideRegistration` */
export const approveRegistration = (
  ctx: Context,
  input: { registrationId: string; version?: number },
) => decideRegistration(ctx, { ...input, decision: 'approved' })
