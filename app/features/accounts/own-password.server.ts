import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { write } from '#app/platform/context.server'
import type { Context, Person } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { passwordMatches } from './passwords.server'

/**
 * Makes sure that it is the person who sits there, before anything of the account changes.
 * @returns the row of the account
 * @throws DomainError password.none (one is set by the reset), password.wrong, signIn.tooMany
 */
export async function confirmOwnPassword(
  ctx: Context,
  person: Person,
  currentPassword: string,
  address: string,
): Promise<typeof people.$inferSelect> {
  const row = ctx.db.select().from(people).where(eq(people.id, person.id)).get()
  if (!row?.passwordHash) throw invalid('password.none')
  reserveAttempt(ctx, 'password', row.email, address)
  if (!(await passwordMatches(row.passwordHash, currentPassword)))
    throw invalid('password.wrong', {}, 'currentPassword')
  write(ctx, (tx) => forgetAttempts(tx, row.email, 'password'))
  return row
}
