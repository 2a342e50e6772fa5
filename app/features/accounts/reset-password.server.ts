import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { authorise } from './authorise.server'
import { findLink } from './links.server'
import type { Client, SignedIn } from './open-session.server'
import { hashPassword, refuseWeak } from './passwords.server'
import { proveBrowser } from './proven-browsers.server'
import { replacePassword } from './replace-password.server'
import { setPasswordSchema } from './schema'
import type { SetPassword } from './schema'

/** Whose password a link sets. Reading uses nothing up. @throws DomainError link.* */
export const readReset = (ctx: Context, token: string): { email: string } => ({
  email: findLink(ctx.db, ctx, 'resetPassword', token).person.email,
})

/**
 * Sets a new password by a mailed link, which proves the address. Every session ends; nobody is signed in by it, so
 * that an app is still asked for. For an hour the browser counts as proven: it had the mail and gave the password, so
 * that no second mail is needed to sign in now.
 * @throws DomainError link.*, password.weak, password.leaked
 */
export async function resetPassword(
  ctx: Context,
  input: SetPassword,
  client: Client,
): Promise<SignedIn> {
  authorise(ctx, 'account.recover')
  const { token, password } = checked(setPasswordSchema, input)
  refuseWeak(password, findLink(ctx.db, ctx, 'resetPassword', token).person)
  const passwordHash = await hashPassword(password)
  return write(ctx, (tx) => {
    const { person } = findLink(tx, ctx, 'resetPassword', token)
    replacePassword(tx, ctx, person, passwordHash)
    return { cookies: [proveBrowser(tx, ctx, person.id, client, 'hour')] }
  })
}
