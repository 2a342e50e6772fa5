import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context, Person } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { authorisedPerson } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { dropSecondFactor, factorOf, makeRecoveryCodes } from './factor-check.server'
import type { Client, SignedIn } from './open-session.server'
import { confirmOwnPassword } from './own-password.server'
import { currentPasswordSchema } from './schema'
import type { CurrentPassword } from './schema'
import { renewedCookies } from './sessions.server'

/**
 * Gives up the second factor, with the password and a code of it. Other sessions end; the roles of staff wait until
 * there is a new one.
 * @throws DomainError password.none, password.wrong, secondFactor.wrong, signIn.tooMany
 */
export function removeSecondFactor(
  ctx: Context,
  input: CurrentPassword,
  client: Client,
): Promise<SignedIn> {
  return withBothFactors(ctx, input, client, (tx, person, { sessionId, cookies }) => {
    dropSecondFactor(tx, person.id)
    endSessionsOf(tx, person.id, sessionId)
    record(tx, ctx, 'secondFactor.removed', 'person', person.id)
    mailAccount(tx, ctx, { personId: person.id }, 'secondFactorOff')
    return { cookies }
  })
}

/**
 * Makes new recovery codes, with the password and a code of the second factor; the old ones end.
 * @throws DomainError password.none, password.wrong, secondFactor.wrong, signIn.tooMany
 */
export function renewRecoveryCodes(
  ctx: Context,
  input: CurrentPassword,
  client: Client,
): Promise<SignedIn & { recoveryCodes: string[] }> {
  return withBothFactors(ctx, input, client, (tx, person, { cookies }) => {
    record(tx, ctx, 'secondFactor.recoveryRenewed', 'person', person.id)
    return { cookies, recoveryCodes: makeRecoveryCodes(tx, ctx, person.id) }
  })
}

async function withBothFactors<T>(
  ctx: Context,
  input: CurrentPassword,
  client: Client,
  work: (tx: Tx, person: Person, renewed: ReturnType<typeof renewedCookies>) => T,
): Promise<T> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const shown = checked(currentPasswordSchema, input)
  if (!factorOf(ctx.db, person.id)) throw invalid('secondFactor.wrong', {}, 'code')
  await confirmOwnPassword(ctx, person, shown, client.address)
  return write(ctx, (tx) =>
    work(tx, person, renewedCookies(tx, ctx, person.sessionId, client.secure)),
  )
}
