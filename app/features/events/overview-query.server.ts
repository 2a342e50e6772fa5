import { and, count, eq, inArray, sql } from 'drizzle-orm'
import {
  delegates,
  eventTables,
  interpreters,
  meetingRequests,
  meetings,
  registrations,
  schedules,
  slots,
} from '#db/schema'
import type { EventState, RegistrationState, RequestState } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { blockersOf } from './blockers.server'
import type { Blocker } from './blockers.server'
import { checklistFor } from './checklist.server'
import type { CheckItem } from './checklist.server'
import { eventBySlug } from './find-event.server'
import { inGrid } from './in-grid.server'
import { lineOf } from './queries.server'
import type { EventLine } from './queries.server'
import { nextStates } from './states'

export type Overview = {
  event: EventLine & { id: string; version: number }
  mayManage: boolean
  /** Whether the rooms behind the figures are open to the reader; not to whoever only checks people in. */
  mayLook: boolean
  /** The way on: what it is called, and what must be mended before. */
  next: { state: EventState; blockers: Blocker[]; checks: CheckItem[] } | null
  back: EventState[]
  registrations: Partial<Record<RegistrationState, number>>
  requests: Partial<Record<RequestState, number>>
  delegates: number
  grid: { slots: number; tables: number; interpreters: number }
  schedule: {
    toPlace: number
    draft: { number: number; placed: number } | null
    published: { number: number; placed: number } | null
  }
}

/** The state of an event for its team, with what stands before the next phase. @throws DomainError notFound */
export function readOverview(ctx: Context, slug: string): Overview {
  const row = eventBySlug(ctx.db, slug)
  authorise(ctx, 'event.readDesk', { eventId: row.id })
  const { db } = ctx
  const [forward, ...back] = nextStates(row)
  const countIn = (table: typeof eventTables | typeof interpreters) =>
    db.select({ n: count() }).from(table).where(eq(table.eventId, row.id)).get()?.n ?? 0
  return {
    event: { ...lineOf(ctx, row), id: row.id, version: row.version },
    mayManage: may(ctx, 'event.changeState', { eventId: row.id }),
    mayLook: may(ctx, 'schedule.read', { eventId: row.id }),
    next:
      forward && row.state !== 'closed'
        ? {
            state: forward,
            blockers: blockersOf(db, row, forward),
            checks: checklistFor(db, row, forward),
          }
        : null,
    back: (row.state === 'closed' ? [...nextStates(row)] : back).filter(
      (state) => blockersOf(db, row, state).length === 0,
    ),
    registrations: byState(
      db
        .select({ state: registrations.state, n: count() })
        .from(registrations)
        .where(eq(registrations.eventId, row.id))
        .groupBy(registrations.state)
        .all(),
    ),
    requests: byState(
      db
        .select({ state: meetingRequests.state, n: count() })
        .from(meetingRequests)
        .where(eq(meetingRequests.eventId, row.id))
        .groupBy(meetingRequests.state)
        .all(),
    ),
    delegates:
      db
        .select({ n: count() })
        .from(delegates)
        .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
        .where(and(eq(registrations.eventId, row.id), eq(registrations.state, 'approved')))
        .get()?.n ?? 0,
    grid: {
      slots: db.select({ n: count() }).from(slots).where(inGrid(row.id)).get()?.n ?? 0,
      tables: countIn(eventTables),
      interpreters: countIn(interpreters),
    },
    schedule: {
      toPlace:
        db
          .select({ n: count() })
          .from(meetings)
          .where(
            and(eq(meetings.eventId, row.id), inArray(meetings.state, ['planned', 'scheduled'])),
          )
          .get()?.n ?? 0,
      draft: scheduleIn(ctx, row.id, 'draft'),
      published: scheduleIn(ctx, row.id, 'published'),
    },
  }
}

const byState = <State extends string>(
  rows: { state: State; n: number }[],
): Partial<Record<State, number>> =>
  Object.fromEntries(rows.map((row) => [row.state, row.n])) as Partial<Record<State, number>>

const scheduleIn = (ctx: Context, eventId: string, state: 'draft' | 'published') =>
  ctx.db
    .select({
      number: schedules.number,
      placed: sql<number>`(SELECT count(*) FROM placements WHERE placements.schedule_id = schedules.id)`,
    })
    .from(schedules)
    .where(and(eq(schedules.eventId, eventId), eq(schedules.state, state)))
    .get() ?? null
