import { and, count, eq } from 'drizzle-orm'
import { registrations } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { RegistrationState } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { eventFor } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { once } from '#app/platform/once.server'
import { readAnswerable } from './answerable.server'
import type { Answerable } from './answerable.server'
import { decideWithin, PLACES_CONSTRAINT } from './decide-registration.server'
import { insertRegistration } from './register-organisation.server'
import { registerOrganisationSchema } from './schema'
import { tellState } from './tell-state.server'

export type ManyRegistered = { approved: number; waitlisted: number; left: number }

/**
 * Registers many organisations that the organiser chose, all or none: each with the person who answers for it and all
 * that it lists in public, approved as long as there are places and waiting after that. Those registered already, and
 * those for whom nobody is known, are left as they are.
 * @throws DomainError notFound, event.closedForRegistration
 */
export function registerMany(
  ctx: Context,
  input: { eventId: string; organisationIds: string[]; tell: boolean; key?: string },
): ManyRegistered {
  return write(
    ctx,
    (tx) =>
      once(tx, ctx, input.key, () => {
        const event = eventFor(ctx, tx, 'registration.registerMany', input.eventId)
        const done = { approved: 0, waitlisted: 0, left: 0 }
        const present = registeredAt(tx, event.id)
        let places = freePlaces(tx, event)
        for (const one of readAnswerable(tx, [...new Set(input.organisationIds)]).values()) {
          if (!one.contact || present.has(one.id)) {
            done.left++
            continue
          }
          const state = places > 0 ? 'approved' : 'waitlisted'
          const id = insertRegistration(tx, ctx, { ...asRegistration(event, one), state })
          if (input.tell) tellState(tx, ctx, { id, eventId: event.id, state })
          places--
          done[state]++
        }
        return done
      }),
    PLACES_CONSTRAINT,
  )
}

/**
 * Approves many registrations that wait for a decision, all or none.
 * @throws DomainError as `decideRegistration`
 */
export function approveMany(
  ctx: Context,
  input: { eventId: string; registrations: { id: string; version: number }[] },
): { approved: number } {
  authorise(ctx, 'registration.manage', { eventId: input.eventId })
  return write(
    ctx,
    (tx) => {
      for (const { id, version } of input.registrations)
        decideWithin(tx, ctx, { registrationId: id, version, decision: 'approved' })
      return { approved: input.registrations.length }
    },
    PLACES_CONSTRAINT,
  )
}

function asRegistration(event: EventRow, { id, contact, listings }: Answerable) {
  const {
    delegates,
    listings: brought,
    ...given
  } = checked(registerOrganisationSchema, {
    eventId: event.id,
    organisationId: id,
    delegates: contact ? [contact] : [],
    listings: listings.slice(0, 100),
  })
  return { given, people: delegates, listings: brought, asStaff: true }
}

/** Places that are still free; without a number of places there is always one. Who waits goes before newcomers. */
export function freePlaces(db: Reader, event: EventRow): number {
  if (event.places === null) return Infinity
  const inState = (state: RegistrationState) =>
    db
      .select({ n: count() })
      .from(registrations)
      .where(and(eq(registrations.eventId, event.id), eq(registrations.state, state)))
      .get()?.n ?? 0
  return inState('waitlisted') > 0 ? 0 : Math.max(0, event.places - inState('approved'))
}

const registeredAt = (tx: Tx, eventId: string): ReadonlySet<string> =>
  new Set(
    tx
      .select({ id: registrations.organisationId })
      .from(registrations)
      .where(eq(registrations.eventId, eventId))
      .all()
      .map((row) => row.id),
  )
