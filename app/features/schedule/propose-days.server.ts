import { createHash } from 'node:crypto'
import { TransactionRollbackError } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { daysMove, eventById, eventFor, updateEventWithin } from '#app/features/events'
import type { DaysMove, EventRow, UpdateEvent } from '#app/features/events'
import type { Context } from '#app/platform/context.server'
import type { Instance } from '#app/scheduling/instance'
import type { Repair } from '#app/scheduling/repair'
import { buildInstance } from './build-instance.server'
import type { GridSlot } from './build-instance.server'
import { carry, carryOver, toldOf } from './carry-over.server'
import { changesBetween } from './changes'
import type { MeetingChange } from './changes'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { Placement, ScheduleRow } from './find-schedule.server'

export type DaysProposal = {
  event: EventRow
  move: DaysMove
  /** Null where no meeting stands in what moves, and only sessions go. */
  base: ScheduleRow | null
  /** The slots afterwards, new ones under the names that the changes call them by. */
  slots: GridSlot[]
  /** Every meeting stays in its place of the day. */
  isWhole: boolean
  repair: Pick<Repair, 'instance' | 'lost' | 'told' | 'interpretersTold' | 'notAbsorbed'>
  changes: MeetingChange[]
  /** Tells this proposal from one that other records, or another form, would lead to. */
  fingerprint: string
}

/**
 * What would become of the schedule on other days, or in another zone: where the event moves as a whole, every meeting
 * stays in its place of the day; those of a day that goes find the nearest place. Nothing is written. Null where
 * neither meetings nor sessions stand in the way.
 * @throws DomainError notFound, conflict, event.closed, event.slotsBegun, event.placesTaken
 */
export async function proposeDays(
  ctx: Context,
  input: UpdateEvent & { eventId: string },
): Promise<DaysProposal | null> {
  eventFor(ctx, ctx.db, 'event.setUp', input.eventId)
  const found = tried(ctx, (tx) => afterwards(tx, ctx, input))
  if (!found) return null
  const { event, move, base, placed, slots, records } = found
  const goesTo = new Map([...move.goesTo].map(([id, next]) => [id, nameOf(next)]))
  const ids = new Set(slots.map((slot) => slot.id))
  const isWhole = [...placed.values()].every((one) => ids.has(goesTo.get(one.slotId) ?? ''))
  const { repair, changes } =
    base && !isWhole
      ? await carryOver({ base, records, placed, goesTo, slots, at: firstAhead(ctx, event, slots) })
      : allMoved(records, placed, goesTo)
  return {
    event,
    move,
    base,
    slots,
    isWhole,
    repair,
    changes,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([base?.id, base?.version, event.version, input, changes]))
      .digest('hex'),
  }
}

/** The records as they would be, and what stands in the way; null where nothing does. */
function afterwards(tx: Tx, ctx: Context, input: UpdateEvent & { eventId: string }) {
  const event = eventById(tx, input.eventId)
  const move = daysMove(tx, event, input)
  if (!move) return null
  const [draft, published] = [
    scheduleInState(tx, event.id, 'draft'),
    scheduleInState(tx, event.id, 'published'),
  ]
  const moving = new Set(move.moving.map((slot) => slot.id))
  const isTouched = [draft, published].some(
    (one) => one && [...placementsOf(tx, one.id).values()].some(({ slotId }) => moving.has(slotId)),
  )
  if (!isTouched && move.sessionsGone.length === 0) return null
  const base = (isTouched && (draft ?? published)) || null
  const placed = base ? placementsOf(tx, base.id) : new Map<string, Placement>()
  updateEventWithin(tx, ctx, input, { isSeenTo: true })
  const { kept, added } = move.grid
  const slots = [
    ...kept.map(({ id, slot }) => ({ ...slot, id })),
    ...added.map((slot) => ({ ...slot, id: nameOf(slot) })),
  ].sort((a, b) => a.day - b.day || a.position - b.position)
  const records = buildInstance(tx, eventById(tx, event.id), slots)
  return { event, move, base, placed, slots, records }
}

/** A slot that is there by its id, a new one by its time. */
const nameOf = (slot: string | { startsAt: Date }) =>
  typeof slot === 'string' ? slot : `new ${slot.startsAt.getTime()}`

/** On the day what has begun stays; before it, nothing is over. */
const firstAhead = (ctx: Context, event: EventRow, slots: GridSlot[]) =>
  (slots.find((slot) => event.state !== 'running' || slot.startsAt > ctx.now()) ?? slots[0])?.id ??
  ''

/** Nothing has to be sought: every meeting goes with its slot, and what people said of their time with it. */
function allMoved(records: Instance, placed: Map<string, Placement>, goesTo: Map<string, string>) {
  const known = new Map([...placed].filter(([id]) => records.meetings.some((one) => one.id === id)))
  const carried = new Map([...known].map(([id, place]) => [id, carry(place, goesTo)]))
  const nothing = { instance: records, lost: [], told: [], interpretersTold: [] }
  return toldOf({ ...nothing, notAbsorbed: false }, changesBetween(known, carried))
}

/** What work comes to, all of which is taken back. */
function tried<T>(ctx: Context, work: (tx: Tx) => T): T {
  let found: { value: T } | undefined
  try {
    ctx.db.transaction(
      (tx) => {
        found = { value: work(tx) }
        tx.rollback()
      },
      { behavior: 'immediate' },
    )
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error
  }
  if (!found) throw new Error('nothing was tried')
  return found.value
}
