import { asc, eq } from 'drizzle-orm'
import { eventTables, slots, standbys } from '#db/schema'
import { inGrid, withDay } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { formatSpan } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { judge } from './board-rules'
import { buildInstance } from './build-instance.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import { shortPair } from './pair-names.server'
import { inForce } from './publish-schedule.server'
import { readRules, standsOf } from './read-rules.server'
import type { Fill } from './shown'

/** Free times named for one meeting. */
const MOST_TIMES = 3

/**
 * Accepted meetings without a place that could be held now in a slot that is free or has fallen free: those of
 * organisations that stand by first. Of the working draft, or without one of the published schedule.
 */
export function readFills(ctx: Context, event: EventRow): Fill[] {
  const base =
    scheduleInState(ctx.db, event.id, 'draft') ?? scheduleInState(ctx.db, event.id, 'published')
  if (!base) return []
  const rules = readRules(ctx.db, event, buildInstance(ctx.db, event))
  // What was cancelled after its publication has left its place free.
  const stands = standsOf(
    base.state === 'draft' ? placementsOf(ctx.db, base.id) : inForce(ctx.db, event),
  )
  const placed = new Set(stands.map((one) => one.meetingId))
  const waiting = new Set(
    ctx.db
      .select({ id: standbys.registrationId })
      .from(standbys)
      .all()
      .map((row) => row.id),
  )
  const times = timesOf(ctx, event)
  const labels = new Map(
    ctx.db
      .select({ id: eventTables.id, label: eventTables.label })
      .from(eventTables)
      .where(eq(eventTables.eventId, event.id))
      .orderBy(asc(eventTables.position))
      .all()
      .map((row) => [row.id, row.label]),
  )
  return rules.meetings
    .filter((meeting) => !placed.has(meeting.id))
    .flatMap((meeting): Fill[] => {
      const places = rules.slots
        .map(
          (slotId) => judge(rules, stands, { meetingId: meeting.id, slotId, tableId: null }).stand,
        )
        .filter((stand) => stand !== null)
        .slice(0, MOST_TIMES)
      if (places.length === 0) return []
      return [
        {
          meetingId: meeting.id,
          pair: shortPair(ctx.db, meeting.id),
          standby: meeting.sides.some((side) => waiting.has(side)),
          places: places.map((stand) => ({
            slotId: stand.slotId,
            tableId: stand.tableId ?? '',
            time: times.get(stand.slotId) ?? '',
            table: labels.get(stand.tableId ?? '') ?? '',
          })),
        },
      ]
    })
    .sort((a, b) => Number(b.standby) - Number(a.standby))
}

const timesOf = (ctx: Context, event: EventRow) =>
  new Map(
    ctx.db
      .select()
      .from(slots)
      .where(inGrid(event.id))
      .all()
      .map(({ id, startsAt, endsAt }) => [
        id,
        withDay(
          event,
          startsAt,
          formatSpan(startsAt, endsAt, event.timeZone, ctx.locale),
          ctx.locale,
        ),
      ]),
  )
