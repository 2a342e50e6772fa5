import { and, count, eq } from 'drizzle-orm'
import {
  delegates,
  needs,
  organisations,
  registrationListings,
  registrations,
  technologies,
} from '#db/schema'
import type { Tx } from '#db/client'
import type { ListingKind, RegistrationState } from '#db/domain'
import { authorise, isOfTeam } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById, refreshAbsences } from '#app/features/events'
import { checked } from '#app/platform/fields'
import type { EventRow } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { dayOf } from '#app/i18n/format'
import { newId } from '#app/platform/ids'
import { once } from '#app/platform/once.server'
import type { z } from 'zod'
import { checkedAnswers } from './answers.server'
import { registerOrganisationSchema } from './schema'
import type { delegateSchema, RegisterOrganisation } from './schema'
import { tellState } from './tell-state.server'

/**
 * Registers an organisation for an event, with its delegates and the listings it brings.
 * Where the event has a number of places, who comes first is approved and the rest wait in order; otherwise the
 * organiser approves each.
 * @throws DomainError field.*, event.closedForRegistration, registration.twice, registration.foreignListing
 */
export function registerOrganisation(
  ctx: Context,
  input: RegisterOrganisation,
  options: { key?: string } = {},
): { id: string; state: RegistrationState } {
  const { delegates: people, listings, ...given } = checked(registerOrganisationSchema, input)
  return write(
    ctx,
    (tx) =>
      once(tx, ctx, options.key, () => {
        const { eventId, organisationId } = given
        const event = eventById(tx, eventId)
        const states = { event: event.state }
        const by = authorise(ctx, 'registration.register', { eventId, organisationId }, states)
        const asStaff = isOfTeam(by)
        if (!asStaff) refuseLate(ctx, event)
        if (
          !tx
            .select({ id: organisations.id })
            .from(organisations)
            .where(eq(organisations.id, given.organisationId))
            .get()
        )
          throw notFound()
        refuseTooMany(event, people.length, asStaff)
        const answers = checkedAnswers(event, given.answers, asStaff)
        const state = firstState(tx, event)
        const id = insertRegistration(tx, ctx, {
          given: { ...given, answers },
          people,
          listings,
          state,
          asStaff,
        })
        if (!asStaff) tellState(tx, ctx, { id, eventId: event.id, state })
        return { id, state }
      }),
    {
      'registrations.event_id': 'registration.twice',
      registrations_within_places: 'registration.noPlace',
    },
  )
}

type Registered = z.output<typeof registerOrganisationSchema>

/** Writes a registration in a state, with its people, what it brings and its audit line. The rules are the caller's. */
export function insertRegistration(
  tx: Tx,
  ctx: Context,
  {
    given,
    people,
    listings,
    state,
    asStaff,
  }: {
    given: Omit<Registered, 'delegates' | 'listings' | 'answers'> & {
      answers: Record<string, string[]>
    }
    people: Registered['delegates']
    listings: Registered['listings']
    state: RegistrationState
    asStaff: boolean
  },
): string {
  const id = newId()
  const now = ctx.now()
  tx.insert(registrations)
    .values({
      ...given,
      attendsAs: given.meets ? null : (given.attendsAs ?? null),
      id,
      state,
      createdAt: now,
      updatedAt: now,
    })
    .run()
  for (const person of people) insertDelegate(tx, ctx, { eventId: given.eventId, id }, person)
  for (const listing of listings) bringListing(tx, { ...given, id }, listing)
  record(tx, ctx, 'registration.created', 'registration', id, {
    after: { ...given, answers: Object.keys(given.answers), state },
    onBehalfOf: asStaff ? given.organisationId : undefined,
  })
  return id
}

/** The deadline binds participants; the desk adds people who arrive unannounced. */
function refuseLate(ctx: Context, event: EventRow) {
  const late =
    event.registrationDeadline !== null &&
    dayOf(ctx.now(), event.timeZone) > event.registrationDeadline
  if (late) throw conflict('event.closedForRegistration')
}

function firstState(tx: Tx, event: EventRow): RegistrationState {
  if (event.places === null) return 'applied'
  const inState = (state: RegistrationState) =>
    tx
      .select({ n: count() })
      .from(registrations)
      .where(and(eq(registrations.eventId, event.id), eq(registrations.state, state)))
      .get()?.n ?? 0
  return inState('approved') < event.places && inState('waitlisted') === 0
    ? 'approved'
    : 'waitlisted'
}

/** Adds a delegate; sessions that bind everyone bind this one too. */
export function insertDelegate(
  tx: Tx,
  ctx: Context,
  registration: { eventId: string; id: string },
  { consent, absences, ...person }: z.output<typeof delegateSchema>,
): string {
  const id = newId()
  const own = absences.map(({ from, until }) => ({ from: from.getTime(), until: until.getTime() }))
  tx.insert(delegates)
    .values({
      ...person,
      id,
      registrationId: registration.id,
      ownAbsences: own,
      absences: own,
      availabilityAt: own.length > 0 ? ctx.now() : null,
      consentAt: consent?.at ?? null,
      consentNotice: consent?.notice ?? null,
      consentLocale: consent?.locale ?? null,
    })
    .run()
  refreshAbsences(tx, registration.eventId, [id])
  return id
}

/** The desk knows why it makes an exception. @throws DomainError registration.tooManyDelegates */
export function refuseTooMany(event: EventRow, count: number, asStaff: boolean): void {
  const most = event.maxDelegatesPerOrganisation
  if (!asStaff && most !== null && count > most)
    throw conflict('registration.tooManyDelegates', { limit: most })
}

/** Notes that a registration brings a listing. @throws DomainError registration.foreignListing */
export function bringListing(
  tx: Tx,
  registration: { id: string; organisationId: string },
  listing: { kind: ListingKind; id: string },
) {
  const table = listing.kind === 'technology' ? technologies : needs
  const owner = tx
    .select({ organisationId: table.organisationId })
    .from(table)
    .where(eq(table.id, listing.id))
    .get()
  if (owner?.organisationId !== registration.organisationId)
    throw conflict('registration.foreignListing')
  tx.insert(registrationListings)
    .values({ registrationId: registration.id, listingKind: listing.kind, listingId: listing.id })
    .onConflictDoNothing()
    .run()
}
