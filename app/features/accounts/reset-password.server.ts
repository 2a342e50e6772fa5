import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { forgetAttempts } from './attempts.server'
import { authorise } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { findLink, spendLinks } from './links.server'
import { hashPassword, refuseWeak } from './passwords.server'
import { setPasswordSchema } from './schema'
import type { SetPassword } from './schema'

/** Whose password a link sets. Reading uses nothing up. @throws DomainError link.* */
export const readReset = (ctx: Context, token: string): { email: string } => ({
  email: findLink(ctx.db, ctx, 'resetPassword', token).person.email,
})

/**
 * Sets a new password by a mailed link, which proves the address. Every session ends; nobody is signed in by it, so
 * that a second factor is still asked for.
 * @throws DomainError link.*, password.weak, password.leaked
 */
export async function resetPassword(ctx: Context, input: SetPassword): Promise<void> {
  authorise(ctx, 'account.recover')
  const { token, password } = checked(setPasswordSchema, input)
  refuseWeak(password, findLink(ctx.db, ctx, 'resetPassword', token).person)
  const passwordHash = await hashPassword(password)
  write(ctx, (tx) => {
    const { person } = findLink(tx, ctx, 'resetPassword', token)
    spendLinks(tx, ctx, person.id, ['resetPassword'])
    tx.update(people)
      .set({
        passwordHash,
        emailConfirmedAt: person.emailConfirmedAt ?? ctx.now(),
        version: person.version + 1,
      })
      .where(eq(people.id, person.id))
      .run()
    endSessionsOf(tx, person.id)
    forgetAttempts(tx, person.email, 'password')
    record(tx, ctx, 'account.passwordReset', 'person', person.id)
    mailAccount(tx, ctx, { personId: person.id }, 'passwordChanged')
  })
}
