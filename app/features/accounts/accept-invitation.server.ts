import { and, eq, isNull } from 'drizzle-orm'
import { organisationInvitations, organisationMembers, organisations, people } from '#db/schema'
import type { Reader } from '#db/client'
import { record } from '#app/features/audit'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, forbidden, invalid } from '#app/platform/domain-error'
import { authorisedPerson } from './authorise.server'
import { MEMBER_CONSTRAINTS, roleIn } from './members.server'
import { idOfLink, refuseSpent } from './tokens.server'

/** Who stands before the invitation: nobody signed in, somebody else, the one invited, with or without proof. */
export type Invited = 'visitor' | 'other' | 'unproved' | 'self'

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
    invited: person ? standing(ctx.db, person.id, invitation.email) : ('visitor' as const),
    signedInAs: person?.email ?? null,
  }
}

/**
 * Joins the organisation of an invitation. It is for one address: anybody else is refused, and it stays open.
 * A claim's invitation works only while the organisation has no owner.
 * @throws DomainError link.*, invitation.otherPerson, invitation.unproved, members.thereAlready, claim.hasOwner
 */
export function acceptInvitation(ctx: Context, { token }: { token: string }): { slug: string } {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  return write(
    ctx,
    (tx) => {
      const { invitation, organisation } = findInvitation(tx, ctx, token)
      const invited = standing(tx, person.id, invitation.email)
      if (invited === 'other') throw forbidden('invitation.otherPerson')
      if (invited === 'unproved') throw forbidden('invitation.unproved')
      const { organisationId, role } = invitation
      if (roleIn(tx, organisationId, person.id)) throw conflict('members.thereAlready')
      if (invitation.kind === 'claim' && hasOwner(tx, organisationId))
        throw conflict('claim.hasOwner')
      tx.insert(organisationMembers).values({ organisationId, personId: person.id, role }).run()
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
      return { slug: organisation.slug }
    },
    MEMBER_CONSTRAINTS,
  )
}

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

function standing(reader: Reader, personId: string, email: string): Exclude<Invited, 'visitor'> {
  const person = reader.select().from(people).where(eq(people.id, personId)).get()
  if (person?.email !== email) return 'other'
  return person.emailConfirmedAt ? 'self' : 'unproved'
}

/** Enough for the one invited to know it is theirs: `m…@firm.example`. */
const maskEmail = (email: string) => email.replace(/^(.)[^@]*/u, '$1…')
