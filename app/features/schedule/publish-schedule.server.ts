import { and, eq, inArray, sql } from 'drizzle-orm'
import { events, meetings, schedules } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { delegatesAsRecipients, notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { buildInstance } from './build-instance.server'
import { publishedOnce } from './cancel-meeting.server'
import { changesBetween, delegatesTouched, movesCalendar } from './changes'
import type { MeetingChange } from './changes'
import { BEGUN, placementsOf } from './find-schedule.server'
import type { Placement, ScheduleRow } from './find-schedule.server'
import { planReminders } from './plan-reminders.server'
import { refuseBrokenPlacements } from './refuse-broken.server'

export type Publication = { number: number; told: number; changes: number }

/**
 * Makes the working draft the schedule that everyone reads, in one transaction: whoever reads sees the old one or the
 * new one, whole. The independent verifier checks it once more against the records of this moment. Each person for
 * whom something changed gets one message. Publishing what is published already changes nothing and tells nobody.
 * @throws DomainError notFound, conflict, schedule.wrongPhase, schedule.noDraft, schedule.rulesBroken
 */
export function publishSchedule(
  ctx: Context,
  input: { scheduleId: string; version?: number },
): Publication {
  return write(ctx, (tx) => {
    const draft = tx.select().from(schedules).where(eq(schedules.id, input.scheduleId)).get()
    if (!draft) throw notFound()
    authorisePublishing(ctx, tx, draft)
    if (draft.state === 'published') return { number: draft.number, told: 0, changes: 0 }
    if (input.version !== undefined && draft.version !== input.version) throw conflict('conflict')
    return publishDraft(tx, ctx, draft)
  })
}

/** The same for other verbs of this feature, inside their transaction. @throws as `publishSchedule` */
export function publishDraft(tx: Tx, ctx: Context, draft: ScheduleRow): Publication {
  const event = authorisePublishing(ctx, tx, draft)
  const after = placementsOf(tx, draft.id)
  refuseBrokenPlacements(buildInstance(tx, event), stillAhead(tx, event, after))

  const changes = changesBetween(inForce(tx, event), after)
  putInForce(tx, ctx, event, draft)
  updateMeetings(tx, ctx, event, changes)
  const recipients = delegatesAsRecipients(tx, delegatesTouched(changes))
  notify(
    tx,
    ctx,
    recipients,
    'schedulePublished',
    { eventId: event.id, scheduleId: draft.id },
    draft.id,
  )
  planReminders(tx, ctx, event.id)
  record(tx, ctx, 'schedule.published', 'schedule', draft.id, {
    after: { number: draft.number, changes: changes.length, told: recipients.length },
  })
  return { number: draft.number, told: recipients.length, changes: changes.length }
}

function authorisePublishing(ctx: Context, tx: Tx, draft: ScheduleRow): EventRow {
  const event = eventById(tx, draft.eventId)
  authorise(
    ctx,
    'schedule.publish',
    { eventId: event.id },
    { schedule: draft.state, event: event.state },
  )
  return event
}

/** Without the meetings that have begun: the problem no longer knows them, and nothing about them changes. */
function stillAhead(tx: Tx, event: EventRow, placed: Map<string, Placement>) {
  const begun = tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.eventId, event.id), inArray(meetings.state, BEGUN)))
    .all()
  const over = new Set(begun.map((row) => row.id))
  return new Map([...placed].filter(([id]) => !over.has(id)))
}

/** What publishing the draft would change against what is in force; meetings cancelled since were told already. */
export function inForce(db: Reader, event: EventRow): Map<string, Placement> {
  if (event.publishedScheduleId === null) return new Map()
  const cancelled = db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.eventId, event.id), eq(meetings.state, 'cancelled')))
    .all()
  const placed = placementsOf(db, event.publishedScheduleId)
  for (const { id } of cancelled) placed.delete(id)
  return placed
}

function putInForce(tx: Tx, ctx: Context, event: EventRow, draft: ScheduleRow) {
  tx.update(schedules)
    .set({ state: 'superseded' })
    .where(and(eq(schedules.eventId, event.id), eq(schedules.state, 'published')))
    .run()
  tx.update(schedules)
    .set({ state: 'published', publishedAt: ctx.now(), version: draft.version + 1 })
    .where(eq(schedules.id, draft.id))
    .run()
  tx.update(events)
    .set({
      publishedScheduleId: draft.id,
      state: event.state === 'running' ? 'running' : 'published',
      version: event.version + 1,
      updatedAt: ctx.now(),
    })
    .where(eq(events.id, event.id))
    .run()
}

/** Meetings changed by one statement at most. */
const AT_ONCE = 500

/**
 * SEQUENCE rises only for a meeting that some calendar knows already. A first publication changes thousands of
 * meetings, so those that change alike change together.
 */
function updateMeetings(tx: Tx, ctx: Context, event: EventRow, changes: MeetingChange[]) {
  const ahead = tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.eventId, event.id), inArray(meetings.state, ['planned', 'scheduled'])))
    .all()
  const open = new Set(ahead.map((row) => row.id))
  const anew = changes.filter((change) => change.before === null).map((change) => change.meetingId)
  // This publication itself is in force already, so a first one is told by the versions before it.
  const knownBefore = publishedOnce(tx, anew, ['superseded'])
  const alike = new Map<string, { state: 'scheduled' | 'planned'; rise: number; ids: string[] }>()
  for (const change of changes.filter(({ meetingId }) => open.has(meetingId))) {
    const known = change.before !== null || knownBefore.has(change.meetingId)
    const state = change.after ? ('scheduled' as const) : ('planned' as const)
    const rise = known && movesCalendar(change) ? 1 : 0
    const group = alike.get(`${state} ${rise}`) ?? { state, rise, ids: [] }
    group.ids.push(change.meetingId)
    alike.set(`${state} ${rise}`, group)
  }
  for (const { state, rise, ids } of alike.values())
    for (let from = 0; from < ids.length; from += AT_ONCE)
      tx.update(meetings)
        .set({
          state,
          sequence: sql`${meetings.sequence} + ${rise}`,
          version: sql`${meetings.version} + 1`,
          updatedAt: ctx.now(),
        })
        .where(inArray(meetings.id, ids.slice(from, from + AT_ONCE)))
        .run()
}
