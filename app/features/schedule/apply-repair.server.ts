import { and, desc, eq } from 'drizzle-orm'
import { absenceReports, eventTables, interpreters, meetingRequests, slots } from '#db/schema'
import type { KeptPlace } from '#db/schema'
import type { Tx } from '#db/client'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { refreshAbsences } from '#app/features/events'
import { delegatesOf } from './find-participant.server'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { cancelMeeting } from './cancel-meeting.server'
import { newDraft } from './copy-version.server'
import { placementsOf, scheduleById } from './find-schedule.server'
import type { ScheduleRow } from './find-schedule.server'
import { keepAct, keptPlace } from './keep-act.server'
import { PLACE_CONSTRAINTS } from './place-meeting.server'
import { proposeRepair, requestOfMeeting } from './propose-repair.server'
import type { Proposal } from './propose-repair.server'
import { publishDraft } from './publish-schedule.server'
import type { RepairInput } from './schema'

export type AppliedRepair = { number: number; published: boolean }

/**
 * Does what a proposal said, if the records still lead to the same one: what happened is written down (who is away,
 * which table is closed), and the meetings stand where it said, in the working draft or, with `publish`, for everyone.
 * @throws DomainError as `proposeRepair` and `publishSchedule`; schedule.proposalChanged
 */
export async function applyRepair(
  ctx: Context,
  input: { eventSlug: string; change: RepairInput; fingerprint: string; publish?: boolean },
): Promise<AppliedRepair> {
  const proposal = await proposeRepair(ctx, input)
  if (proposal.fingerprint !== input.fingerprint) throw conflict('schedule.proposalChanged')
  const { event, base } = proposal
  if (input.publish) authorise(ctx, 'schedule.publish', { eventId: event.id })
  return write(
    ctx,
    (tx) => {
      const now = scheduleById(tx, base.id)
      if (!now || now.version !== base.version || now.state !== base.state)
        throw conflict('schedule.proposalChanged')
      const draft = base.state === 'draft' ? now : draftFrom(tx, ctx, now)
      writeDown(tx, ctx, proposal)
      const after = new Map(
        proposal.changes.map((change): [string, KeptPlace] => [
          change.meetingId,
          keptPlace(change.after),
        ]),
      )
      if (after.size > 0) keepAct(tx, ctx, draft, 'repair', after)
      record(tx, ctx, 'schedule.repaired', 'schedule', draft.id, {
        after: { number: draft.number, kind: input.change.kind, changes: proposal.changes.length },
      })
      const mended = scheduleById(tx, draft.id)
      if (input.publish && mended) publishDraft(tx, ctx, mended)
      return { number: draft.number, published: input.publish === true }
    },
    PLACE_CONSTRAINTS,
  )
}

const draftFrom = (tx: Tx, ctx: Context, published: ScheduleRow) =>
  newDraft(tx, ctx, published.eventId, {
    runId: published.runId,
    places: new Map(
      [...placementsOf(tx, published.id)].map(([id, place]) => [id, keptPlace(place)]),
    ),
  })

/** What happened, so that whatever is made next knows it too. */
function writeDown(tx: Tx, ctx: Context, { event, change, at }: Proposal) {
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
      tx.update(eventTables)
        .set({ closedFrom: from })
        .where(eq(eventTables.id, change.table ?? ''))
        .run()
      return
    case 'interpreterLost':
      return markInterpreterAway(tx, change.interpreter ?? '', from, endOf(tx, event.id, from))
    case 'cancel':
      return cancelWithRequest(tx, ctx, change.meeting ?? '')
    case 'add':
      return
  }
}

function reportAbsent(
  tx: Tx,
  ctx: Context,
  eventId: string,
  change: RepairInput,
  from: Date,
  until: Date | null,
) {
  const registrationId = change.participant ?? ''
  tx.insert(absenceReports)
    .values({
      id: newId(),
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
}

function markInterpreterAway(tx: Tx, id: string, from: Date, until: Date) {
  const row = tx.select().from(interpreters).where(eq(interpreters.id, id)).get()
  if (!row) throw notFound()
  tx.update(interpreters)
    .set({ absences: [...row.absences, { from: from.getTime(), until: until.getTime() }] })
    .where(eq(interpreters.id, id))
    .run()
}

/** The meeting's request goes with it, so that nobody waits for a time. */
function cancelWithRequest(tx: Tx, ctx: Context, meetingId: string) {
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
}

const endOf = (tx: Tx, eventId: string, otherwise: Date): Date =>
  tx
    .select({ endsAt: slots.endsAt })
    .from(slots)
    .where(eq(slots.eventId, eventId))
    .orderBy(desc(slots.endsAt))
    .get()?.endsAt ?? otherwise
