import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { authorisedPerson } from './authorise.server'
import { makeLink, spendLinks } from './links.server'
import type { Client, SignedIn } from './open-session.server'
import { confirmOwnPassword } from './own-password.server'
import { changeEmailSchema } from './schema'
import type { ChangeEmail } from './schema'
import { renewedCookies } from './sessions.server'

/**
 * Asks for another address: a link goes to it, and nothing changes before it is pressed. An address that has an account
 * gets the same answer, and its owner a note.
 * @throws DomainError email.same, password.none, password.wrong, secondFactor.wrong, signIn.tooMany
 */
export async function changeEmail(
  ctx: Context,
  input: ChangeEmail,
  client: Client,
): Promise<SignedIn> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const { email, ...shown } = checked(changeEmailSchema, input)
  if (email === person.email) throw invalid('email.same', {}, 'email')
  await confirmOwnPassword(ctx, person, shown, client.address)
  return write(ctx, (tx) => {
    const owner = tx.select({ id: people.id }).from(people).where(eq(people.email, email)).get()
    spendLinks(tx, ctx, person.id, ['changeEmail'])
    const to = makeLink(tx, ctx, person.id, 'changeEmail', email)
    record(tx, ctx, 'account.emailChangeAsked', 'person', person.id)
    if (to && owner) mailAccount(tx, ctx, { personId: owner.id }, 'emailTaken')
    else if (to) mailAccount(tx, ctx, to, 'confirmEmail')
    return { cookies: renewedCookies(tx, ctx, person.sessionId, client.secure).cookies }
  })
}
