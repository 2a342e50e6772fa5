import { eq } from 'drizzle-orm'
import { events, eventTables, registrations } from '#db/schema'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { participantOf } from './find-participant.server'
import { limitOf } from './limits.server'

/**
 * Allows an organisation one meeting more at the event.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noLimit
 */
export function raiseLimit(ctx: Context, input: { eventId: string; registrationId: string }): void {
  write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'schedule.makeRoom', input.eventId)
    const registration = participantOf(tx, event.id, input.registrationId)
    const limit = limitOf(event, registration)
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
 * Allows each delegate of the event one meeting more than the limit that was seen.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noLimit, schedule.proposalChanged
 */
export function raiseDelegateLimit(ctx: Context, input: { eventId: string; limit: number }): void {
  write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'schedule.makeRoom', input.eventId)
    const limit = event.maxMeetingsPerDelegate
    if (limit === null) throw conflict('schedule.noLimit')
    // It is everybody's: two organisers who press at once raise it once.
    if (limit !== input.limit) throw conflict('schedule.proposalChanged')
    tx.update(events)
      .set({
        maxMeetingsPerDelegate: limit + 1,
        version: event.version + 1,
        updatedAt: ctx.now(),
      })
      .where(eq(events.id, event.id))
      .run()
    record(tx, ctx, 'event.delegateLimitRaised', 'event', event.id, {
      before: { maxMeetingsPerDelegate: limit },
      after: { maxMeetingsPerDelegate: limit + 1 },
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
