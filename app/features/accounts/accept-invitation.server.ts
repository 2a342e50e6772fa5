import { and, eq, isNull } from 'drizzle-orm'
import { organisationInvitations, organisationMembers, organisations, people } from '#db/schema'
import type { Reader } from '#db/client'
import { record } from '#app/features/audit'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, forbidden, invalid } from '#app/platform/domain-error'
import { authorisedPerson } from './authorise.server'
import { maskEmail } from './mask-email'
import { MEMBER_CONSTRAINTS, hasOwner, roleIn } from './members.server'
import type { Client, SignedIn } from './open-session.server'
import { renewedCookies } from './sessions.server'
import { idOfLink, refuseSpent } from './tokens.server'

/** Who stands before the invitation: nobody signed in, somebody else, or the one invited. */
export type Invited = 'visitor' | 'other' | 'self'

/** What the page of an invitation shows. Reading uses nothing up. @throws DomainError link.* */
export function readInvitation(ctx: Context, token: string) {
  const { invitation, organisation, inviter } = findInvitation(ctx.db, ctx, token)
  const person = personOf(ctx)
  return {
    organisation,
    inviter,
    kind: invitation.kind,
    role: invitation.role,
    email: maskEmail(invitation.email),
    invited: standing(person?.email, invitation.email),
    signedInAs: person?.email ?? null,
  }
}

/**
 * Joins the organisation of an invitation. It is for one address: anybody else is refused, and it stays open. The link
 * went to that address alone, so it proves it too. A claim's invitation works only while there is no owner. The session
 * gets a new id, since it may do more from now on.
 * @throws DomainError link.*, invitation.otherPerson, members.thereAlready, claim.hasOwner
 */
export function acceptInvitation(
  ctx: Context,
  { token }: { token: string },
  client: Client,
): SignedIn & { slug: string } {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  return write(
    ctx,
    (tx) => {
      const { invitation, organisation } = findInvitation(tx, ctx, token)
      const row = tx.select().from(people).where(eq(people.id, person.id)).get()
      if (standing(row?.email, invitation.email) !== 'self')
        throw forbidden('invitation.otherPerson')
      const { organisationId, role } = invitation
      if (roleIn(tx, organisationId, person.id)) throw conflict('members.thereAlready')
      if (invitation.kind === 'claim' && hasOwner(tx, organisationId))
        throw conflict('claim.hasOwner')
      tx.insert(organisationMembers).values({ organisationId, personId: person.id, role }).run()
      tx.update(people)
        .set({ emailConfirmedAt: row?.emailConfirmedAt ?? ctx.now() })
        .where(eq(people.id, person.id))
        .run()
      tx.update(organisationInvitations)
        .set({ usedAt: ctx.now() })
        .where(
          and(
            eq(organisationInvitations.id, invitation.id),
            isNull(organisationInvitations.usedAt),
          ),
        )
        .run()
      record(tx, ctx, 'members.joined', 'organisation', organisationId, {
        after: { personId: person.id, role, by: invitation.kind },
      })
      const { cookies } = renewedCookies(tx, ctx, person.sessionId, client.secure)
      return { slug: organisation.slug, cookies }
    },
    MEMBER_CONSTRAINTS,
  )
}

function findInvitation(reader: Reader, ctx: Context, token: string) {
  const id = idOfLink(ctx, 'invitation', token)
  const row = reader
    .select({
      invitation: organisationInvitations,
      organisation: { slug: organisations.slug, name: organisations.displayName },
      inviter: people.name,
    })
    .from(organisationInvitations)
    .innerJoin(organisations, eq(organisations.id, organisationInvitations.organisationId))
    .innerJoin(people, eq(people.id, organisationInvitations.invitedBy))
    .where(eq(organisationInvitations.id, id))
    .get()
  refuseSpent(ctx, row?.invitation)
  if (!row) throw invalid('link.invalid')
  if (row.invitation.revokedAt) throw invalid('link.revoked')
  return row
}

const standing = (email: string | undefined, invited: string): Invited =>
  email === undefined ? 'visitor' : email === invited ? 'self' : 'other'
