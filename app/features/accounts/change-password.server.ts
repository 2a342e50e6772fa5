import { and, eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { authorisedPerson } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { spendLinks } from './links.server'
import type { Client, SignedIn } from './open-session.server'
import { confirmOwnPassword } from './own-password.server'
import { hashPassword, refuseWeak } from './passwords.server'
import { changePasswordSchema } from './schema'
import type { ChangePassword } from './schema'
import { renewedCookies } from './sessions.server'

/**
 * Changes the password of the person who asks; every other session of theirs ends, and this one gets a new id.
 * @throws DomainError conflict, password.weak, password.leaked, password.none, password.wrong, secondFactor.wrong,
 * signIn.tooMany
 */
export async function changePassword(
  ctx: Context,
  input: ChangePassword,
  client: Client,
): Promise<SignedIn> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const { password, ...shown } = checked(changePasswordSchema, input)
  refuseWeak(password, person)
  const row = await confirmOwnPassword(ctx, person, shown, client.address)
  const passwordHash = await hashPassword(password)
  return write(ctx, (tx) => {
    const changed = tx
      .update(people)
      .set({ passwordHash, version: row.version + 1 })
      .where(and(eq(people.id, person.id), eq(people.version, row.version)))
      .run()
    // Somebody was faster: by a reset, perhaps, that ended this session.
    if (changed.changes === 0) throw conflict('conflict')
    const { sessionId, cookies } = renewedCookies(tx, ctx, person.sessionId, client.secure)
    endSessionsOf(tx, person.id, sessionId)
    spendLinks(tx, ctx, person.id, ['resetPassword'])
    record(tx, ctx, 'account.passwordChanged', 'person', person.id)
    mailAccount(tx, ctx, { personId: person.id }, 'passwordChanged')
    return { cookies }
  })
}
