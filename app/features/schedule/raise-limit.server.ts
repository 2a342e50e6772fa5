import { eq } from 'drizzle-orm'
import { eventTables, registrations } from '#db/schema'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { participantOf } from './find-participant.server'

/**
 * Allows an organisation one meeting more at the event.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noLimit
 */
export function raiseLimit(ctx: Context, input: { eventId: string; registrationId: string }): void {
  write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'schedule.makeRoom', input.eventId)
    const registration = participantOf(tx, event.id, input.registrationId)
    const limit = registration.maxMeetings ?? event.maxMeetingsPerOrganisation
    if (limit === null) throw conflict('schedule.noLimit')
    tx.update(registrations)
      .set({ maxMeetings: limit + 1, version: registration.version + 1, updatedAt: ctx.now() })
      .where(eq(registrations.id, registration.id))
      .run()
    record(tx, ctx, 'registration.limitRaised', 'registration', registration.id, {
      before: { maxMeetings: limit },
      after: { maxMeetings: limit + 1 },
    })
  })
}

/**
 * Adds one more table to the event, with the next number as its label.
 * @throws DomainError notFound, schedule.wrongPhase
 */
export function addTable(ctx: Context, input: { eventId: string }): void {
  write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'schedule.makeRoom', input.eventId)
    const known = tx
      .select({ label: eventTables.label, position: eventTables.position })
      .from(eventTables)
      .where(eq(eventTables.eventId, event.id))
      .all()
    const labels = new Set(known.map((table) => table.label))
    let number = known.length + 1
    while (labels.has(String(number))) number++
    const id = newId()
    tx.insert(eventTables)
      .values({
        id,
        eventId: event.id,
        position: Math.max(-1, ...known.map((table) => table.position)) + 1,
        label: String(number),
      })
      .run()
    record(tx, ctx, 'table.added', 'eventTable', id, { after: { label: String(number) } })
  })
}
