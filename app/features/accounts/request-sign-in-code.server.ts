import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { mailFirstCode } from './mailed-codes.server'
import { emailSchema } from './schema'
import { linkToken } from './tokens.server'

/**
 * Mails a code to sign in with once, if the address has an account; the answer is the same if not. The code goes with
 * the challenge that it was asked in, so that nobody wears out a code that somebody else waits for.
 * @param address where the request came from
 * @throws DomainError signIn.tooMany for an address that has had too many mails sent
 */
export function requestSignInCode(
  ctx: Context,
  input: { email: string },
  address: string,
): { challenge: string } {
  authorise(ctx, 'account.recover')
  const { email } = checked(emailSchema, input)
  reserveAttempt(ctx, 'mail', email, address)
  const id = newId()
  write(ctx, (tx) => {
    const person = tx.select({ id: people.id }).from(people).where(eq(people.email, email)).get()
    record(tx, ctx, 'account.codeAsked', 'person', person?.id ?? 'none')
    if (person) mailFirstCode(tx, ctx, person.id, id)
  })
  return { challenge: linkToken(ctx.secretKey, 'signInChallenge', id) }
}
