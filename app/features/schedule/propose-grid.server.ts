import { createHash } from 'node:crypto'
import { authorise } from '#app/features/accounts'
import { eventBySlug, gridChange } from '#app/features/events'
import type { EventRow, GridChange } from '#app/features/events'
import type { Reader } from '#db/client'
import type { GridPlan } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import type { Instance } from '#app/scheduling/instance'
import { repairInWorker } from '#app/scheduling/run-in-worker.server'
import type { Repair } from '#app/scheduling/repair'
import { buildInstance } from './build-instance.server'
import type { GridSlot } from './build-instance.server'
import { changesBetween, delegatesTouched } from './changes'
import type { MeetingChange } from './changes'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { Placement, ScheduleRow } from './find-schedule.server'
import { placementsAfter } from './propose-repair.server'
import { asSchedule } from './refuse-broken.server'

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
  const times = new Map([...grid.removed, ...added].map((slot) => [slot.id, slot]))
  const slots = [...grid.kept.map(({ id, slot }) => ({ ...slot, id })), ...added].sort(
    (a, b) => a.day - b.day || a.position - b.position,
  )
  const goesTo = successors(grid.removed, added)
  const records = buildInstance(ctx.db, event, slots)
  const before = placementsOf(ctx.db, base.id)
  const known = new Map([...before].filter(([id]) => records.meetings.some((one) => one.id === id)))
  const carried = new Map([...known].map(([id, place]) => [id, carry(place, goesTo)]))
  const homeless = (id: string) => {
    const slotId = carried.get(id)?.slotId
    return slotId !== undefined && times.has(slotId) && !goesTo.has(known.get(id)?.slotId ?? '')
  }
  const meetings = records.meetings.map((one) => relocked(one, goesTo, slots))
  const at = slots.find(isAhead) ?? slots[0]
  const repair = await repairInWorker(
    { ...records, meetings: meetings.filter((one) => !homeless(one.id)) },
    asSchedule(records, carried),
    {
      at: at?.id ?? '',
      events: meetings
        .filter((one) => homeless(one.id))
        .map((meeting) => ({ type: 'add', meeting })),
    },
  )
  const changes = changesBetween(known, placementsAfter(base.id, carried, repair))
  return {
    event,
    base,
    grid,
    added,
    // The engine counts from the new slots; people are told of the new time too.
    repair: { ...repair, told: delegatesTouched(changes), interpretersTold: staffed(changes) },
    changes,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([base.id, base.version, event.version, input.plan, changes]))
      .digest('hex'),
  }
}

const staffed = (changes: MeetingChange[]): string[] => [
  ...new Set(
    changes.flatMap(({ before, after }) =>
      [before?.interpreterId, after?.interpreterId].filter((id) => typeof id === 'string'),
    ),
  ),
]

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

const carry = (place: Placement, goesTo: Map<string, string>): Placement => ({
  ...place,
  slotId: goesTo.get(place.slotId) ?? place.slotId,
})

/** A lock goes with its slot, and ends where the slot does. */
function relocked(
  meeting: Instance['meetings'][number],
  goesTo: Map<string, string>,
  slots: GridSlot[],
): Instance['meetings'][number] {
  const { locked, ...free } = meeting
  if (!locked) return meeting
  const slot = goesTo.get(locked.slot) ?? locked.slot
  return slots.some((one) => one.id === slot) ? { ...meeting, locked: { ...locked, slot } } : free
}
