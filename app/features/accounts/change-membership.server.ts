import { and, eq } from 'drizzle-orm'
import { organisationMembers } from '#db/schema'
import type { Tx } from '#db/client'
import type { MemberRole } from '#db/domain'
import { actedFor, record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { authorisedPerson } from './authorise.server'
import {
  MEMBER_CONSTRAINTS,
  assertStillManages,
  organisationBySlug,
  roleIn,
} from './members.server'
import { membershipSchema } from './schema'
import type { Membership } from './schema'

/**
 * Changes what a member may do. `seen` is the role that the page showed: another one by now is a conflict.
 * @throws DomainError notFound, members.changed, members.lastOwner
 */
export function changeMemberRole(ctx: Context, input: Membership & { role: MemberRole }): void {
  changeMembership(ctx, input, (tx, membership) => {
    tx.update(organisationMembers).set({ role: input.role }).where(rowOf(membership)).run()
    record(tx, ctx, 'members.roleChanged', 'organisation', membership.organisationId, {
      before: { personId: membership.personId, role: membership.seen },
      after: { personId: membership.personId, role: input.role },
      onBehalfOf: actedFor(ctx, membership.organisationId),
    })
  })
}

/** Removes a member, who is told by mail. @throws DomainError notFound, members.changed, members.lastOwner */
export function removeMember(ctx: Context, input: Membership): void {
  changeMembership(ctx, input, (tx, membership) => {
    const { organisationId, personId } = membership
    tx.delete(organisationMembers).where(rowOf(membership)).run()
    const before = { personId, role: membership.seen }
    record(tx, ctx, 'members.removed', 'organisation', organisationId, {
      before,
      onBehalfOf: actedFor(ctx, organisationId),
    })
    mailAccount(tx, ctx, { personId }, 'memberRemoved', { organisationId })
  })
}

/** Leaves an organisation. @throws DomainError notFound, members.lastOwner */
export function leaveOrganisation(ctx: Context, { slug }: { slug: string }): void {
  const { id: organisationId } = organisationBySlug(ctx.db, slug)
  const person = authorisedPerson(ctx, 'members.leave', { organisationId })
  write(
    ctx,
    (tx) => {
      const left = tx
        .delete(organisationMembers)
        .where(rowOf({ organisationId, personId: person.id }))
        .run()
      if (left.changes === 0) throw notFound()
      record(tx, ctx, 'members.left', 'organisation', organisationId)
    },
    MEMBER_CONSTRAINTS,
  )
}

/**
 * Hands an organisation over: the other becomes an owner, the one who asks an editor, in one step.
 * @throws DomainError notFound, members.changed
 */
export function handOverOrganisation(ctx: Context, input: Membership): void {
  changeMembership(ctx, input, (tx, membership, actorId) => {
    const { organisationId, personId } = membership
    if (personId === actorId) throw conflict('members.changed')
    if (roleIn(tx, organisationId, actorId) !== 'owner') throw notFound()
    tx.update(organisationMembers).set({ role: 'owner' }).where(rowOf(membership)).run()
    tx.update(organisationMembers)
      .set({ role: 'editor' })
      .where(rowOf({ organisationId, personId: actorId }))
      .run()
    record(tx, ctx, 'members.handedOver', 'organisation', organisationId, {
      before: { owner: actorId },
      after: { owner: personId },
    })
    mailAccount(tx, ctx, { personId }, 'organisationHandedOver', { organisationId })
  })
}

type Found = { organisationId: string; personId: string; seen: MemberRole }

function changeMembership(
  ctx: Context,
  input: Membership,
  work: (tx: Tx, membership: Found, actorId: string) => void,
): void {
  const { slug, personId, seen } = checked(membershipSchema, input)
  const { id: organisationId } = organisationBySlug(ctx.db, slug)
  const actor = authorisedPerson(ctx, 'members.manage', { organisationId })
  write(
    ctx,
    (tx) => {
      assertStillManages(tx, actor, organisationId)
      if (roleIn(tx, organisationId, personId) !== seen) throw conflict('members.changed')
      work(tx, { organisationId, personId, seen }, actor.id)
    },
    MEMBER_CONSTRAINTS,
  )
}

const rowOf = ({ organisationId, personId }: { organisationId: string; personId: string }) =>
  and(
    eq(organisationMembers.organisationId, organisationId),
    eq(organisationMembers.personId, personId),
  )
