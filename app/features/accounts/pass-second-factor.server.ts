import { and, eq, gt } from 'drizzle-orm'
import { pendingSignIns, people } from '#db/schema'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { pendingCookie, pendingIdOf } from './continue-sign-in.server'
import { useFactorCode } from './factor-check.server'
import { openSession } from './open-session.server'
import type { Client, SignedIn } from './open-session.server'
import { codeSchema } from './schema'
import type { Code } from './schema'

/** Whether a sign-in of this browser waits for its second factor. */
export const awaitsSecondFactor = (ctx: Context, cookies: string): boolean =>
  findPending(ctx, cookies) !== undefined

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
  const pending = findPending(ctx, client.cookies)
  if (!pending) throw new DomainError('signInFirst', 'signIn')
  const { personId, email, id } = pending
  reserveAttempt(ctx, 'secondFactor', email, client.address)
  write(ctx, (tx) => {
    if (!useFactorCode(tx, ctx, personId, code)) throw invalid('secondFactor.wrong', {}, 'code')
    tx.delete(pendingSignIns).where(eq(pendingSignIns.id, id)).run()
    forgetAttempts(tx, email, 'secondFactor')
  })
  const { cookies } = await openSession(ctx, personId, client, 'both')
  return { cookies: [...cookies, pendingCookie(client.secure)] }
}

function findPending(ctx: Context, cookies: string) {
  const id = pendingIdOf(cookies)
  if (id === undefined) return undefined
  return ctx.db
    .select({ id: pendingSignIns.id, personId: pendingSignIns.personId, email: people.email })
    .from(pendingSignIns)
    .innerJoin(people, eq(people.id, pendingSignIns.personId))
    .where(and(eq(pendingSignIns.id, id), gt(pendingSignIns.expiresAt, ctx.now())))
    .get()
}
