import { and, eq, inArray } from 'drizzle-orm'
import { registrations } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import type { EventRow } from '#app/features/events'
import type { RegistrationRow } from '#app/features/registration'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'

/**
 * The registration that a person speaks for at an event: of one of their organisations, an approved one first.
 * @throws DomainError signInFirst; notFound when none of their organisations takes part
 */
export function ownRegistration(ctx: Context, event: EventRow): RegistrationRow {
  const memberships =
    ctx.actor.kind === 'person' ? ctx.actor.memberships.map((one) => one.organisationId) : []
  authorisedPerson(ctx, 'meetingRequest.readOwn', { organisationId: memberships[0] })
  const own = ctx.db
    .select()
    .from(registrations)
    .where(
      and(eq(registrations.eventId, event.id), inArray(registrations.organisationId, memberships)),
    )
    .all()
  const found = own.find((one) => one.state === 'approved') ?? own[0]
  if (!found) throw notFound()
  return found
}
