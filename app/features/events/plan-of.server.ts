import { asc } from 'drizzle-orm'
import { slots } from '#db/schema'
import type { Reader } from '#db/client'
import type { GridPlan } from '#db/domain'
import { dayOf, formatTime } from '#app/i18n/format'
import type { EventRow } from './find-event.server'
import { planFrom } from './grid-plan'
import { inGrid } from './in-grid.server'

/** The plan of an event's days: the one that was drawn, else the one that lies behind its slots; null without slots. */
export function planOf(db: Reader, event: EventRow): GridPlan | null {
  if (event.gridPlan) return event.gridPlan
  const cut = db
    .select()
    .from(slots)
    .where(inGrid(event.id))
    .orderBy(asc(slots.day), asc(slots.position))
    .all()
  return planFrom(
    cut.map((slot) => ({
      day: dayOf(slot.startsAt, event.timeZone),
      position: slot.position,
      from: formatTime(slot.startsAt, event.timeZone),
      until: formatTime(slot.endsAt, event.timeZone),
    })),
  )
}
