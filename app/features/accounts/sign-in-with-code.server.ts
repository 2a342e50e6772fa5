import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { oneTimeCodes, people } from '#db/schema'
import type { Tx } from '#db/client'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { idOfToken, sameText } from '#app/platform/secrets.server'
import { record } from '#app/features/audit'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { continueSignIn } from './continue-sign-in.server'
import type { FirstStep } from './continue-sign-in.server'
import type { Client } from './open-session.server'
import { handedCodeSchema, mailedCodeSchema } from './schema'
import type { HandedCode, MailedCode } from './schema'
import { isStaff } from './staff.server'
import { codeOf } from './tokens.server'

/** After so many wrong tries a code is dead. */
const WRONG_TRIES = 5

/**
 * Signs in by a mailed code, which proves the address. A second factor is still asked for.
 * @throws DomainError signIn.codeWrong: wrong, used, too old, tried too often, or never sent; signIn.tooMany
 */
export async function signInWithMailedCode(
  ctx: Context,
  input: MailedCode,
  client: Client,
): Promise<FirstStep> {
  authorise(ctx, 'account.recover')
  const { challenge, code } = checked(mailedCodeSchema, input)
  const id = idOfToken(ctx.secretKey, 'link:signInChallenge', challenge)
  reserveAttempt(ctx, 'mailedCode', id ?? '', client.address)
  const personId = write(ctx, (tx) => {
    if (id === null) return null
    const row = tx
      .select()
      .from(oneTimeCodes)
      .where(and(eq(oneTimeCodes.id, id), eq(oneTimeCodes.channel, 'mail'), isOpen(ctx)))
      .get()
    if (!row || !useCode(tx, ctx, row.id, code)) return null
    const person = tx.select().from(people).where(eq(people.id, row.personId)).get()
    if (!person) return null
    tx.update(people)
      .set({ emailConfirmedAt: person.emailConfirmedAt ?? ctx.now() })
      .where(eq(people.id, person.id))
      .run()
    forgetAttempts(tx, person.email, 'password')
    record(tx, ctx, 'account.codeUsed', 'person', person.id, { after: { channel: 'mail' } })
    return person.id
  })
  if (!personId) throw invalid('signIn.codeWrong', {}, 'code')
  return continueSignIn(ctx, personId, client)
}

/**
 * Signs in by a code that an organiser handed over; it never opens an account of staff.
 * @throws DomainError signIn.codeWrong, signIn.tooMany
 */
export async function signInWithHandedCode(
  ctx: Context,
  input: HandedCode,
  client: Client,
): Promise<FirstStep> {
  authorise(ctx, 'account.recover')
  const { email, code } = checked(handedCodeSchema, input)
  reserveAttempt(ctx, 'handedCode', email, client.address)
  const personId = write(ctx, (tx) => {
    const row = tx
      .select({ id: oneTimeCodes.id, personId: oneTimeCodes.personId })
      .from(oneTimeCodes)
      .innerJoin(people, eq(people.id, oneTimeCodes.personId))
      .where(and(eq(people.email, email), eq(oneTimeCodes.channel, 'handover'), isOpen(ctx)))
      .get()
    if (!row || isStaff(tx, row.personId) || !useCode(tx, ctx, row.id, code)) return null
    forgetAttempts(tx, email, 'handedCode')
    record(tx, ctx, 'account.codeUsed', 'person', row.personId, { after: { channel: 'handover' } })
    return row.personId
  })
  if (!personId) throw invalid('signIn.codeWrong', {}, 'code')
  return continueSignIn(ctx, personId, client)
}

const isOpen = (ctx: Context) =>
  and(
    isNull(oneTimeCodes.usedAt),
    gt(oneTimeCodes.expiresAt, ctx.now()),
    lt(oneTimeCodes.wrongTries, WRONG_TRIES),
  )

/** Uses the code up when it is right, and counts the try when it is wrong. */
function useCode(tx: Tx, ctx: Context, id: string, given: string): boolean {
  const right = sameText(codeOf(ctx.secretKey, id), given.replace(/[\s-]/g, ''))
  tx.update(oneTimeCodes)
    .set(right ? { usedAt: ctx.now() } : { wrongTries: sql`${oneTimeCodes.wrongTries} + 1` })
    .where(eq(oneTimeCodes.id, id))
    .run()
  return right
}
