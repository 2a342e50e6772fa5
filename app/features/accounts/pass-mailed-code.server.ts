import { eq, sql } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { mailSecondCode, useSecondCode } from './mailed-codes.server'
import { openSession } from './open-session.server'
import type { Client, SignedIn } from './open-session.server'
import { endPending, findPending, noPendingCookie, prolongPending } from './pending-sign-ins.server'
import { secondCodeSchema } from './schema'
import type { SecondCode } from './schema'

/**
 * The second step of a sign-in that began with the password: the code that was mailed, in the same browser. It is
 * remembered where the person wants it.
 * @throws DomainError signInFirst when the first step is missing or too long ago; signIn.codeWrong: wrong, used, too old
 * or tried too often; signIn.tooMany
 */
export async function passMailedCode(
  ctx: Context,
  input: SecondCode,
  client: Client,
): Promise<SignedIn> {
  authorise(ctx, 'account.recover')
  const { code, remember } = checked(secondCodeSchema, input)
  const { id, personId } = pendingOf(ctx, client)
  reserveAttempt(ctx, 'mailedCode', id, client.address)
  const isRight = write(ctx, (tx) => {
    if (!useSecondCode(tx, ctx, id, code)) return false
    endPending(tx, id)
    tx.update(people)
      .set({ emailConfirmedAt: sql`coalesce(${people.emailConfirmedAt}, ${ctx.now().getTime()})` })
      .where(eq(people.id, personId))
      .run()
    record(tx, ctx, 'account.codeUsed', 'person', personId, { after: { channel: 'mail' } })
    return true
  })
  if (!isRight) throw invalid('signIn.codeWrong', {}, 'code')
  const { cookies } = await openSession(ctx, personId, client, 'passwordAndMail', remember === 'on')
  return { cookies: [...cookies, noPendingCookie(client.secure)] }
}

/**
 * Mails another code for a half-done sign-in, which waits on; those that are on their way stay good.
 * @throws DomainError signInFirst; signIn.justMailed, signIn.mailsSpent
 */
export function mailCodeAgain(ctx: Context, client: Client): SignedIn {
  authorise(ctx, 'account.recover')
  const pending = pendingOf(ctx, client)
  return write(ctx, (tx) => {
    mailSecondCode(tx, ctx, pending.personId, pending.id)
    record(tx, ctx, 'account.codeAsked', 'person', pending.personId)
    return { cookies: [prolongPending(tx, ctx, pending, client).cookie] }
  })
}

function pendingOf(ctx: Context, client: Client) {
  const pending = findPending(ctx.db, ctx, client.cookies, 'mailedCode')
  if (!pending) throw new DomainError('signInFirst', 'signIn')
  return pending
}
