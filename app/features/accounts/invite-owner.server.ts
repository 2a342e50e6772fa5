import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { authorisedPerson } from './authorise.server'
import { insertInvitation } from './insert-invitation.server'
import { MEMBER_CONSTRAINTS, hasOwner, organisationBySlug } from './members.server'
import { inviteOwnerSchema } from './schema'
import type { InviteOwner } from './schema'

/**
 * Staff sends the link by which somebody takes over the record of an organisation that came without people, by a
 * survey. It makes its holder the owner, once, and only while there is none.
 * @throws DomainError notFound, claim.hasOwner, members.invitedAlready, members.invitedOften
 */
export function inviteOwner(ctx: Context, input: InviteOwner): { id: string } {
  const staff = authorisedPerson(ctx, 'members.inviteOwner')
  const { slug, email, locale } = checked(inviteOwnerSchema, input)
  return write(
    ctx,
    (tx) => {
      const { id: organisationId } = organisationBySlug(tx, slug)
      if (hasOwner(tx, organisationId)) throw conflict('claim.hasOwner')
      const invitation = { organisationId, kind: 'claim' as const, email, role: 'owner' as const }
      return insertInvitation(tx, ctx, staff.id, { ...invitation, locale })
    },
    MEMBER_CONSTRAINTS,
  )
}
