import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import type { Reader } from '#db/client'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { openSession } from './open-session.server'
import type { Client, SignedIn } from './open-session.server'
import { hashPassword, passwordMatches, refuseWeak } from './passwords.server'
import { endPending, findPending, noPendingCookie } from './pending-sign-ins.server'
import { replacePassword } from './replace-password.server'
import { newPasswordStepSchema, passwordStepSchema } from './schema'
import type { PasswordStep } from './schema'

/**
 * The second step of a sign-in that began with a mailed code: the password, in the same browser. Tries are counted by
 * the half-done sign-in, so that a stranger's at the front door shut nobody out here.
 * @throws DomainError signInFirst when the first step is missing or too long ago; password.wrong; signIn.tooMany
 */
export async function passPassword(
  ctx: Context,
  input: PasswordStep,
  client: Client,
): Promise<SignedIn> {
  authorise(ctx, 'account.recover')
  const { password, remember } = checked(passwordStepSchema, input)
  const { id, person } = pendingOf(ctx.db, ctx, client)
  reserveAttempt(ctx, 'password', id, client.address)
  if (!(await passwordMatches(person.passwordHash, password)))
    throw invalid('password.wrong', {}, 'password')
  write(ctx, (tx) => {
    // Another password, or another press of this form, may have been faster.
    const now = pendingOf(tx, ctx, client)
    if (now.person.passwordHash !== person.passwordHash)
      throw invalid('password.wrong', {}, 'password')
    endPending(tx, id)
    forgetAttempts(tx, person.email, 'password')
  })
  return enter(ctx, person.id, client, remember)
}

/**
 * Sets a new password where a mailed code was the first step, for who has none or has forgotten it: the mailbox was
 * shown a moment ago, as by the link of a reset, and what a reset does happens. The person is signed in.
 * @throws DomainError signInFirst; password.weak, password.leaked
 */
export async function passNewPassword(
  ctx: Context,
  input: PasswordStep,
  client: Client,
): Promise<SignedIn> {
  authorise(ctx, 'account.recover')
  const { password, remember } = checked(newPasswordStepSchema, input)
  refuseWeak(password, pendingOf(ctx.db, ctx, client).person)
  const passwordHash = await hashPassword(password)
  const personId = write(ctx, (tx) => {
    const { person } = pendingOf(tx, ctx, client)
    replacePassword(tx, ctx, person, passwordHash)
    return person.id
  })
  return enter(ctx, personId, client, remember)
}

async function enter(
  ctx: Context,
  personId: string,
  client: Client,
  remember: PasswordStep['remember'],
): Promise<SignedIn> {
  const { cookies } = await openSession(ctx, personId, client, 'passwordAndMail', remember === 'on')
  return { cookies: [...cookies, noPendingCookie(client.secure)] }
}

function pendingOf(reader: Reader, ctx: Context, client: Client) {
  const pending = findPending(reader, ctx, client.cookies, 'password')
  const person =
    pending && reader.select().from(people).where(eq(people.id, pending.personId)).get()
  if (!pending || !person) throw new DomainError('signInFirst', 'signIn')
  return { id: pending.id, person }
}
