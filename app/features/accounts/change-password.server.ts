import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { authorisedPerson } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { spendLinks } from './links.server'
import { confirmOwnPassword } from './own-password.server'
import { hashPassword, refuseWeak } from './passwords.server'
import { changePasswordSchema } from './schema'
import type { ChangePassword } from './schema'

/**
 * Changes the password of the person who asks; every other session of theirs ends.
 * @throws DomainError password.none, password.wrong, password.weak, signIn.tooMany
 */
export async function changePassword(
  ctx: Context,
  input: ChangePassword,
  address: string,
): Promise<void> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const { currentPassword, password } = checked(changePasswordSchema, input)
  const row = await confirmOwnPassword(ctx, person, currentPassword, address)
  refuseWeak(password, row)
  const passwordHash = await hashPassword(password)
  write(ctx, (tx) => {
    tx.update(people)
      .set({ passwordHash, version: row.version + 1 })
      .where(eq(people.id, person.id))
      .run()
    endSessionsOf(tx, person.id, person.sessionId)
    spendLinks(tx, ctx, person.id, ['resetPassword'])
    record(tx, ctx, 'account.passwordChanged', 'person', person.id)
    mailAccount(tx, ctx, { personId: person.id }, 'passwordChanged')
  })
}
