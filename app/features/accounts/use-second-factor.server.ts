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
import { confirmOwnPassword } from './own-password.server'
import { currentPasswordSchema } from './schema'
import type { CurrentPassword } from './schema'

/**
 * Gives up the second factor, with the password and a code of it. Other sessions end; the roles of staff wait until
 * there is a new one.
 * @throws DomainError password.none, password.wrong, secondFactor.wrong, signIn.tooMany
 */
export function removeSecondFactor(
  ctx: Context,
  input: CurrentPassword,
  address: string,
): Promise<void> {
  return withBothFactors(ctx, input, address, (tx, person) => {
    dropSecondFactor(tx, person.id)
    endSessionsOf(tx, person.id, person.sessionId)
    record(tx, ctx, 'secondFactor.removed', 'person', person.id)
    mailAccount(tx, ctx, { personId: person.id }, 'secondFactorOff')
  })
}

/**
 * Makes new recovery codes, with the password and a code of the second factor; the old ones end.
 * @throws DomainError password.none, password.wrong, secondFactor.wrong, signIn.tooMany
 */
export function renewRecoveryCodes(
  ctx: Context,
  input: CurrentPassword,
  address: string,
): Promise<string[]> {
  return withBothFactors(ctx, input, address, (tx, person) => {
    record(tx, ctx, 'secondFactor.recoveryRenewed', 'person', person.id)
    return makeRecoveryCodes(tx, ctx, person.id)
  })
}

async function withBothFactors<T>(
  ctx: Context,
  input: CurrentPassword,
  address: string,
  work: (tx: Tx, person: Person) => T,
): Promise<T> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const shown = checked(currentPasswordSchema, input)
  if (!factorOf(ctx.db, person.id)) throw invalid('secondFactor.wrong', {}, 'code')
  await confirmOwnPassword(ctx, person, shown, address)
  return write(ctx, (tx) => work(tx, person))
}
