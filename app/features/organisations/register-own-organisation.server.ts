import { eq } from 'drizzle-orm'
import { organisationMembers, organisations } from '#db/schema'
import type { Tx } from '#db/client'
import { authorisedPerson, renewedCookie } from '#app/features/accounts'
import type { Client } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context, Person } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { derived } from './derive.server'
import { insertOrganisation, ORGANISATION_CONSTRAINTS } from './insert-organisation.server'
import { isBlocked, lookalikesOf } from './register-steps.server'
import { organisationSchema, registerOwnSchema } from './schema'
import type { RegisterOwn } from './schema'

/**
 * Enters the organisation of the person who asks, who becomes its owner; for a person without one. A second press of
 * the same form gives the same record. The session gets a new id, since it may do more from now on.
 * @throws DomainError signInFirst, organisation.haveOne, organisation.alike, field.*, registrationNumber.*
 */
export function registerOwnOrganisation(
  ctx: Context,
  input: RegisterOwn,
  client: Pick<Client, 'secure'>,
): { slug: string; cookies: string[] } {
  const person = authorisedPerson(ctx, 'organisation.register')
  const { distinct, ...given } = checked(registerOwnSchema, input)
  const fields = checked(organisationSchema, given)
  return write(
    ctx,
    (tx) => {
      const own = ownOf(tx, person)
      if (own.length > 0) {
        const again = own.find((one) => one.nameKey === derived(fields).nameKey)
        if (again) return { slug: again.slug, cookies: [] }
        throw conflict('organisation.haveOne')
      }
      if (isBlocked(lookalikesOf(tx, given), { distinct })) throw conflict('organisation.alike')
      const { id: organisationId, slug } = insertOrganisation(
        tx,
        ctx,
        fields,
        { verification: 'unverified', demo: false },
        'itsOwner',
      )
      tx.insert(organisationMembers)
        .values({ organisationId, personId: person.id, role: 'owner' })
        .run()
      record(tx, ctx, 'members.joined', 'organisation', organisationId, {
        after: { personId: person.id, role: 'owner', by: 'registration' },
      })
      return { slug, cookies: [renewedCookie(tx, ctx, person, client)] }
    },
    ORGANISATION_CONSTRAINTS,
  )
}

const ownOf = (tx: Tx, person: Person) =>
  tx
    .select({ slug: organisations.slug, nameKey: organisations.nameKey })
    .from(organisationMembers)
    .innerJoin(organisations, eq(organisations.id, organisationMembers.organisationId))
    .where(eq(organisationMembers.personId, person.id))
    .all()
