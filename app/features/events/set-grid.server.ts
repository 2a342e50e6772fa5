import { eq, inArray, sql } from 'drizzle-orm'
import { events, slots } from '#db/schema'
import type { Tx } from '#db/client'
import type { GridPlan } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { eventById } from './find-event.server'
import { gridChange, meetingsTouched } from './grid-changes.server'
import type { GridChange } from './grid-changes.server'
import { gridPlanSchema } from './event-form-schema'

/**
 * Cuts the days of an event anew. A slot at the same time stays the same slot, so what stands in it stays. A plan that
 * would take away a slot in which a meeting stands is refused: the meetings are moved first, on the board.
 * @throws DomainError notFound, conflict, event.closed, event.gridHoldsMeetings, event.span*, event.breakOutside
 */
export function setGrid(
  ctx: Context,
  input: { eventId: string; version: number; plan: GridPlan },
): { slots: number } {
  authorise(ctx, 'event.manage', { eventId: input.eventId })
  const plan = checked(gridPlanSchema, input.plan)
  return write(ctx, (tx) => {
    const event = eventById(tx, input.eventId)
    if (event.version !== input.version) throw conflict('conflict')
    if (event.state === 'closed') throw conflict('event.closed')
    const change = gridChange(tx, event, plan)
    const touched = meetingsTouched(
      ctx,
      event,
      { slotIds: change.removed.map((slot) => slot.id) },
      tx,
    )
    if (touched.length > 0)
      throw conflict('event.gridHoldsMeetings', {
        count: new Set(touched.map((meeting) => meeting.id)).size,
      })
    applyGridChange(tx, event.id, change)
    tx.update(events)
      .set({ gridPlan: plan, version: event.version + 1, updatedAt: ctx.now() })
      .where(eq(events.id, event.id))
      .run()
    const count = change.kept.length + change.added.length
    record(tx, ctx, 'event.gridSet', 'event', event.id, {
      before: { plan: event.gridPlan },
      after: { plan, slots: count, added: change.added.length, removed: change.removed.length },
    })
    return { slots: count }
  })
}

/** Positions are lifted out of the way first: two slots may change places. */
const AWAY = 100_000

/** Writes a change of the grid; what stands in removed slots was looked at before. */
export function applyGridChange(
  tx: Tx,
  eventId: string,
  { added, kept, removed }: GridChange,
): void {
  if (removed.length > 0)
    tx.delete(slots)
      .where(
        inArray(
          slots.id,
          removed.map((slot) => slot.id),
        ),
      )
      .run()
  tx.update(slots)
    .set({ position: sql`${slots.position} + ${AWAY}` })
    .where(eq(slots.eventId, eventId))
    .run()
  for (const { id, slot } of kept)
    tx.update(slots).set({ day: slot.day, position: slot.position }).where(eq(slots.id, id)).run()
  for (const slot of added)
    tx.insert(slots)
      .values({ ...slot, id: newId(), eventId })
      .run()
}
