import { and, eq, inArray } from 'drizzle-orm'
import { delegates, programmeSessions, registrations, sessionDelegates } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { instantIn } from '#app/i18n/format'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { refreshAbsences } from './bound-time.server'
import { eventFor } from './event-for.server'
import type { SessionForm } from './setup-schema'

/**
 * Adds a session to an event's programme, or changes one. Those it binds cannot meet meanwhile: the board shows their
 * meetings as clashes and new schedules keep clear of it.
 * @throws DomainError notFound, conflict, event.closed, event.spanOutside
 */
export function saveSession(
  ctx: Context,
  input: SessionForm & { eventId: string },
): { id: string } {
  return write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'event.setUp', input.eventId)
    if (input.day < event.firstDay || input.day > event.lastDay)
      throw invalid('event.spanOutside', {}, 'day')
    const fields = {
      title: input.title,
      room: input.room ?? null,
      startsAt: instantIn(event.timeZone, input.day, input.from),
      endsAt: instantIn(event.timeZone, input.day, input.until),
      binds: input.binds,
    }
    const id = input.id ?? newId()
    if (input.id) {
      const before = sessionOf(tx, event.id, input.id)
      if (before.version !== input.version) throw conflict('conflict')
      tx.update(programmeSessions)
        .set({ ...fields, version: before.version + 1 })
        .where(eq(programmeSessions.id, id))
        .run()
      record(tx, ctx, 'session.changed', 'session', id, { before, after: fields })
    } else {
      tx.insert(programmeSessions)
        .values({ ...fields, id, eventId: event.id })
        .run()
      record(tx, ctx, 'session.added', 'session', id, { after: { eventId: event.id, ...fields } })
    }
    bind(tx, event.id, id, input.binds === 'chosen' ? input.delegates : [])
    refreshAbsences(tx, event.id)
    return { id }
  })
}

/** Takes a session out of the programme; whom it bound is free again. @throws DomainError notFound, conflict */
export function removeSession(
  ctx: Context,
  input: { eventId: string; id: string; version: number },
): void {
  write(ctx, (tx) => {
    eventFor(ctx, tx, 'event.setUp', input.eventId)
    const before = sessionOf(tx, input.eventId, input.id)
    if (before.version !== input.version) throw conflict('conflict')
    tx.delete(programmeSessions).where(eq(programmeSessions.id, input.id)).run()
    refreshAbsences(tx, input.eventId)
    record(tx, ctx, 'session.removed', 'session', input.id, { before })
  })
}

function bind(tx: Tx, eventId: string, sessionId: string, delegateIds: string[]) {
  tx.delete(sessionDelegates).where(eq(sessionDelegates.sessionId, sessionId)).run()
  if (delegateIds.length === 0) return
  const known = tx
    .select({ id: delegates.id })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .where(and(eq(registrations.eventId, eventId), inArray(delegates.id, delegateIds)))
    .all()
  for (const delegate of known)
    tx.insert(sessionDelegates).values({ sessionId, delegateId: delegate.id }).run()
}

function sessionOf(tx: Tx, eventId: string, id: string) {
  const found = tx
    .select()
    .from(programmeSessions)
    .where(and(eq(programmeSessions.eventId, eventId), eq(programmeSessions.id, id)))
    .get()
  if (!found) throw notFound()
  return found
}
