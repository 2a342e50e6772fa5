import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { organisationInvitations, organisationMembers, organisations, people } from '#db/schema'
import type { Reader } from '#db/client'
import type { MemberRole } from '#db/domain'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { authorise, may } from './authorise.server'

/** Constraints of the database that say no to a change of members. */
export const MEMBER_CONSTRAINTS = {
  organisation_keeps_an_owner: 'members.lastOwner',
  'organisation_invitations.organisation_id': 'members.invitedAlready',
}

/** Names of the organisation that a page is about. @throws DomainError notFound */
export function organisationBySlug(reader: Reader, slug: string) {
  const row = reader
    .select({
      id: organisations.id,
      slug: organisations.slug,
      name: organisations.displayName,
      website: organisations.website,
      contactEmail: organisations.contactEmail,
    })
    .from(organisations)
    .where(eq(organisations.slug, slug))
    .get()
  if (!row) throw notFound()
  return row
}

/** The role that somebody has in an organisation now, not when the request began; undefined for none. */
export const roleIn = (
  reader: Reader,
  organisationId: string,
  personId: string,
): MemberRole | undefined =>
  reader
    .select({ role: organisationMembers.role })
    .from(organisationMembers)
    .where(
      and(
        eq(organisationMembers.organisationId, organisationId),
        eq(organisationMembers.personId, personId),
      ),
    )
    .get()?.role

/** Members and open invitations, as members see them. @throws DomainError notFound, signInFirst */
export function readMembers(ctx: Context, slug: string) {
  const organisation = organisationBySlug(ctx.db, slug)
  const scope = { organisationId: organisation.id }
  authorise(ctx, 'members.read', scope)
  const own = personOf(ctx)?.id
  const mayManage = may(ctx, 'members.manage', scope)
  return {
    organisation: { id: organisation.id, slug, name: organisation.name },
    mayManage,
    members: ctx.db
      .select({
        personId: people.id,
        name: people.name,
        email: people.email,
        role: organisationMembers.role,
      })
      .from(organisationMembers)
      .innerJoin(people, eq(people.id, organisationMembers.personId))
      .where(eq(organisationMembers.organisationId, organisation.id))
      .orderBy(asc(people.name))
      .all()
      .map((member) => ({ ...member, isSelf: member.personId === own })),
    invitations: mayManage
      ? ctx.db
          .select({
            id: organisationInvitations.id,
            email: organisationInvitations.email,
            role: organisationInvitations.role,
            expiresAt: organisationInvitations.expiresAt,
          })
          .from(organisationInvitations)
          .where(
            and(
              eq(organisationInvitations.organisationId, organisation.id),
              isNull(organisationInvitations.usedAt),
              isNull(organisationInvitations.revokedAt),
              gt(organisationInvitations.expiresAt, ctx.now()),
            ),
          )
          .orderBy(asc(organisationInvitations.createdAt))
          .all()
      : [],
  }
}
