import { createHash } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { eventTables, interpreters, meetings, slots } from '#db/schema'
import type { Reader } from '#db/client'
import { eventBySlug, eventFor, inGrid } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import type { Context } from '#app/platform/context.server'
import { invalid, conflict } from '#app/platform/domain-error'
import type { Change, ChangeEvent } from '#app/scheduling/change'
import type { Instance } from '#app/scheduling/instance'
import { repairInWorker } from '#app/scheduling/run-in-worker.server'
import type { Repair } from '#app/scheduling/repair'
import { buildInstance } from './build-instance.server'
import { changesBetween } from './changes'
import type { MeetingChange } from './changes'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { Placement, ScheduleRow } from './find-schedule.server'
import { asSchedule } from './refuse-broken.server'
import type { RepairInput } from './schema'

export type Proposal = {
  event: EventRow
  base: ScheduleRow
  change: RepairInput
  /** First slot that is not over. */
  at: typeof slots.$inferSelect
  repair: Repair
  changes: MeetingChange[]
  /** Tells this proposal from one that other records would lead to. */
  fingerprint: string
}

/**
 * What would become of the schedule after something happened: least disturbance first, past slots and locked meetings
 * untouched. Nothing is written. It starts from the working draft, or without one from the published schedule.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.nothingToRepair, field.choose
 */
export async function proposeRepair(
  ctx: Context,
  input: { eventSlug: string; change: RepairInput },
): Promise<Proposal> {
  const { id: eventId } = eventBySlug(ctx.db, input.eventSlug)
  const event = eventFor(ctx, ctx.db, 'schedule.repair', eventId)
  const base =
    scheduleInState(ctx.db, eventId, 'draft') ?? scheduleInState(ctx.db, eventId, 'published')
  if (!base) throw conflict('schedule.nothingToRepair')
  const at = slotOf(ctx.db, eventId, input.change.at)
  const before = placementsOf(ctx.db, base.id)
  const records = buildInstance(ctx.db, event)
  const known = new Map([...before].filter(([id]) => records.meetings.some((one) => one.id === id)))
  const change = changeOf(ctx.db, event, records, known, input.change)
  const instance: Instance = {
    ...records,
    // A draft may still hold meetings at a table that closed since: the change takes it away, so that they move.
    tables: records.tables?.map(({ available: _, ...table }) => table),
    meetings: records.meetings.filter(
      (one) => input.change.kind !== 'add' || one.id !== input.change.meeting,
    ),
  }
  const repair = await repairInWorker(instance, asSchedule(instance, known), change)
  const after = placementsAfter(base.id, known, repair)
  const changes = changesBetween(known, after)
  return {
    event,
    base,
    change: input.change,
    at,
    repair,
    changes,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([base.id, base.version, changes]))
      .digest('hex'),
  }
}

function slotOf(db: Reader, eventId: string, id: string) {
  const slot = db
    .select()
    .from(slots)
    .where(and(inGrid(eventId), eq(slots.id, id)))
    .get()
  if (!slot) throw invalid('field.choose', {}, 'at')
  return slot
}

/** The change in the engine's words; tables that were lost before stay lost. */
function changeOf(
  db: Reader,
  event: EventRow,
  instance: Instance,
  placed: Map<string, Placement>,
  input: RepairInput,
): Change {
  const lostBefore = db
    .select()
    .from(eventTables)
    .where(eq(eventTables.eventId, event.id))
    .orderBy(asc(eventTables.position))
    .all()
    .filter((table) => table.closedFrom !== null && table.id !== input.table)
  return {
    at: input.at,
    events: [
      ...lostBefore.map((table): ChangeEvent => ({ type: 'tableLost', table: table.id })),
      eventOf(instance, placed, input),
    ],
  }
}

function eventOf(
  instance: Instance,
  placed: Map<string, Placement>,
  input: RepairInput,
): ChangeEvent {
  const choose = (field: string): never => {
    throw invalid('field.choose', {}, field)
  }
  const participant = () =>
    instance.participants.find((one) => one.id === input.participant)?.id ?? choose('participant')
  const meeting = () =>
    instance.meetings.find((one) => one.id === input.meeting) ?? choose('meeting')
  switch (input.kind) {
    case 'noShow':
      return { type: 'noShow', participant: participant() }
    case 'late':
      return {
        type: 'late',
        participant: participant(),
        until:
          instance.slots.find((slot) => slot.id === input.until && slot.id !== input.at)?.id ??
          choose('until'),
      }
    case 'tableLost':
      return {
        type: 'tableLost',
        table: instance.tables?.find((one) => one.id === input.table)?.id ?? choose('table'),
      }
    case 'interpreterLost':
      return {
        type: 'interpreterLost',
        interpreter:
          instance.interpreters?.find((one) => one.id === input.interpreter)?.id ??
          choose('interpreter'),
      }
    case 'add': {
      const added = meeting()
      return placed.has(added.id) ? choose('meeting') : { type: 'add', meeting: added }
    }
    case 'cancel':
      return { type: 'cancel', meeting: meeting().id }
  }
}

/** What the proposal would have standing, as placements; a lock that had to be broken is none any more. */
export function placementsAfter(
  scheduleId: string,
  before: Map<string, Placement>,
  { schedule }: Repair,
): Map<string, Placement> {
  return new Map(
    schedule.assignments.map(({ meeting, slot, table, interpreter, delegates }) => {
      const old = before.get(meeting)
      const stays = old?.slotId === slot && old.tableId === (table ?? null)
      return [
        meeting,
        {
          scheduleId,
          meetingId: meeting,
          slotId: slot,
          tableId: table ?? null,
          interpreterId: interpreter ?? null,
          locked: stays ? old.locked : false,
          delegateIds: [...delegates].sort(),
        },
      ]
    }),
  )
}

/** Names of the interpreters that a proposal moves. */
export const interpreterNames = (db: Reader, ids: string[]): string[] =>
  ids.length === 0
    ? []
    : db
        .select({ name: interpreters.name })
        .from(interpreters)
        .where(inArray(interpreters.id, ids))
        .all()
        .map((row) => row.name)

/** The request of a meeting. */
export const requestOfMeeting = (db: Reader, meetingId: string): string | undefined =>
  db
    .select({ requestId: meetings.requestId })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
    .get()?.requestId
