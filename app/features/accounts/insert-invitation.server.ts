import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { organisationInvitations } from '#db/schema'
import type { Tx } from '#db/client'
import type { InvitationKind, Locale, MemberRole } from '#db/domain'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { mailAccount } from './account-mail.server'

const DAY_MS = 24 * 3_600_000
const LIVES_MS = 14 * DAY_MS
/** Mails to strangers in the name of one organisation within a day. */
const INVITATIONS_A_DAY = 30

type NewInvitation = {
  organisationId: string
  kind: InvitationKind
  email: string
  role: MemberRole
  locale: Locale
}

/**
 * Writes an invitation with its mail; one that ran out for the same address makes room.
 * @throws DomainError members.invitedOften; the constraint of one open invitation for an address
 */
export function insertInvitation(
  tx: Tx,
  ctx: Context,
  invitedBy: string,
  invitation: NewInvitation,
): { id: string } {
  const now = ctx.now()
  const { organisationId, kind, email, role } = invitation
  if (countSince(tx, organisationId, new Date(now.getTime() - DAY_MS)) >= INVITATIONS_A_DAY)
    throw conflict('members.invitedOften')
  tx.update(organisationInvitations)
    .set({ revokedAt: now })
    .where(
      and(
        eq(organisationInvitations.organisationId, organisationId),
        eq(organisationInvitations.email, email),
        isNull(organisationInvitations.usedAt),
        lte(organisationInvitations.expiresAt, now),
      ),
    )
    .run()
  const id = newId()
  tx.insert(organisationInvitations)
    .values({
      id,
      ...invitation,
      invitedBy,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIVES_MS),
    })
    .run()
  record(tx, ctx, 'members.invited', 'organisation', organisationId, {
    after: { id, kind, role },
    onBehalfOf: actedFor(ctx, organisationId),
  })
  mailAccount(tx, ctx, { invitationId: id }, kind === 'claim' ? 'claimInvitation' : 'invitation')
  return { id }
}

const countSince = (tx: Tx, organisationId: string, since: Date): number =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(organisationInvitations)
    .where(
      and(
        eq(organisationInvitations.organisationId, organisationId),
        gt(organisationInvitations.createdAt, since),
      ),
    )
    .get()?.count ?? 0
