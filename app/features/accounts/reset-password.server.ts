import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { authorise } from './authorise.server'
import { findLink } from './links.server'
import { hashPassword, refuseWeak } from './passwords.server'
import { replacePassword } from './replace-password.server'
import { setPasswordSchema } from './schema'
import type { SetPassword } from './schema'

/** Whose password a link sets. Reading uses nothing up. @throws DomainError link.* */
export const readReset = (ctx: Context, token: string): { email: string } => ({
  email: findLink(ctx.db, ctx, 'resetPassword', token).person.email,
})

/**
 * Sets a new password by a mailed link, which proves the address. Every session ends; nobody is signed in by it, so
 * that the second step is still asked for.
 * @throws DomainError link.*, password.weak, password.leaked
 */
export async function resetPassword(ctx: Context, input: SetPassword): Promise<void> {
  authorise(ctx, 'account.recover')
  const { token, password } = checked(setPasswordSchema, input)
  refuseWeak(password, findLink(ctx.db, ctx, 'resetPassword', token).person)
  const passwordHash = await hashPassword(password)
  write(ctx, (tx) => {
    const { person } = findLink(tx, ctx, 'resetPassword', token)
    replacePassword(tx, ctx, person, passwordHash)
  })
}
