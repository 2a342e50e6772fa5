import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { mailAccount } from './account-mail.server'
import { authorise } from './authorise.server'
import { findLink, makeLink, spendLinks } from './links.server'
import { forgetBrowsers } from './proven-browsers.server'

/** Which address becomes which. Reading uses nothing up. @throws DomainError link.* */
export function readEmailChange(ctx: Context, token: string): { from: string; to: string } {
  const { link, person } = findLink(ctx.db, ctx, 'changeEmail', token)
  return { from: person.email, to: link.email }
}

/**
 * The press on the link in the new mailbox: the address changes. The old one is told, with a way to undo it for a week.
 * What the old mailbox had proven is forgotten.
 * @throws DomainError link.*, email.taken
 */
export function confirmEmailChange(ctx: Context, { token }: { token: string }): void {
  authorise(ctx, 'account.recover')
  write(
    ctx,
    (tx) => {
      const { link, person } = findLink(tx, ctx, 'changeEmail', token)
      // Links that went to the old mailbox open nothing any more.
      spendLinks(tx, ctx, person.id, ['changeEmail', 'resetPassword'])
      tx.update(people)
        .set({ email: link.email, emailConfirmedAt: ctx.now(), version: person.version + 1 })
        .where(eq(people.id, person.id))
        .run()
      forgetBrowsers(tx, person.id)
      // Without the addresses: the audit trail outlives an erasure.
      record(tx, ctx, 'account.emailChanged', 'person', person.id)
      const undo = makeLink(tx, ctx, person.id, 'undoEmail', person.email)
      if (undo) mailAccount(tx, ctx, undo, 'emailChanged')
    },
    { 'people.email': 'email.taken' },
  )
}
