import type { Tx } from '#db/client'
import type { MailPayload } from '#app/features/notifications'
import type { Context } from '#app/platform/context.server'
import { enqueue } from '#app/platform/jobs/enqueue.server'

/**
 * Puts a mail about an account into the outbox, inside the change's own transaction. It carries ids; links and codes
 * are made when it is sent, so that nothing in the database opens an account.
 */
export function mailAccount(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  to: MailPayload['to'],
  template: MailPayload['template'],
  params: MailPayload['params'] = {},
): void {
  enqueue(tx, ctx.now(), 'mail', { to, template, params } satisfies MailPayload)
}
