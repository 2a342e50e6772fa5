import { eq, or } from 'drizzle-orm'
import {
  delegates,
  exchanges,
  meetingRequests,
  outcomes,
  placementDelegates,
  registrationListings,
  registrations,
} from '#db/schema'
import type { Tx } from '#db/client'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { checked } from '#app/platform/fields'
import { delegateSchema } from './schema'
import type { DelegateInput } from './schema'

type Undone =
  | { state: 'restored'; version: number | null }
  | { state: 'kept'; reason: 'changedSince' | 'inUse' }

/** Adds a delegate to a registration inside the caller's transaction and gives the id. Authorisation is the caller's. */
export function addDelegate(
  tx: Tx,
  ctx: Context,
  registrationId: string,
  input: DelegateInput,
): string {
  const { absences: _none, consent: _unknown, ...person } = checked(delegateSchema, input)
  const id = newId()
  tx.insert(delegates)
    .values({ ...person, id, registrationId })
    .run()
  const owner = tx
    .select({ id: registrations.organisationId })
    .from(registrations)
    .where(eq(registrations.id, registrationId))
    .get()
  record(tx, ctx, 'delegate.added', 'delegate', id, {
    after: { registrationId, ...person },
    onBehalfOf: owner && actedFor(ctx, owner.id),
  })
  return id
}

/** Removes a delegate that was added, when nobody changed it and no meeting waits for it. */
export function removeDelegate(tx: Tx, ctx: Context, id: string, version: number): Undone {
  const found = tx
    .select({ version: delegates.version })
    .from(delegates)
    .where(eq(delegates.id, id))
    .get()
  if (!found) return { state: 'restored', version: null }
  if (found.version !== version) return { state: 'kept', reason: 'changedSince' }
  if (
    tx
      .select({ id: placementDelegates.delegateId })
      .from(placementDelegates)
      .where(eq(placementDelegates.delegateId, id))
      .get()
  )
    return { state: 'kept', reason: 'inUse' }
  tx.delete(delegates).where(eq(delegates.id, id)).run()
  record(tx, ctx, 'delegate.removed', 'delegate', id)
  return { state: 'restored', version: null }
}

/** Removes a registration that was made, when nobody decided on it and nothing stands on it. */
export function removeRegistration(tx: Tx, ctx: Context, id: string, version: number): Undone {
  const found = tx
    .select({ version: registrations.version })
    .from(registrations)
    .where(eq(registrations.id, id))
    .get()
  if (!found) return { state: 'restored', version: null }
  if (found.version !== version) return { state: 'kept', reason: 'changedSince' }
  if (isInUse(tx, id)) return { state: 'kept', reason: 'inUse' }
  tx.delete(registrations).where(eq(registrations.id, id)).run()
  record(tx, ctx, 'registration.removed', 'registration', id)
  return { state: 'restored', version: null }
}

function isInUse(tx: Tx, id: string): boolean {
  const people = tx
    .select({ id: delegates.id, version: delegates.version })
    .from(delegates)
    .where(eq(delegates.registrationId, id))
    .all()
  if (people.length > 1 || people.some((person) => person.version !== 1)) return true
  const asked = tx
    .select({ id: meetingRequests.id })
    .from(meetingRequests)
    .where(or(eq(meetingRequests.fromRegistrationId, id), eq(meetingRequests.toRegistrationId, id)))
    .get()
  const talked = tx
    .select({ id: exchanges.id })
    .from(exchanges)
    .where(or(eq(exchanges.registrationAId, id), eq(exchanges.registrationBId, id)))
    .get()
  const said = tx
    .select({ id: outcomes.id })
    .from(outcomes)
    .where(eq(outcomes.registrationId, id))
    .get()
  const brings = tx
    .select({ id: registrationListings.listingId })
    .from(registrationListings)
    .where(eq(registrationListings.registrationId, id))
    .get()
  return Boolean(asked ?? talked ?? said ?? brings)
}
