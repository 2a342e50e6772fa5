import { and, desc, eq } from 'drizzle-orm'
import {
  absenceReports,
  eventTables,
  interpreters,
  meetingRequests,
  meetings,
  slots,
} from '#db/schema'
import type { Happened } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { eventFor, gridChange, inGrid, refreshAbsences, writeGrid } from '#app/features/events'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { cancelMeeting, publishedOnce } from './cancel-meeting.server'
import { delegatesOf } from './find-participant.server'
import { requestOfMeeting } from './propose-repair.server'
import type { Proposal } from './propose-repair.server'
import type { RepairInput } from './schema'

/**
 * Writes down what happened, so that whatever is made next knows it too, and gives what it takes to take it back; null
 * where that is too late.
 */
export function writeDown(
  tx: Tx,
  ctx: Context,
  { event, change, at }: Pick<Proposal, 'event' | 'change' | 'at'>,
): Happened | null {
  const from = at.startsAt
  switch (change.kind) {
    case 'noShow':
      return reportAbsent(tx, ctx, event.id, change, from, null)
    case 'late': {
      const until = tx
        .select()
        .from(slots)
        .where(eq(slots.id, change.until ?? ''))
        .get()
      if (!until) throw notFound()
      return reportAbsent(tx, ctx, event.id, change, from, until.startsAt)
    }
    case 'tableLost':
      return closeTable(tx, change.table ?? '', from)
    case 'interpreterLost':
      return markInterpreterAway(tx, change.interpreter ?? '', from, endOf(tx, event.id, from))
    case 'cancel':
      return cancelWithRequest(tx, ctx, change.meeting ?? '')
    case 'add':
      return {}
  }
}

function reportAbsent(
  tx: Tx,
  ctx: Context,
  eventId: string,
  change: RepairInput,
  from: Date,
  until: Date | null,
): Happened {
  const registrationId = change.participant ?? ''
  const reportId = newId()
  tx.insert(absenceReports)
    .values({
      id: reportId,
      eventId,
      registrationId,
      kind: until ? 'late' : 'noShow',
      from,
      until,
      reportedBy: personOf(ctx)?.id ?? null,
      createdAt: ctx.now(),
    })
    .run()
  refreshAbsences(tx, eventId, delegatesOf(tx, registrationId))
  return { reportId }
}

function closeTable(tx: Tx, id: string, from: Date): Happened {
  const before = tx.select().from(eventTables).where(eq(eventTables.id, id)).get()
  if (!before) throw notFound()
  tx.update(eventTables).set({ closedFrom: from }).where(eq(eventTables.id, id)).run()
  return { table: { id, closedFrom: before.closedFrom?.getTime() ?? null } }
}

function markInterpreterAway(tx: Tx, id: string, from: Date, until: Date): Happened {
  const row = tx.select().from(interpreters).where(eq(interpreters.id, id)).get()
  if (!row) throw notFound()
  const away = { from: from.getTime(), until: until.getTime() }
  tx.update(interpreters)
    .set({ absences: [...row.absences, away] })
    .where(eq(interpreters.id, id))
    .run()
  return { interpreter: { id, ...away } }
}

/** The meeting's request goes with it, so that nobody waits for a time. Who has read of it is told, and that stays. */
function cancelWithRequest(tx: Tx, ctx: Context, meetingId: string): Happened | null {
  const isKnown = publishedOnce(tx, [meetingId]).size > 0
  const requestId = requestOfMeeting(tx, meetingId)
  const request = requestId
    ? tx
        .select()
        .from(meetingRequests)
        .where(and(eq(meetingRequests.id, requestId), eq(meetingRequests.state, 'accepted')))
        .get()
    : undefined
  if (!request) throw notFound()
  tx.update(meetingRequests)
    .set({ state: 'cancelled', version: request.version + 1, updatedAt: ctx.now() })
    .where(eq(meetingRequests.id, request.id))
    .run()
  cancelMeeting(tx, ctx, request.id)
  record(tx, ctx, 'meetingRequest.cancelled', 'meetingRequest', request.id, {
    before: { state: request.state },
    after: { state: 'cancelled' },
  })
  return isKnown ? null : { cancelled: { requestId: request.id, meetingId } }
}

/** Takes back what a repair wrote down: nobody is away, closed or cancelled by it any more, and the grid is as it was. */
export function takeBackHappened(
  tx: Tx,
  ctx: Context,
  eventId: string,
  { reportId, table, interpreter, cancelled, grid }: Happened,
): void {
  if (reportId) {
    const report = tx.select().from(absenceReports).where(eq(absenceReports.id, reportId)).get()
    tx.delete(absenceReports).where(eq(absenceReports.id, reportId)).run()
    if (report) refreshAbsences(tx, eventId, delegatesOf(tx, report.registrationId))
  }
  if (table)
    tx.update(eventTables)
      .set({ closedFrom: table.closedFrom === null ? null : new Date(table.closedFrom) })
      .where(eq(eventTables.id, table.id))
      .run()
  if (interpreter) comeBack(tx, interpreter)
  if (cancelled) reopen(tx, ctx, cancelled)
  if (grid) takeBackGrid(tx, ctx, eventId, grid)
}

/** Slots that left the grid come back as those they were. A grid that was changed once more since stays. */
function takeBackGrid(
  tx: Tx,
  ctx: Context,
  eventId: string,
  { before, after }: NonNullable<Happened['grid']>,
) {
  const event = eventFor(ctx, tx, 'event.setUp', eventId)
  if (JSON.stringify(event.gridPlan) !== JSON.stringify(after))
    throw conflict('schedule.nothingToUndo')
  writeGrid(tx, ctx, event, before, gridChange(tx, event, before))
}

function comeBack(tx: Tx, { id, from, until }: NonNullable<Happened['interpreter']>) {
  const row = tx.select().from(interpreters).where(eq(interpreters.id, id)).get()
  if (!row) return
  const at = row.absences.findLastIndex((span) => span.from === from && span.until === until)
  tx.update(interpreters)
    .set({ absences: row.absences.filter((_, index) => index !== at) })
    .where(eq(interpreters.id, id))
    .run()
}

function reopen(
  tx: Tx,
  ctx: Context,
  { requestId, meetingId }: NonNullable<Happened['cancelled']>,
) {
  const request = tx.select().from(meetingRequests).where(eq(meetingRequests.id, requestId)).get()
  const meeting = tx.select().from(meetings).where(eq(meetings.id, meetingId)).get()
  if (request?.state !== 'cancelled' || meeting?.state !== 'cancelled')
    throw conflict('schedule.nothingToUndo')
  const now = ctx.now()
  tx.update(meetingRequests)
    .set({ state: 'accepted', version: request.version + 1, updatedAt: now })
    .where(eq(meetingRequests.id, requestId))
    .run()
  tx.update(meetings)
    .set({ state: 'planned', version: meeting.version + 1, updatedAt: now })
    .where(eq(meetings.id, meetingId))
    .run()
  record(tx, ctx, 'meetingRequest.reopened', 'meetingRequest', requestId, {
    before: { state: 'cancelled' },
    after: { state: 'accepted' },
  })
}

const endOf = (tx: Tx, eventId: string, otherwise: Date): Date =>
  tx
    .select({ endsAt: slots.endsAt })
    .from(slots)
    .where(inGrid(eventId))
    .orderBy(desc(slots.endsAt))
    .get()?.endsAt ?? otherwise
