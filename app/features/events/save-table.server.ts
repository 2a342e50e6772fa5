import { and, eq } from 'drizzle-orm'
import { eventTables } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { equipmentOf } from './equipment.server'
import { eventFor } from './event-for.server'
import { nextPosition, refuseInUse, refuseUnknown } from './set-up.server'
import type { ManyTables, TableForm } from './setup-schema'

const CONSTRAINTS = { 'event_tables.event_id': 'event.tableTwice' }

/** Adds a table to an event, or changes one. @throws DomainError notFound, conflict, event.closed, event.tableTwice */
export function saveTable(ctx: Context, input: TableForm & { eventId: string }): { id: string } {
  const { eventId, id, version, ...given } = input
  return write(
    ctx,
    (tx) => {
      eventFor(ctx, tx, 'event.setUp', eventId)
      refuseUnknown(tx, given.hostOrganisationId)
      const fields = {
        ...given,
        equipment: equipmentOf(given.equipment),
        place: given.place ?? null,
        hostOrganisationId: given.hostOrganisationId ?? null,
      }
      if (!id) return insert(tx, ctx, eventId, fields)
      const before = tableOf(tx, eventId, id)
      if (before.version !== version) throw conflict('conflict')
      tx.update(eventTables)
        .set({ ...fields, version: before.version + 1 })
        .where(eq(eventTables.id, id))
        .run()
      record(tx, ctx, 'eventTable.changed', 'eventTable', id, { before, after: fields })
      return { id }
    },
    CONSTRAINTS,
  )
}

/** Adds numbered tables in one go; labels that are there already are left alone. @throws DomainError notFound, event.closed */
export function addTables(
  ctx: Context,
  input: ManyTables & { eventId: string },
): { added: number } {
  return write(ctx, (tx) => {
    eventFor(ctx, tx, 'event.setUp', input.eventId)
    const present = new Set(
      tx
        .select({ label: eventTables.label })
        .from(eventTables)
        .where(eq(eventTables.eventId, input.eventId))
        .all()
        .map((table) => table.label),
    )
    const labels = Array.from(
      { length: input.count },
      (_, at) => `${input.prefix ?? ''}${input.first + at}`,
    ).filter((label) => !present.has(label))
    for (const label of labels)
      insert(tx, ctx, input.eventId, {
        label,
        place: input.place ?? null,
        capacity: input.capacity,
        equipment: [],
        hostOrganisationId: null,
      })
    return { added: labels.length }
  })
}

/** Takes a table away that no schedule holds a meeting at. @throws DomainError notFound, conflict, event.tableInUse */
export function removeTable(
  ctx: Context,
  input: { eventId: string; id: string; version: number },
): void {
  write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'event.setUp', input.eventId)
    const before = tableOf(tx, input.eventId, input.id)
    if (before.version !== input.version) throw conflict('conflict')
    refuseInUse(tx, ctx, event, { tableId: input.id }, 'event.tableInUse')
    tx.delete(eventTables).where(eq(eventTables.id, input.id)).run()
    record(tx, ctx, 'eventTable.removed', 'eventTable', input.id, { before })
  })
}

type Fields = Omit<typeof eventTables.$inferInsert, 'id' | 'eventId' | 'position' | 'version'>

function insert(tx: Tx, ctx: Context, eventId: string, fields: Fields) {
  const id = newId()
  tx.insert(eventTables)
    .values({ ...fields, id, eventId, position: nextPosition(tx, eventTables, eventId) })
    .run()
  record(tx, ctx, 'eventTable.added', 'eventTable', id, { after: { eventId, ...fields } })
  return { id }
}

function tableOf(tx: Tx, eventId: string, id: string) {
  const table = tx
    .select()
    .from(eventTables)
    .where(and(eq(eventTables.eventId, eventId), eq(eventTables.id, id)))
    .get()
  if (!table) throw notFound()
  return table
}
