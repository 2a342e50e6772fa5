import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { organisationInvitations, organisationMembers, organisations, people } from '#db/schema'
import type { Reader } from '#db/client'
import type { InvitationKind, MemberRole } from '#db/domain'
import { personOf } from '#app/platform/context.server'
import type { Context, Person } from '#app/platform/context.server'
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

/** Whether an organisation has somebody who answers for it. */
export const hasOwner = (reader: Reader, organisationId: string): boolean =>
  reader
    .select({ personId: organisationMembers.personId })
    .from(organisationMembers)
    .where(
      and(
        eq(organisationMembers.organisationId, organisationId),
        eq(organisationMembers.role, 'owner'),
      ),
    )
    .get() !== undefined

/** Stops an owner who stopped being one while the request was on its way. @throws DomainError notFound */
export function assertStillManages(reader: Reader, actor: Person, organisationId: string): void {
  if (actor.staff.includes('administrator')) return
  if (roleIn(reader, organisationId, actor.id) !== 'owner') throw notFound()
}

/** Members and open invitations, as members see them. @throws DomainError notFound, signInFirst */
export function readMembers(ctx: Context, slug: string) {
  const organisation = organisationBySlug(ctx.db, slug)
  const scope = { organisationId: organisation.id }
  authorise(ctx, 'members.read', scope)
  const mayManage = may(ctx, 'members.manage', scope)
  return {
    organisation: { slug, name: organisation.name },
    mayManage,
    members: membersOf(ctx, organisation.id),
    invitations: mayManage ? openInvitations(ctx, organisation.id, 'member') : [],
  }
}

/**
 * One member, with what the reader may do about it.
 * @throws DomainError notFound, also for a colleague whom the reader may not change; signInFirst
 */
export function readMember(ctx: Context, slug: string, personId: string) {
  const { organisation, mayManage, members } = readMembers(ctx, slug)
  const member = members.find((one) => one.personId === personId)
  if (!member || !(mayManage || member.isSelf)) throw notFound()
  const isOwner = members.some((one) => one.isSelf && one.role === 'owner')
  return {
    organisation,
    member,
    mayChangeRole: mayManage,
    mayHandOver: isOwner && !member.isSelf && member.role !== 'owner',
    isLastOwner:
      member.role === 'owner' && members.filter((one) => one.role === 'owner').length === 1,
  }
}

/** Who answers for an organisation that came without people, for staff. @throws DomainError notFound, signInFirst */
export function readOwnership(ctx: Context, slug: string) {
  authorise(ctx, 'members.inviteOwner')
  const organisation = organisationBySlug(ctx.db, slug)
  return {
    organisation: { slug, name: organisation.name },
    contactEmail: organisation.contactEmail,
    hasOwner: hasOwner(ctx.db, organisation.id),
    invitations: openInvitations(ctx, organisation.id, 'claim'),
  }
}

function membersOf(ctx: Context, organisationId: string) {
  const own = personOf(ctx)?.id
  return ctx.db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      role: organisationMembers.role,
    })
    .from(organisationMembers)
    .innerJoin(people, eq(people.id, organisationMembers.personId))
    .where(eq(organisationMembers.organisationId, organisationId))
    .orderBy(asc(people.name))
    .all()
    .map((member) => ({ ...member, isSelf: member.personId === own }))
}

const openInvitations = (ctx: Context, organisationId: string, kind: InvitationKind) =>
  ctx.db
    .select({
      id: organisationInvitations.id,
      email: organisationInvitations.email,
      role: organisationInvitations.role,
      expiresAt: organisationInvitations.expiresAt,
    })
    .from(organisationInvitations)
    .where(
      and(
        eq(organisationInvitations.organisationId, organisationId),
        eq(organisationInvitations.kind, kind),
        isNull(organisationInvitations.usedAt),
        isNull(organisationInvitations.revokedAt),
        gt(organisationInvitations.expiresAt, ctx.now()),
      ),
    )
    .orderBy(asc(organisationInvitations.createdAt))
    .all()
