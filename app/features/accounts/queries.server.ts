import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { authorisedPerson } from './authorise.server'

/** What a person sees of their own account first. @throws DomainError signInFirst */
export function readAccount(ctx: Context) {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const row = ctx.db.select().from(people).where(eq(people.id, person.id)).get()
  return {
    name: person.name,
    email: person.email,
    locale: person.locale,
    hasPassword: row?.passwordHash != null,
    emailConfirmed: row?.emailConfirmedAt != null,
  }
}
