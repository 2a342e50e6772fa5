import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { write } from '#app/platform/context.server'
import type { Context, Person } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { factorOf, useFactorCode } from './factor-check.server'
import { passwordMatches } from './passwords.server'
import type { CurrentPassword } from './schema'

/**
 * Makes sure that it is the person who sits there, before anything of the account changes: by the password, and by a
 * code too where there is a second factor.
 * @returns the row of the account
 * @throws DomainError password.none (one is set by the reset), password.wrong, field.required at the code,
 * secondFactor.wrong, signIn.tooMany
 */
export async function confirmOwnPassword(
  ctx: Context,
  person: Person,
  { currentPassword, code }: CurrentPassword,
  address: string,
): Promise<typeof people.$inferSelect> {
  const row = ctx.db.select().from(people).where(eq(people.id, person.id)).get()
  if (!row?.passwordHash) throw invalid('password.none')
  const asksCode = factorOf(ctx.db, person.id) !== undefined
  if (asksCode && !code) throw invalid('field.required', {}, 'code')
  reserveAttempt(ctx, 'password', row.email, address)
  if (!(await passwordMatches(row.passwordHash, currentPassword)))
    throw invalid('password.wrong', {}, 'currentPassword')
  if (asksCode) reserveAttempt(ctx, 'secondFactor', row.email, address)
  write(ctx, (tx) => {
    forgetAttempts(tx, row.email, 'password')
    // Asked again: a second factor may have come into force meanwhile.
    if (!factorOf(tx, person.id)) return
    if (!useFactorCode(tx, ctx, person.id, code ?? ''))
      throw invalid('secondFactor.wrong', {}, 'code')
    forgetAttempts(tx, row.email, 'secondFactor')
  })
  return row
}
