import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { continueSignIn } from './continue-sign-in.server'
import type { FirstStep } from './continue-sign-in.server'
import type { Client } from './open-session.server'
import { passwordMatches } from './passwords.server'
import { signInSchema } from './schema'
import type { SignIn } from './schema'

/**
 * The first step of a sign-in by e-mail and password; who has an app is asked for its code next, others for a mailed
 * one where the browser is new. It is mailed after the right password only.
 * The answer is the same, in the same time, whether the account exists or not.
 * @throws DomainError signIn.wrong, signIn.tooMany, signIn.mailsSpent
 */
export async function signIn(ctx: Context, input: SignIn, client: Client): Promise<FirstStep> {
  authorise(ctx, 'account.recover')
  const { email, password } = checked(signInSchema, input)
  reserveAttempt(ctx, 'password', email, client.address)
  const person = ctx.db.select().from(people).where(eq(people.email, email)).get()
  const matches = await passwordMatches(person?.passwordHash ?? null, password)
  if (!person || !matches) throw new DomainError('signIn.wrong', 'invalid')
  write(ctx, (tx) => {
    // A reset while the hash was compared ends this sign-in too.
    const now = tx.select().from(people).where(eq(people.id, person.id)).get()
    if (now?.passwordHash !== person.passwordHash) throw new DomainError('signIn.wrong', 'invalid')
    forgetAttempts(tx, email, 'password')
  })
  return continueSignIn(ctx, person.id, client, 'password')
}
