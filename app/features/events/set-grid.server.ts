import { eq, inArray, sql } from 'drizzle-orm'
import { events, placements, slots } from '#db/schema'
import type { Tx } from '#db/client'
import type { GridPlan } from '#db/domain'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { eventFor } from './event-for.server'
import type { EventRow } from './find-event.server'
import { countTouched, gridChange, meetingsTouched } from './grid-changes.server'
import type { GridChange } from './grid-changes.server'
import { gridPlanSchema } from './event-form-schema'
import { inGrid } from './in-grid.server'

/**
 * Cuts the days of an event anew. A slot at the same time stays the same slot, so what stands in it stays. A plan that
 * would take away a slot in which a meeting stands is refused: such a one goes through a previewed repair.
 * @throws DomainError notFound, conflict, event.closed, event.gridHoldsMeetings, event.span*, event.breakOutside
 */
export function setGrid(
  ctx: Context,
  input: { eventId: string; version: number; plan: GridPlan },
): { slots: number } {
  return write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'event.setUp', input.eventId)
    const plan = checked(gridPlanSchema, input.plan)
    if (event.version !== input.version) throw conflict('conflict')
    const change = gridChange(tx, event, plan)
    const touched = meetingsTouched(
      ctx,
      event,
      { slotIds: change.removed.map((slot) => slot.id) },
      tx,
    )
    if (touched.length > 0)
      throw conflict('event.gridHoldsMeetings', {
        count: countTouched(touched),
      })
    writeGrid(tx, ctx, event, plan, change)
    return { slots: change.kept.length + change.added.length }
  })
}

/** Writes a plan with what it does to the slots; the meetings in those that go were seen to. */
export function writeGrid(
  tx: Tx,
  ctx: Context,
  event: EventRow,
  plan: GridPlan,
  change: GridChange,
): void {
  applyGridChange(tx, event.id, change, ctx.now())
  tx.update(events)
    .set({ gridPlan: plan, version: event.version + 1, updatedAt: ctx.now() })
    .where(eq(events.id, event.id))
    .run()
  const [slots, added] = [change.kept.length + change.added.length, change.added.length]
  record(tx, ctx, 'event.gridSet', 'event', event.id, {
    before: { plan: event.gridPlan },
    after: { plan, slots, added, removed: change.removed.length },
  })
}

/** Positions are lifted out of the way first: two slots may change places. */
const AWAY = 100_000

/**
 * Writes a change of the grid; what stands in removed slots was looked at before. Those that a version of the schedule
 * knows leave the grid and stay with it.
 */
export function applyGridChange(
  tx: Tx,
  eventId: string,
  { added, kept, removed }: GridChange,
  now: Date,
): void {
  removeSlots(
    tx,
    eventId,
    removed.map((slot) => slot.id),
    now,
  )
  tx.update(slots)
    .set({ position: sql`${slots.position} + ${AWAY}` })
    .where(inGrid(eventId))
    .run()
  for (const { id, slot } of kept)
    tx.update(slots)
      .set({ day: slot.day, position: slot.position, retiredAt: null })
      .where(eq(slots.id, id))
      .run()
  for (const slot of added)
    tx.insert(slots)
      .values({ ...slot, id: newId(), eventId })
      .run()
}

function removeSlots(tx: Tx, eventId: string, ids: string[], now: Date): void {
  const used = new Set(
    tx
      .selectDistinct({ id: placements.slotId })
      .from(placements)
      .where(inArray(placements.slotId, ids))
      .all()
      .map((row) => row.id),
  )
  const lowest =
    tx
      .select({ position: sql<number | null>`min(${slots.position})` })
      .from(slots)
      .where(eq(slots.eventId, eventId))
      .get()?.position ?? 0
  ids.forEach((id, at) =>
    used.has(id)
      ? tx
          .update(slots)
          .set({ retiredAt: now, position: Math.min(0, lowest) - 1 - at })
          .where(eq(slots.id, id))
          .run()
      : tx.delete(slots).where(eq(slots.id, id)).run(),
  )
}
