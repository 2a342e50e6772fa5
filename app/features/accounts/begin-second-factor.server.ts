import { randomBytes } from 'node:crypto'
import { encodeBase32UpperCaseNoPadding } from '@oslojs/encoding'
import { secondFactors } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { authorisedPerson } from './authorise.server'
import { factorOf, sealSecret } from './factor-check.server'
import type { Client, SignedIn } from './open-session.server'
import { confirmOwnPassword } from './own-password.server'
import { currentPasswordSchema } from './schema'
import type { CurrentPassword } from './schema'
import { renewedCookies } from './sessions.server'

const SECRET_BYTES = 20

/**
 * Makes the secret of an authenticator app for the person who asks, and who shows the password again: whoever finds an
 * open browser must not lock its owner out. It counts only once a first code is confirmed; until then, for half an
 * hour, a new one may take its place.
 * @throws DomainError secondFactor.there, password.none, password.wrong, signIn.tooMany
 */
export async function beginSecondFactor(
  ctx: Context,
  input: CurrentPassword,
  client: Client,
): Promise<SignedIn> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  // One that is there already is said first: nobody is to hunt for a code in vain.
  if (factorOf(ctx.db, person.id)) throw conflict('secondFactor.there')
  await confirmOwnPassword(ctx, person, checked(currentPasswordSchema, input), client.address)
  const secret = sealSecret(ctx, encodeBase32UpperCaseNoPadding(randomBytes(SECRET_BYTES)))
  return write(ctx, (tx) => {
    if (factorOf(tx, person.id)) throw conflict('secondFactor.there')
    const begun = { secret, confirmedAt: null, lastStep: 0, createdAt: ctx.now() }
    tx.insert(secondFactors)
      .values({ personId: person.id, ...begun })
      .onConflictDoUpdate({ target: secondFactors.personId, set: begun })
      .run()
    record(tx, ctx, 'secondFactor.begun', 'person', person.id)
    return { cookies: renewedCookies(tx, ctx, person.sessionId, client.secure).cookies }
  })
}
