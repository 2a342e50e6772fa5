import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context, Person } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { forgetAttempts, reserveAttempt } from './attempts.server'
import { authorisedPerson } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { dropSecondFactor, makeRecoveryCodes, useFactorCode } from './factor-check.server'
import { codeSchema } from './schema'
import type { Code } from './schema'

/**
 * Gives up the second factor, with a code of it. Other sessions end; the roles of staff wait until there is a new one.
 * @throws DomainError secondFactor.wrong, signIn.tooMany
 */
export function removeSecondFactor(ctx: Context, input: Code, address: string): void {
  withFactorCode(ctx, input, address, (tx, person) => {
    dropSecondFactor(tx, person.id)
    endSessionsOf(tx, person.id, person.sessionId)
    record(tx, ctx, 'secondFactor.removed', 'person', person.id)
    mailAccount(tx, ctx, { personId: person.id }, 'secondFactorOff')
  })
}

/**
 * Makes new recovery codes, with a code of the second factor; the old ones end.
 * @throws DomainError secondFactor.wrong, signIn.tooMany
 */
export function renewRecoveryCodes(ctx: Context, input: Code, address: string): string[] {
  return withFactorCode(ctx, input, address, (tx, person) => {
    record(tx, ctx, 'secondFactor.recoveryRenewed', 'person', person.id)
    return makeRecoveryCodes(tx, ctx, person.id)
  })
}

function withFactorCode<T>(
  ctx: Context,
  input: Code,
  address: string,
  work: (tx: Tx, person: Person) => T,
): T {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const { code } = checked(codeSchema, input)
  reserveAttempt(ctx, 'secondFactor', person.email, address)
  return write(ctx, (tx) => {
    if (!useFactorCode(tx, ctx, person.id, code)) throw invalid('secondFactor.wrong', {}, 'code')
    forgetAttempts(tx, person.email, 'secondFactor')
    return work(tx, person)
  })
}
