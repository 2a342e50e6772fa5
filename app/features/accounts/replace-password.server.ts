import { eq } from 'drizzle-orm'
import { people } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { mailAccount } from './account-mail.server'
import { forgetAttempts } from './attempts.server'
import { endSessionsOf } from './end-sessions.server'
import { spendLinks } from './links.server'

/**
 * A new password for somebody who showed that the mailbox is theirs, inside the caller's transaction. Every session
 * ends, no browser is remembered any more, and the person is told by mail.
 */
export function replacePassword(
  tx: Tx,
  ctx: Context,
  person: typeof people.$inferSelect,
  passwordHash: string,
): void {
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
}
