import { and, eq, isNull } from 'drizzle-orm'
import { organisationInvitations } from '#db/schema'
import { actedFor, record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { authorisedPerson } from './authorise.server'
import { organisationBySlug } from './members.server'
import { revokeSchema } from './schema'
import type { Revoke } from './schema'

/**
 * Takes an open invitation of an organisation back: an owner one to join, staff one to take the record over.
 * @throws DomainError notFound, also when it was used or taken back meanwhile
 */
export function revokeInvitation(ctx: Context, input: Revoke): void {
  const { slug, invitationId, kind } = checked(revokeSchema, input)
  const { id: organisationId } = organisationBySlug(ctx.db, slug)
  if (kind === 'claim') authorisedPerson(ctx, 'members.inviteOwner')
  else authorisedPerson(ctx, 'members.manage', { organisationId })
  write(ctx, (tx) => {
    const revoked = tx
      .update(organisationInvitations)
      .set({ revokedAt: ctx.now() })
      .where(
        and(
          eq(organisationInvitations.id, invitationId),
          eq(organisationInvitations.organisationId, organisationId),
          eq(organisationInvitations.kind, kind),
          isNull(organisationInvitations.usedAt),
          isNull(organisationInvitations.revokedAt),
        ),
      )
      .run()
    if (revoked.changes === 0) throw notFound()
    record(tx, ctx, 'members.invitationRevoked', 'organisation', organisationId, {
      before: { id: invitationId, kind },
      onBehalfOf: actedFor(ctx, organisationId),
    })
  })
}
