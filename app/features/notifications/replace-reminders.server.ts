import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { outbox } from '#db/schema'
import type { Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import type { Recipient } from './notify.server'

/** To whom, how many minutes before which instant. */
export type PlannedReminder = { to: Recipient; lead: number; at: number }

/**
 * Puts the reminders of an event into the outbox, each with its due time, in the place of those that still wait: what
 * moved or fell away is not reminded of. What has gone out, or would be due already, is left out. With `among`, only
 * theirs are replaced.
 */
export function replaceReminders(
  tx: Tx,
  ctx: Context,
  eventId: string,
  reminders: PlannedReminder[],
  among?: Recipient[],
): void {
  const ofEvent = and(
    eq(outbox.kind, 'mail'),
    sql`json_extract(${outbox.payload}, '$.template') = 'meetingReminder'`,
    sql`json_extract(${outbox.payload}, '$.params.eventId') = ${eventId}`,
  )
  tx.delete(outbox)
    .where(and(ofEvent, eq(outbox.state, 'pending'), among && isTo(among)))
    .run()
  const gone = tx
    .select({ key: outbox.dedupeKey })
    .from(outbox)
    .where(and(ofEvent, ne(outbox.state, 'pending')))
    .all()
  const sent = new Set(gone.map((line) => line.key))
  const now = ctx.now()
  for (const { to, lead, at } of reminders) {
    const dedupeKey = `meetingReminder:${eventId}:${lead}:${at}:${'personId' in to ? to.personId : to.delegateId}`
    const runAt = new Date(at - lead * 60_000)
    if (runAt <= now || sent.has(dedupeKey)) continue
    tx.insert(outbox)
      .values({
        id: newId(),
        kind: 'mail',
        payload: { to, template: 'meetingReminder', params: { eventId, lead, at } },
        dedupeKey,
        runAt,
        createdAt: now,
      })
      .run()
  }
}

const isTo = (recipients: Recipient[]) =>
  inArray(
    sql`coalesce(json_extract(${outbox.payload}, '$.to.personId'), json_extract(${outbox.payload}, '$.to.delegateId'))`,
    recipients.map((to) => ('personId' in to ? to.personId : to.delegateId)),
  )
