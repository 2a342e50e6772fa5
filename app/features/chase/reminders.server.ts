import { and, asc, eq, lte } from 'drizzle-orm'
import { chaseReminders, events } from '#db/schema'
import { authorise, signedIn } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import { instantIn } from '#app/i18n/format'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { membersOf } from './groups.server'
import { lastTold, PAUSE_HOURS } from './people.server'
import type { ReminderInput } from './schema'
import { deliver } from './send-chase.server'

/**
 * Sets a reminder that goes out by itself at a time of the event's zone, to whoever is in the group then.
 * @throws DomainError notFound, event.closed, chase.past
 */
export function setReminder(
  ctx: Context,
  input: ReminderInput & { eventId: string },
): { id: string } {
  return write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'chase.send', input.eventId)
    const person = signedIn(ctx)
    const sendAt = instantIn(event.timeZone, input.sendDay, input.sendTime)
    if (sendAt <= ctx.now()) throw invalid('chase.past', {}, 'sendDay')
    const id = newId()
    const { group, subject, body } = input
    tx.insert(chaseReminders)
      .values({
        id,
        eventId: event.id,
        groupKind: group,
        sendAt,
        subject,
        body,
        createdBy: person.id,
        createdAt: ctx.now(),
      })
      .run()
    record(tx, ctx, 'reminder.set', 'event', event.id, { after: { id, group, sendAt } })
    return { id }
  })
}

/** Stops a reminder that has not gone out. Stopping twice changes nothing. @throws DomainError notFound, chase.gone */
export function stopReminder(ctx: Context, input: { eventId: string; id: string }): void {
  write(ctx, (tx) => {
    const reminder = tx
      .select()
      .from(chaseReminders)
      .where(and(eq(chaseReminders.id, input.id), eq(chaseReminders.eventId, input.eventId)))
      .get()
    const { eventId } = input
    authorise(ctx, 'chase.stopReminder', { eventId }, { reminder: reminder?.state })
    if (!reminder) throw notFound()
    if (reminder.state === 'stopped') return
    tx.update(chaseReminders)
      .set({ state: 'stopped' })
      .where(eq(chaseReminders.id, reminder.id))
      .run()
    record(tx, ctx, 'reminder.stopped', 'event', input.eventId, { after: { id: reminder.id } })
  })
}

/**
 * Sends the reminder that has been due longest, if there is one: its mark and its outbox lines are one transaction, so
 * that a crash sends it once or later, never twice. Who was told of the same within a day is left in peace. Gives
 * whether one was due; call again while it was.
 */
export function sendDueReminder(ctx: Context): boolean {
  return write(ctx, (tx) => {
    const now = ctx.now()
    const due = tx
      .select({ reminder: chaseReminders, event: events })
      .from(chaseReminders)
      .innerJoin(events, eq(events.id, chaseReminders.eventId))
      .where(and(eq(chaseReminders.state, 'waiting'), lte(chaseReminders.sendAt, now)))
      .orderBy(asc(chaseReminders.sendAt))
      .limit(1)
      .get()
    if (!due) return false
    const { reminder, event } = due
    const ids =
      event.state === 'closed'
        ? []
        : membersOf(tx, event, reminder.groupKind, undefined).map((one) => one.registrationId)
    const told = lastTold(tx, event.id, reminder.groupKind, ids)
    const since = now.getTime() - PAUSE_HOURS * 3_600_000
    const sent = deliver(tx, ctx, event, {
      group: reminder.groupKind,
      subject: reminder.subject,
      body: reminder.body,
      ids: ids.filter((id) => (told.get(id)?.getTime() ?? 0) < since),
      createdBy: reminder.createdBy,
      origin: 'reminder',
    })
    tx.update(chaseReminders)
      .set({ state: 'sent', messageId: sent?.messageId ?? null })
      .where(eq(chaseReminders.id, reminder.id))
      .run()
    return true
  })
}
