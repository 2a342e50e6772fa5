import { and, eq, gt, sql } from 'drizzle-orm'
import { oneTimeCodes, people } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { mailAccount } from './account-mail.server'
import { reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { emailSchema } from './schema'
import { linkToken } from './tokens.server'

const HOUR_MS = 3_600_000
const LIVES_MS = 10 * 60_000
const MAILS_AN_HOUR = 5

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
  const now = ctx.now()
  write(ctx, (tx) => {
    const person = tx.select({ id: people.id }).from(people).where(eq(people.email, email)).get()
    record(tx, ctx, 'account.codeAsked', 'person', person?.id ?? 'none')
    if (!person || countCodes(tx, person.id, new Date(now.getTime() - HOUR_MS)) >= MAILS_AN_HOUR)
      return
    tx.insert(oneTimeCodes)
      .values({
        id,
        personId: person.id,
        channel: 'mail',
        createdAt: now,
        expiresAt: new Date(now.getTime() + LIVES_MS),
      })
      .run()
    mailAccount(tx, ctx, { codeId: id }, 'signInCode')
  })
  return { challenge: linkToken(ctx.secretKey, 'signInChallenge', id) }
}

const countCodes = (tx: Tx, personId: string, since: Date): number =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(oneTimeCodes)
    .where(
      and(
        eq(oneTimeCodes.personId, personId),
        eq(oneTimeCodes.channel, 'mail'),
        gt(oneTimeCodes.createdAt, since),
      ),
    )
    .get()?.count ?? 0
