import { and, eq, inArray } from 'drizzle-orm'
import { registrations } from '#db/schema'
import { authorise, hasRole, may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, notFound } from '#app/platform/domain-error'
import {
  headOf,
  organisationsFor,
  shapeRegistration,
  takesRegistrations,
} from './shape-registration.server'
import type { RegistrationPage } from './shown'

/**
 * What somebody's organisation has to do with an event: its registration, or the form to make one.
 * @throws DomainError notFound, signInFirst
 */
export function readOwnPage(
  ctx: Context,
  input: { eventSlug: string; organisationId?: string },
): RegistrationPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const person = personOf(ctx)
  if (!person) throw new DomainError('signInFirst', 'signIn')
  authorise(ctx, 'registration.readOwn', {}, { event: event.state })
  const own = person.memberships.map((one) => one.organisationId)
  const present =
    own.length === 0
      ? []
      : ctx.db
          .select()
          .from(registrations)
          .where(
            and(eq(registrations.eventId, event.id), inArray(registrations.organisationId, own)),
          )
          .all()
  const chosen = input.organisationId
    ? present.find((one) => one.organisationId === input.organisationId)
    : present[0]
  const free = own.filter((id) => !present.some((one) => one.organisationId === id))
  return {
    ...headOf(ctx, event),
    open: takesRegistrations(ctx, event),
    organisations: organisationsFor(
      ctx,
      free.filter((id) => hasRole(ctx, 'registration.register', { organisationId: id })),
    ),
    registration: chosen ? shapeRegistration(ctx, event, chosen) : null,
    isDesk: false,
    start: { name: person.name, email: person.email },
  }
}

/** A registration, or the form for a new one, for the event's desk. @throws DomainError notFound */
export function readDeskPage(
  ctx: Context,
  input: { eventSlug: string; registrationId?: string; organisationId?: string; q?: string },
): RegistrationPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'registration.assist', { eventId: event.id })
  const registration = input.registrationId
    ? ctx.db.select().from(registrations).where(eq(registrations.id, input.registrationId)).get()
    : undefined
  if (input.registrationId && registration?.eventId !== event.id) throw notFound()
  return {
    ...headOf(ctx, event),
    open: may(ctx, 'registration.register', { eventId: event.id }, { event: event.state }),
    organisations: input.organisationId ? organisationsFor(ctx, [input.organisationId]) : [],
    registration: registration ? shapeRegistration(ctx, event, registration) : null,
    isDesk: true,
    start: { name: '', email: '' },
  }
}
