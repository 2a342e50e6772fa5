import { and, asc, eq, inArray } from 'drizzle-orm'
import { delegates, events, meetings, placementDelegates, placements, slots } from '#db/schema'
import type { Tx } from '#db/client'
import { delegatesAsRecipients, replaceReminders } from '#app/features/notifications'
import type { Recipient } from '#app/features/notifications'
import { dayOf } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { remindersFor } from './reminders'
import type { Appointment } from './reminders'

/**
 * Plans the reminders of an event's published schedule anew after a publication; of some delegates alone when a meeting
 * of theirs is cancelled.
 */
export function planReminders(tx: Tx, ctx: Context, eventId: string, delegateIds?: string[]): void {
  const event = tx.select().from(events).where(eq(events.id, eventId)).get()
  const among = delegateIds && delegatesAsRecipients(tx, delegateIds)
  const isMeant = (to: Recipient) => !among || among.some((one) => keyOf(one) === keyOf(to))
  const people = event?.publishedScheduleId
    ? appointmentsByPerson(tx, event.publishedScheduleId).filter(({ to }) => isMeant(to))
    : []
  const dayAt = (at: number) => dayOf(new Date(at), event?.timeZone ?? 'UTC')
  replaceReminders(
    tx,
    ctx,
    eventId,
    people.flatMap(({ to, appointments }) =>
      remindersFor(appointments, dayAt).map((reminder) => ({ to, ...reminder })),
    ),
    among,
  )
}

const keyOf = (to: Recipient) => ('personId' in to ? to.personId : to.delegateId)

/** Everybody's meetings that are to be held; two delegates who are one person have one day. */
function appointmentsByPerson(
  tx: Tx,
  scheduleId: string,
): { to: Recipient; appointments: Appointment[] }[] {
  const rows = tx
    .select({
      delegateId: delegates.id,
      personId: delegates.personId,
      email: delegates.email,
      from: slots.startsAt,
      until: slots.endsAt,
    })
    .from(placementDelegates)
    .innerJoin(
      placements,
      and(
        eq(placements.scheduleId, placementDelegates.scheduleId),
        eq(placements.meetingId, placementDelegates.meetingId),
      ),
    )
    .innerJoin(delegates, eq(delegates.id, placementDelegates.delegateId))
    .innerJoin(meetings, eq(meetings.id, placements.meetingId))
    .innerJoin(slots, eq(slots.id, placements.slotId))
    .where(
      and(
        eq(placementDelegates.scheduleId, scheduleId),
        inArray(meetings.state, ['scheduled', 'planned']),
      ),
    )
    .orderBy(asc(slots.startsAt))
    .all()
  const people = new Map<string, { to: Recipient; appointments: Appointment[] }>()
  for (const { delegateId, personId, email, from, until } of rows) {
    const key = personId ?? email?.toLowerCase()
    if (!key) continue
    const person = people.get(key) ?? {
      to: personId ? { personId } : { delegateId },
      appointments: [],
    }
    person.appointments.push({ from: from.getTime(), until: until.getTime() })
    people.set(key, person)
  }
  return [...people.values()]
}
