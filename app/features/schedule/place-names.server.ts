import { eq } from 'drizzle-orm'
import { events, eventTables, slots } from '#db/schema'
import type { KeptPlace } from '#db/schema'
import type { Reader } from '#db/client'
import { formatSpan } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'

/** "10:30–10:50, Table 3", or that it has no place, in the reader's language. */
export function placeInWords(db: Reader, ctx: Pick<Context, 'locale'>, place: KeptPlace): string {
  const t = translatorOf(ctx.locale)
  if (!place) return t('board.withoutPlace')
  const slot = db
    .select({ startsAt: slots.startsAt, endsAt: slots.endsAt, timeZone: events.timeZone })
    .from(slots)
    .innerJoin(events, eq(events.id, slots.eventId))
    .where(eq(slots.id, place.slotId))
    .get()
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
