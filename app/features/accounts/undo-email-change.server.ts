import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { mailAccount } from './account-mail.server'
import { authorise } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { dropSecondFactor } from './factor-check.server'
import { findLink, makeLink, spendLinks } from './links.server'

/** Which address comes back. Reading uses nothing up. @throws DomainError link.* */
export const readEmailUndo = (ctx: Context, token: string): { email: string } => ({
  email: findLink(ctx.db, ctx, 'undoEmail', token).link.email,
})

/**
 * The owner of the old mailbox takes the address back. Whoever changed it knew the password, so it ends with every
 * session and with a second factor that was set up since, and a link to set a new one is mailed. Links to undo earlier
 * changes stay: a thief who changes the address twice does not take the first owner's way back.
 * @throws DomainError link.*, email.taken
 */
export function undoEmailChange(ctx: Context, { token }: { token: string }): void {
  authorise(ctx, 'account.recover')
  write(
    ctx,
    (tx) => {
      const { link, person } = findLink(tx, ctx, 'undoEmail', token)
      spendLinks(tx, ctx, person.id, ['changeEmail', 'resetPassword'])
      spendLinks(tx, ctx, person.id, ['undoEmail'], link.id)
      dropSecondFactor(tx, person.id, link.createdAt)
      tx.update(people)
        .set({
          email: link.email,
          emailConfirmedAt: ctx.now(),
          passwordHash: null,
          version: person.version + 1,
        })
        .where(eq(people.id, person.id))
        .run()
      endSessionsOf(tx, person.id)
      record(tx, ctx, 'account.emailChangeUndone', 'person', person.id)
      const to = makeLink(tx, ctx, person.id, 'resetPassword', link.email)
      if (to) mailAccount(tx, ctx, to, 'resetPassword')
    },
    { 'people.email': 'email.taken' },
  )
}
