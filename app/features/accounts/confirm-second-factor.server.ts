import { eq } from 'drizzle-orm'
import { secondFactors } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { reserveAttempt, forgetAttempts } from './attempts.server'
import { authorisedPerson } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { begunSecretOf, makeRecoveryCodes } from './factor-check.server'
import type { Client, SignedIn } from './open-session.server'
import { codeSchema } from './schema'
import type { Code } from './schema'
import { renewedCookies } from './sessions.server'
import { matchingStep } from './totp'

/**
 * Puts the second factor into force with a first code of the app, which is used up by it. Other sessions end, and this
 * one gets a new id: from now on every session of this person was opened with both factors.
 * @returns recovery codes, which are shown this once
 * @throws DomainError secondFactor.notBegun, secondFactor.wrong, signIn.tooMany
 */
export function confirmSecondFactor(
  ctx: Context,
  input: Code,
  client: Client,
): SignedIn & { recoveryCodes: string[] } {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const code = checked(codeSchema, input).code.replace(/\s/g, '')
  reserveAttempt(ctx, 'secondFactor', person.email, client.address)
  return write(ctx, (tx) => {
    const secret = begunSecretOf(tx, ctx, person.id)
    if (!secret) throw conflict('secondFactor.notBegun')
    const step = matchingStep(secret, code, ctx.now(), 0)
    if (step === null) throw invalid('secondFactor.wrong', {}, 'code')
    tx.update(secondFactors)
      .set({ confirmedAt: ctx.now(), lastStep: step })
      .where(eq(secondFactors.personId, person.id))
      .run()
    const { sessionId, cookies } = renewedCookies(tx, ctx, person.sessionId, client.secure)
    endSessionsOf(tx, person.id, sessionId)
    forgetAttempts(tx, person.email, 'secondFactor')
    record(tx, ctx, 'secondFactor.confirmed', 'person', person.id)
    mailAccount(tx, ctx, { personId: person.id }, 'secondFactorOn')
    return { cookies, recoveryCodes: makeRecoveryCodes(tx, ctx, person.id) }
  })
}
