import { eq } from 'drizzle-orm'
import { outbox } from '#db/schema'
import type { Db } from '#db/client'
import type { OutboxLine } from '#app/platform/jobs/runner.server'
import type { MailTransport } from '#app/platform/mail/transport.server'
import { readPayload } from './read-payload.server'
import { renderMail } from './render-mail.server'
import type { MailSite } from './render-mail.server'

/**
 * Sends the mails of outbox lines. Each line is marked done as soon as its mail has gone, so that one bad line of a
 * batch makes no other mail go twice; the Message-ID is the line's id.
 */
export async function sendMails(
  { db, mail, ...site }: { db: Db; mail: MailTransport } & MailSite,
  batch: OutboxLine[],
): Promise<void> {
  for (const { id, payload } of batch) {
    if (isSent(db, id)) continue
    const rendered = renderMail(db, site, readPayload(payload))
    if (rendered) await mail.send({ ...rendered, messageId: id })
    db.update(outbox).set({ state: 'done', doneAt: new Date() }).where(eq(outbox.id, id)).run()
  }
}

const isSent = (db: Db, id: string) =>
  db.select({ state: outbox.state }).from(outbox).where(eq(outbox.id, id)).get()?.state === 'done'
