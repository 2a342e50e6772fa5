import { and, eq, isNull } from 'drizzle-orm'
import { oneTimeCodes, people } from '#db/schema'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { idOfToken } from '#app/platform/secrets.server'
import { record } from '#app/features/audit'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { continueSignIn } from './continue-sign-in.server'
import type { FirstStep } from './continue-sign-in.server'
import { isOpen, useCode } from './mailed-codes.server'
import type { Client } from './open-session.server'
import { handedCodeSchema, mailedCodeSchema } from './schema'
import type { HandedCode, MailedCode } from './schema'
import { isStaff } from './staff.server'

/**
 * The first step of a sign-in by a mailed code, which proves the address. The app, or in a browser that is new the
 * password, is still asked for.
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
      .where(
        and(
          eq(oneTimeCodes.id, id),
          eq(oneTimeCodes.channel, 'mail'),
          isNull(oneTimeCodes.pendingId),
          isOpen(ctx),
        ),
      )
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
  return continueSignIn(ctx, personId, client, 'mailedCode')
}

/**
 * Signs in by a code that an organiser handed over; it never opens an account of staff. Who has an app is still asked
 * for it; for others the organiser's look at the person stands beside the code.
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
  return continueSignIn(ctx, personId, client, 'handedCode')
}
