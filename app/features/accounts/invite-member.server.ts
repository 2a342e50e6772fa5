import { and, eq, isNull, lte } from 'drizzle-orm'
import { organisationInvitations, people } from '#db/schema'
import type { Tx } from '#db/client'
import type { InvitationKind, Locale, MemberRole } from '#db/domain'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { mailAccount } from './account-mail.server'
import { authorisedPerson } from './authorise.server'
import { MEMBER_CONSTRAINTS, organisationBySlug, roleIn } from './members.server'
import { inviteSchema } from './schema'
import type { Invite } from './schema'

const LIVES_MS = 14 * 24 * 3_600_000

/**
 * Invites one person to an organisation: a link goes to the address, and only who has that address can use it, once.
 * @throws DomainError members.thereAlready, members.invitedAlready
 */
export function inviteMember(ctx: Context, input: Invite): { id: string } {
  const given = checked(inviteSchema, input)
  const organisation = organisationBySlug(ctx.db, given.slug)
  const inviter = authorisedPerson(ctx, 'members.manage', { organisationId: organisation.id })
  return write(
    ctx,
    (tx) => {
      const known = tx.select().from(people).where(eq(people.email, given.email)).get()
      if (known && roleIn(tx, organisation.id, known.id)) throw conflict('members.thereAlready')
      return insertInvitation(tx, ctx, inviter.id, {
        organisationId: organisation.id,
        kind: 'member',
        email: given.email,
        role: given.role,
        locale: given.locale,
      })
    },
    MEMBER_CONSTRAINTS,
  )
}

/** Takes an open invitation back. @throws DomainError notFound when it was used or taken back meanwhile */
export function revokeInvitation(ctx: Context, input: { invitationId: string }): void {
  const invitation = ctx.db
    .select()
    .from(organisationInvitations)
    .where(eq(organisationInvitations.id, input.invitationId))
    .get()
  if (!invitation) throw notFound()
  authorisedPerson(ctx, 'members.manage', { organisationId: invitation.organisationId })
  write(ctx, (tx) => {
    const revoked = tx
      .update(organisationInvitations)
      .set({ revokedAt: ctx.now() })
      .where(
        and(
          eq(organisationInvitations.id, invitation.id),
          isNull(organisationInvitations.usedAt),
          isNull(organisationInvitations.revokedAt),
        ),
      )
      .run()
    if (revoked.changes === 0) throw notFound()
    record(tx, ctx, 'members.invitationRevoked', 'organisation', invitation.organisationId)
  })
}

type NewInvitation = {
  organisationId: string
  kind: InvitationKind
  email: string
  role: MemberRole
  locale: Locale
}

/** Writes an invitation with its mail; one that ran out for the same address makes room. */
export function insertInvitation(
  tx: Tx,
  ctx: Context,
  invitedBy: string,
  invitation: NewInvitation,
): { id: string } {
  const now = ctx.now()
  const id = newId()
  tx.update(organisationInvitations)
    .set({ revokedAt: now })
    .where(
      and(
        eq(organisationInvitations.organisationId, invitation.organisationId),
        eq(organisationInvitations.email, invitation.email),
        isNull(organisationInvitations.usedAt),
        lte(organisationInvitations.expiresAt, now),
      ),
    )
    .run()
  tx.insert(organisationInvitations)
    .values({
      id,
      ...invitation,
      invitedBy,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIVES_MS),
    })
    .run()
  const { organisationId, kind, role } = invitation
  record(tx, ctx, 'members.invited', 'organisation', organisationId, { after: { kind, role } })
  mailAccount(tx, ctx, { invitationId: id }, kind === 'claim' ? 'claimInvitation' : 'invitation')
  return { id }
}
