import { and, eq } from 'drizzle-orm'
import { interpreters } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { instantIn } from '#app/i18n/format'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { eventFor } from './event-for.server'
import { nextPosition, refuseInUse, refuseUnknown } from './set-up.server'
import type { InterpreterForm } from './setup-schema'

/**
 * Adds an interpreter to an event, or changes one. Absences are kept as instants, whatever the grid becomes.
 * @throws DomainError notFound, conflict, event.closed, event.interpreterTwice
 */
export function saveInterpreter(
  ctx: Context,
  input: InterpreterForm & { eventId: string },
): { id: string } {
  const { eventId, id, version, absences, ...given } = input
  return write(
    ctx,
    (tx) => {
      const event = eventFor(ctx, tx, 'event.setUp', eventId)
      refuseUnknown(tx, given.organisationId)
      const fields = {
        ...given,
        organisationId: given.organisationId ?? null,
        bond: given.bond ?? null,
        maxInRow: given.maxInRow ?? null,
        absences: absences.flatMap(({ day, from, until }) =>
          day && from && until
            ? [
                {
                  from: instantIn(event.timeZone, day, from).getTime(),
                  until: instantIn(event.timeZone, day, until).getTime(),
                },
              ]
            : [],
        ),
      }
      if (!id) return insert(tx, ctx, eventId, fields)
      const before = interpreterOf(tx, eventId, id)
      if (before.version !== version) throw conflict('conflict')
      tx.update(interpreters)
        .set({ ...fields, version: before.version + 1 })
        .where(eq(interpreters.id, id))
        .run()
      record(tx, ctx, 'interpreter.changed', 'interpreter', id, { before, after: fields })
      return { id }
    },
    { 'interpreters.event_id': 'event.interpreterTwice' },
  )
}

/** Takes an interpreter away whom no schedule needs. @throws DomainError notFound, conflict, event.interpreterInUse */
export function removeInterpreter(
  ctx: Context,
  input: { eventId: string; id: string; version: number },
): void {
  write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'event.setUp', input.eventId)
    const before = interpreterOf(tx, input.eventId, input.id)
    if (before.version !== input.version) throw conflict('conflict')
    refuseInUse(tx, ctx, event, { interpreterId: input.id }, 'event.interpreterInUse')
    tx.delete(interpreters).where(eq(interpreters.id, input.id)).run()
    record(tx, ctx, 'interpreter.removed', 'interpreter', input.id, { before })
  })
}

type Fields = Omit<typeof interpreters.$inferInsert, 'id' | 'eventId' | 'position' | 'version'>

function insert(tx: Tx, ctx: Context, eventId: string, fields: Fields) {
  const id = newId()
  tx.insert(interpreters)
    .values({ ...fields, id, eventId, position: nextPosition(tx, interpreters, eventId) })
    .run()
  record(tx, ctx, 'interpreter.added', 'interpreter', id, { after: { eventId, ...fields } })
  return { id }
}

function interpreterOf(tx: Tx, eventId: string, id: string) {
  const found = tx
    .select()
    .from(interpreters)
    .where(and(eq(interpreters.eventId, eventId), eq(interpreters.id, id)))
    .get()
  if (!found) throw notFound()
  return found
}
