import { and, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import {
  meetingRequests,
  meetings,
  organisations,
  placements,
  registrations,
  schedules,
  slots,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { GridPlan } from '#db/domain'
import { dayOf, formatDay, formatSpan } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { eventFor } from './event-for.server'
import type { EventRow } from './find-event.server'
import { slotsOf } from './grid'
import type { GridSlot } from './grid'
import { spansOf } from './grid-plan'

/** A meeting that stands where something is to go. */
export type TouchedMeeting = {
  id: string
  pair: string
  day: string
  span: string
}

export type GridChange = {
  added: GridSlot[]
  kept: { id: string; slot: GridSlot }[]
  removed: (typeof slots.$inferSelect)[]
}

/**
 * What a plan would do to the slots of an event: a slot at the same time stays the same slot, also one that had left the
 * grid. @throws DomainError event.span*
 */
export function gridChange(db: Reader, event: EventRow, plan: GridPlan): GridChange {
  for (const day of plan.days)
    for (const pause of day.breaks)
      if (pause.until <= pause.from || pause.from < day.from || pause.until > day.until)
        throw invalid('event.breakOutside', { day: day.day }, 'days')
  const cut = slotsOf(
    { slotMinutes: plan.slotMinutes, gapMinutes: plan.gapMinutes, spans: spansOf(plan) },
    event,
  )
  const known = db.select().from(slots).where(eq(slots.eventId, event.id)).all()
  const keyOf = (slot: { startsAt: Date; endsAt: Date }) =>
    `${slot.startsAt.getTime()} ${slot.endsAt.getTime()}`
  const byTime = new Map(known.map((slot) => [keyOf(slot), slot]))
  const kept = cut.flatMap((slot) => {
    const found = byTime.get(keyOf(slot))
    return found ? [{ id: found.id, slot }] : []
  })
  const keptIds = new Set(kept.map((one) => one.id))
  return {
    added: cut.filter((slot) => !byTime.has(keyOf(slot))),
    kept,
    removed: known.filter((slot) => slot.retiredAt === null && !keptIds.has(slot.id)),
  }
}

const fromRegistration = alias(registrations, 'touched_from')
const toRegistration = alias(registrations, 'touched_to')
const fromOrganisation = alias(organisations, 'touched_from_organisation')
const toOrganisation = alias(organisations, 'touched_to_organisation')

/**
 * Meetings that stand in slots, by the draft and the published schedule, or at a table or with an interpreter, by any
 * version; those to come first.
 */
export function meetingsTouched(
  ctx: Context,
  event: EventRow,
  where: { slotIds?: string[]; tableId?: string; interpreterId?: string },
  db: Reader = ctx.db,
): TouchedMeeting[] {
  if (where.slotIds?.length === 0) return []
  const rank = { draft: 0, published: 1, superseded: 2, discarded: 3 }
  return db
    .select({
      id: meetings.id,
      from: fromOrganisation.shortName,
      to: toOrganisation.shortName,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      state: schedules.state,
    })
    .from(placements)
    .innerJoin(schedules, eq(schedules.id, placements.scheduleId))
    .innerJoin(slots, eq(slots.id, placements.slotId))
    .innerJoin(meetings, eq(meetings.id, placements.meetingId))
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .innerJoin(fromRegistration, eq(fromRegistration.id, meetingRequests.fromRegistrationId))
    .innerJoin(toRegistration, eq(toRegistration.id, meetingRequests.toRegistrationId))
    .innerJoin(fromOrganisation, eq(fromOrganisation.id, fromRegistration.organisationId))
    .innerJoin(toOrganisation, eq(toOrganisation.id, toRegistration.organisationId))
    .where(
      and(
        eq(schedules.eventId, event.id),
        where.slotIds && inArray(placements.slotId, where.slotIds),
        where.slotIds && inArray(schedules.state, ['draft', 'published']),
        where.tableId ? eq(placements.tableId, where.tableId) : undefined,
        where.interpreterId ? eq(placements.interpreterId, where.interpreterId) : undefined,
      ),
    )
    .all()
    .sort((a, b) => rank[a.state] - rank[b.state] || a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ id, from, to, startsAt, endsAt }) => ({
      id,
      pair: `${from} × ${to}`,
      day: formatDay(dayOf(startsAt, event.timeZone), ctx.locale),
      span: formatSpan(startsAt, endsAt, event.timeZone, ctx.locale),
    }))
}

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id)

/** Meetings, not places: one may stand in the draft and in what is published. */
export const countTouched = (touched: TouchedMeeting[]): number => new Set(idsOf(touched)).size

export type GridPreview = {
  added: number
  kept: number
  removed: number
  /** Meetings that stand in slots that go, by the draft or by what is published. */
  touched: number
}

/** What a plan would do, before anything is written. @throws DomainError notFound, event.span*, event.breakOutside */
export function previewGrid(ctx: Context, input: { eventId: string; plan: GridPlan }): GridPreview {
  const event = eventFor(ctx, ctx.db, 'event.setUp', input.eventId)
  const change = gridChange(ctx.db, event, input.plan)
  return {
    added: change.added.length,
    kept: change.kept.length,
    removed: change.removed.length,
    touched: countTouched(meetingsTouched(ctx, event, { slotIds: idsOf(change.removed) })),
  }
}
