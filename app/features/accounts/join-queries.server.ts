import { and, asc, eq } from 'drizzle-orm'
import { joinRequests, organisationInvitations, organisations, people } from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { personOf } from '#app/platform/context.server'
import { authorise, authorisedPerson } from './authorise.server'
import { hasOwner, organisationBySlug, roleIn } from './members.server'

/** What the page says that asks to join: who answers, and where an earlier request stands. @throws DomainError notFound */
export function readJoining(ctx: Context, slug: string) {
  authorise(ctx, 'organisation.read')
  const organisation = organisationBySlug(ctx.db, slug)
  const person = personOf(ctx)
  const open = person
    ? ctx.db
        .select({ id: joinRequests.id, createdAt: joinRequests.createdAt })
        .from(joinRequests)
        .where(
          and(
            eq(joinRequests.organisationId, organisation.id),
            eq(joinRequests.personId, person.id),
            eq(joinRequests.state, 'pending'),
          ),
        )
        .get()
    : undefined
  return {
    organisation: { slug, name: organisation.name },
    hasPeople: hasOwner(ctx.db, organisation.id),
    isSignedIn: person !== null,
    isMember: person !== null && roleIn(ctx.db, organisation.id, person.id) !== undefined,
    open: open ?? null,
  }
}

/** Requests of the person who asks, for their own overview. @throws DomainError signInFirst */
export function readOwnJoins(ctx: Context) {
  const person = authorisedPerson(ctx, 'join.ask')
  return ctx.db
    .select({
      id: joinRequests.id,
      kind: joinRequests.kind,
      state: joinRequests.state,
      reason: joinRequests.reason,
      slug: organisations.slug,
      name: organisations.displayName,
    })
    .from(joinRequests)
    .innerJoin(organisations, eq(organisations.id, joinRequests.organisationId))
    .where(eq(joinRequests.personId, person.id))
    .orderBy(asc(joinRequests.createdAt))
    .all()
}

/** Who waits for the owners' answer. @throws DomainError notFound */
export function readJoinRequests(ctx: Context, slug: string) {
  const { id: organisationId } = organisationBySlug(ctx.db, slug)
  authorise(ctx, 'members.manage', { organisationId })
  return openOf(
    ctx,
    and(eq(joinRequests.organisationId, organisationId), eq(joinRequests.kind, 'join')),
  )
}

/**
 * Claims of records without people, for staff, with what speaks for each: an address that the record names, or an
 * address to send the link to.
 * @throws DomainError notFound
 */
export function readClaims(ctx: Context) {
  authorise(ctx, 'members.inviteOwner')
  return openOf(ctx, eq(joinRequests.kind, 'claim')).map((claim) => ({
    ...claim,
    linkSent:
      ctx.db
        .select({ id: organisationInvitations.id })
        .from(organisationInvitations)
        .where(
          and(
            eq(organisationInvitations.organisationId, claim.organisationId),
            eq(organisationInvitations.email, claim.email),
          ),
        )
        .get() !== undefined,
  }))
}

const openOf = (ctx: Context, which: ReturnType<typeof and>) =>
  ctx.db
    .select({
      id: joinRequests.id,
      organisationId: joinRequests.organisationId,
      slug: organisations.slug,
      organisation: organisations.displayName,
      website: organisations.website,
      contactEmail: organisations.contactEmail,
      name: people.name,
      email: people.email,
      message: joinRequests.message,
      sharedDomain: joinRequests.sharedDomain,
      createdAt: joinRequests.createdAt,
    })
    .from(joinRequests)
    .innerJoin(organisations, eq(organisations.id, joinRequests.organisationId))
    .innerJoin(people, eq(people.id, joinRequests.personId))
    .where(and(eq(joinRequests.state, 'pending'), which))
    .orderBy(asc(joinRequests.createdAt))
    .all()
