import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { useFactorCode } from './factor-check.server'
import { openSession } from './open-session.server'
import type { Client, SignedIn } from './open-session.server'
import { endPending, findPending, noPendingCookie } from './pending-sign-ins.server'
import { codeSchema } from './schema'
import type { Code } from './schema'

/**
 * The second step of a sign-in: a code of the app, or a recovery code; each is good once.
 * @throws DomainError signInFirst when the first step is missing or too long ago; secondFactor.wrong, signIn.tooMany
 */
export async function passSecondFactor(
  ctx: Context,
  input: Code,
  client: Client,
): Promise<SignedIn> {
  authorise(ctx, 'account.recover')
  const { code } = checked(codeSchema, input)
  const pending = findPending(ctx.db, ctx, client.cookies, 'app')
  if (!pending) throw new DomainError('signInFirst', 'signIn')
  const { personId, email, id } = pending
  reserveAttempt(ctx, 'secondFactor', email, client.address)
  write(ctx, (tx) => {
    if (!useFactorCode(tx, ctx, personId, code)) throw invalid('secondFactor.wrong', {}, 'code')
    endPending(tx, id)
    forgetAttempts(tx, email, 'secondFactor')
  })
  const { cookies } = await openSession(ctx, personId, client, 'both')
  return { cookies: [...cookies, noPendingCookie(client.secure)] }
}
