import { eq } from 'drizzle-orm'
import { events, eventTables, slots } from '#db/schema'
import type { KeptPlace } from '#db/schema'
import type { Reader } from '#db/client'
import { formatSpan } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'

/** Slots that a proposal would make, by the names that it calls them by. */
export type ComingSlots = ReadonlyMap<string, { startsAt: Date; endsAt: Date; timeZone: string }>

/** "10:30–10:50, Table 3", or that it has no place, in the reader's language. */
export function placeInWords(
  db: Reader,
  ctx: Pick<Context, 'locale'>,
  place: KeptPlace,
  coming: ComingSlots = new Map(),
): string {
  const t = translatorOf(ctx.locale)
  if (!place) return t('board.withoutPlace')
  const slot = coming.get(place.slotId) ?? slotOf(db, place.slotId)
  const table = place.tableId
    ? db
        .select({ label: eventTables.label })
        .from(eventTables)
        .where(eq(eventTables.id, place.tableId))
        .get()?.label
    : undefined
  return [
    slot && formatSpan(slot.startsAt, slot.endsAt, slot.timeZone, ctx.locale),
    table && t('schedule.tableLabel', { table }),
  ]
    .filter(Boolean)
    .join(', ')
}

const slotOf = (db: Reader, id: string) =>
  db
    .select({ startsAt: slots.startsAt, endsAt: slots.endsAt, timeZone: events.timeZone })
    .from(slots)
    .innerJoin(events, eq(events.id, slots.eventId))
    .where(eq(slots.id, id))
    .get()
