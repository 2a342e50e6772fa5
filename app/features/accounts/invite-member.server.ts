import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { authorisedPerson } from './authorise.server'
import { insertInvitation } from './insert-invitation.server'
import {
  MEMBER_CONSTRAINTS,
  assertStillManages,
  organisationBySlug,
  roleIn,
} from './members.server'
import { inviteSchema } from './schema'
import type { Invite } from './schema'

/**
 * Invites one person to an organisation: a link goes to the address, and only who has that address can use it, once,
 * within two weeks.
 * @throws DomainError notFound, members.thereAlready, members.invitedAlready, members.invitedOften
 */
export function inviteMember(ctx: Context, input: Invite): { id: string } {
  const { slug, email, role, locale } = checked(inviteSchema, input)
  const { id: organisationId } = organisationBySlug(ctx.db, slug)
  const inviter = authorisedPerson(ctx, 'members.manage', { organisationId })
  return write(
    ctx,
    (tx) => {
      assertStillManages(tx, inviter, organisationId)
      const known = tx.select().from(people).where(eq(people.email, email)).get()
      if (known && roleIn(tx, organisationId, known.id)) throw conflict('members.thereAlready')
      const invitation = { organisationId, kind: 'member' as const, email, role, locale }
      return insertInvitation(tx, ctx, inviter.id, invitation)
    },
    MEMBER_CONSTRAINTS,
  )
}
