import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { makeLink } from './links.server'
import { emailSchema } from './schema'

/**
 * Mails a link to set a new password, if the address has an account; the answer is the same if not.
 * @param address where the request came from
 * @throws DomainError signIn.tooMany for an address that has had too many mails sent
 */
export function requestPasswordReset(
  ctx: Context,
  input: { email: string },
  address: string,
): void {
  authorise(ctx, 'account.recover')
  const { email } = checked(emailSchema, input)
  reserveAttempt(ctx, 'mail', email, address)
  write(ctx, (tx) => {
    const person = tx.select().from(people).where(eq(people.email, email)).get()
    record(tx, ctx, 'account.resetAsked', 'person', person?.id ?? 'none')
    const to = person && makeLink(tx, ctx, person.id, 'resetPassword', email)
    if (to) mailAccount(tx, ctx, to, 'resetPassword')
  })
}
