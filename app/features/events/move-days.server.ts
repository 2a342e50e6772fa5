import { and, eq } from 'drizzle-orm'
import {
  absenceReports,
  delegates,
  eventTables,
  interpreters,
  programmeSessions,
  registrations,
  slots,
} from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { GridPlan } from '#db/domain'
import { record } from '#app/features/audit'
import { dayOf, formatTime, instantIn } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { refreshAbsences } from './bound-time.server'
import type { EventRow } from './find-event.server'
import { gridChange } from './grid-changes.server'
import type { GridChange } from './grid-changes.server'
import { dayPlus, daysBetween, shiftPlan } from './grid-plan'
import { inGrid } from './in-grid.server'
import { planOf } from './plan-of.server'
import { applyGridChange } from './set-grid.server'
import type { Span } from './spans'

export type GivenDays = { timeZone: string; firstDay: string; lastDay: string }

/** What other days, or another zone, do to an event. */
export type DaysMove = {
  /** Days that everything moves by; 0 where the days that stay keep their date. */
  by: number
  /** When something of the event is afterwards: at the same time of the day that its own day becomes. */
  moved: (instant: Date) => Date
  /** The plan inside the new days; null without slots. */
  plan: GridPlan | null
  grid: GridChange
  /** The slot that each slot becomes; those of a day that goes have none. */
  goesTo: Map<string, string | GridChange['added'][number]>
  /** Slots that are another afterwards, or none. */
  moving: (typeof slots.$inferSelect)[]
  /** Sessions of the programme on days that go. */
  sessionsGone: (typeof programmeSessions.$inferSelect)[]
}

/**
 * What other days do: an event that keeps its length, or goes to days of which it had none, moves as a whole, each day
 * with what is in it; one that only begins or ends otherwise keeps its days where they are, and loses those outside.
 * Null where the days and the zone stay.
 */
export function daysMove(db: Reader, event: EventRow, given: GivenDays): DaysMove | null {
  const first = daysBetween(event.firstDay, given.firstDay)
  const last = daysBetween(event.lastDay, given.lastDay)
  if (first === 0 && last === 0 && given.timeZone === event.timeZone) return null
  const overlaps = given.firstDay <= event.lastDay && given.lastDay >= event.firstDay
  const by = first === last || !overlaps ? first : 0
  const moved = (instant: Date) =>
    by === 0 && given.timeZone === event.timeZone
      ? instant
      : instantIn(
          given.timeZone,
          dayPlus(dayOf(instant, event.timeZone), by),
          formatTime(instant, event.timeZone),
        )
  const whole = planOf(db, event)
  const plan = whole && inside(shiftPlan(whole, by), given)
  const grid = plan
    ? gridChange(db, { ...event, ...given }, plan)
    : { added: [], kept: [], removed: [] }
  const live = db.select().from(slots).where(inGrid(event.id)).all()
  const goesTo = successorsOf(live, grid, moved)
  return {
    by,
    moved,
    plan,
    grid,
    goesTo,
    moving: live.filter((slot) => goesTo.get(slot.id) !== slot.id),
    sessionsGone: db
      .select()
      .from(programmeSessions)
      .where(eq(programmeSessions.eventId, event.id))
      .all()
      .filter(({ startsAt }) => !isInside(dayOf(moved(startsAt), given.timeZone), given)),
  }
}

const isInside = (day: string, { firstDay, lastDay }: GivenDays) =>
  day >= firstDay && day <= lastDay

const inside = (plan: GridPlan, given: GivenDays): GridPlan => ({
  ...plan,
  days: plan.days.filter((one) => isInside(one.day, given)),
})

function successorsOf(
  live: (typeof slots.$inferSelect)[],
  { kept, added }: GridChange,
  moved: DaysMove['moved'],
): DaysMove['goesTo'] {
  const key = (startsAt: Date, endsAt: Date) => `${startsAt.getTime()} ${endsAt.getTime()}`
  const byTime = new Map<string, string | GridChange['added'][number]>([
    ...kept.map(({ id, slot }) => [key(slot.startsAt, slot.endsAt), id] as const),
    ...added.map((slot) => [key(slot.startsAt, slot.endsAt), slot] as const),
  ])
  return new Map(
    live.flatMap((slot) => {
      const next = byTime.get(key(moved(slot.startsAt), moved(slot.endsAt)))
      return next ? [[slot.id, next] as const] : []
    }),
  )
}

/**
 * Writes what other days do to slots, sessions and to what was said of people's time; the event itself and its meetings
 * are the caller's. Where the event moves as a whole, what people said of a day goes along with the day.
 */
export function writeDaysMove(tx: Tx, ctx: Context, event: EventRow, move: DaysMove): void {
  applyGridChange(tx, event.id, move.grid, ctx.now())
  for (const session of move.sessionsGone) {
    tx.delete(programmeSessions).where(eq(programmeSessions.id, session.id)).run()
    record(tx, ctx, 'session.removed', 'session', session.id, { before: session })
  }
  const probe = new Date(`${event.firstDay}T12:00:00Z`)
  if (move.moved(probe).getTime() !== probe.getTime()) moveTimes(tx, event.id, move.moved)
  refreshAbsences(tx, event.id)
}

function moveTimes(tx: Tx, eventId: string, moved: DaysMove['moved']): void {
  const movedSpans = (spans: Span[]) =>
    spans.map(({ from, until }) => ({
      from: moved(new Date(from)).getTime(),
      until: moved(new Date(until)).getTime(),
    }))
  for (const one of tx
    .select()
    .from(programmeSessions)
    .where(eq(programmeSessions.eventId, eventId))
    .all())
    tx.update(programmeSessions)
      .set({
        startsAt: moved(one.startsAt),
        endsAt: moved(one.endsAt),
        version: one.version + 1,
      })
      .where(eq(programmeSessions.id, one.id))
      .run()
  for (const one of tx
    .select({ id: delegates.id, spans: delegates.ownAbsences, version: delegates.version })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .where(eq(registrations.eventId, eventId))
    .all())
    if (one.spans.length > 0)
      tx.update(delegates)
        .set({ ownAbsences: movedSpans(one.spans), version: one.version + 1 })
        .where(eq(delegates.id, one.id))
        .run()
  for (const one of tx.select().from(interpreters).where(eq(interpreters.eventId, eventId)).all())
    if (one.absences.length > 0)
      tx.update(interpreters)
        .set({ absences: movedSpans(one.absences), version: one.version + 1 })
        .where(eq(interpreters.id, one.id))
        .run()
  for (const one of tx
    .select()
    .from(absenceReports)
    .where(eq(absenceReports.eventId, eventId))
    .all())
    tx.update(absenceReports)
      .set({ from: moved(one.from), until: one.until && moved(one.until) })
      .where(eq(absenceReports.id, one.id))
      .run()
  for (const one of tx.select().from(eventTables).where(eq(eventTables.eventId, eventId)).all())
    if (one.closedFrom)
      tx.update(eventTables)
        .set({ closedFrom: moved(one.closedFrom) })
        .where(and(eq(eventTables.eventId, eventId), eq(eventTables.id, one.id)))
        .run()
}
