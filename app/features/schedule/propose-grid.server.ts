import { createHash } from 'node:crypto'
import { authorise } from '#app/features/accounts'
import { eventBySlug, gridChange } from '#app/features/events'
import type { EventRow, GridChange } from '#app/features/events'
import type { Reader } from '#db/client'
import type { GridPlan } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import type { Repair } from '#app/scheduling/repair'
import { buildInstance } from './build-instance.server'
import type { GridSlot } from './build-instance.server'
import { carryOver } from './carry-over.server'
import type { MeetingChange } from './changes'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { ScheduleRow } from './find-schedule.server'

export type GridProposal = {
  event: EventRow
  base: ScheduleRow
  grid: GridChange
  /** The slots that would be new, under the names that the changes call them by. */
  added: GridSlot[]
  repair: Repair
  changes: MeetingChange[]
  /** Tells this proposal from one that other records, or another plan, would lead to. */
  fingerprint: string
}

/**
 * What would become of the schedule under another grid: meetings whose slot stays at its time stand still; those of a
 * slot that goes move with it to the new one that overlaps it most, where everybody can; the rest find the nearest
 * place. Nothing is written. Null where nothing stands in a slot that goes.
 * @throws DomainError notFound, event.closed, event.slotsBegun
 */
export async function proposeGrid(
  ctx: Context,
  input: { eventSlug: string; plan: GridPlan },
): Promise<GridProposal | null> {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'event.setUp', { eventId: event.id }, { event: event.state })
  const [draft, published] = [
    scheduleInState(ctx.db, event.id, 'draft'),
    scheduleInState(ctx.db, event.id, 'published'),
  ]
  const base = draft ?? published
  const grid = gridChange(ctx.db, event, input.plan)
  if (!base || !isTouched(ctx.db, grid, [draft, published])) return null
  // On the day what has begun stays; before it, nothing is over.
  const isAhead = ({ startsAt }: { startsAt: Date }) =>
    event.state !== 'running' || startsAt > ctx.now()
  if (!grid.removed.every(isAhead)) throw conflict('event.slotsBegun')

  const added = grid.added.map((slot) => ({ ...slot, id: `new ${slot.startsAt.getTime()}` }))
  const slots = [...grid.kept.map(({ id, slot }) => ({ ...slot, id })), ...added].sort(
    (a, b) => a.day - b.day || a.position - b.position,
  )
  const at = slots.find(isAhead) ?? slots[0]
  const { repair, changes } = await carryOver({
    base,
    records: buildInstance(ctx.db, event, slots),
    placed: placementsOf(ctx.db, base.id),
    goesTo: successors(grid.removed, added),
    slots,
    at: at?.id ?? '',
  })
  return {
    event,
    base,
    grid,
    added,
    repair,
    changes,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([base.id, base.version, event.version, input.plan, changes]))
      .digest('hex'),
  }
}

/** Does a meeting stand in a slot that goes, by the draft or by what is published? */
function isTouched(db: Reader, grid: GridChange, live: (ScheduleRow | undefined)[]): boolean {
  const gone = new Set(grid.removed.map((slot) => slot.id))
  return live.some(
    (schedule) =>
      schedule && [...placementsOf(db, schedule.id).values()].some((one) => gone.has(one.slotId)),
  )
}

/** For slots that go, the new one that overlaps each most; none is taken twice. */
export function successors(
  removed: { id: string; startsAt: Date; endsAt: Date }[],
  added: { id: string; startsAt: Date; endsAt: Date }[],
): Map<string, string> {
  const pairs = removed
    .flatMap((old) => added.map((slot) => ({ old, slot, shared: overlap(old, slot) })))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.old.startsAt.getTime() - b.old.startsAt.getTime())
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const { old, slot } of pairs) {
    if (found.has(old.id) || taken.has(slot.id)) continue
    found.set(old.id, slot.id)
    taken.add(slot.id)
  }
  return found
}

const overlap = (a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }) =>
  Math.min(a.endsAt.getTime(), b.endsAt.getTime()) -
  Math.max(a.startsAt.getTime(), b.startsAt.getTime())
