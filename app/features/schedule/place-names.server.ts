import { eq, inArray } from 'drizzle-orm'
import { events, eventTables, slots } from '#db/schema'
import type { KeptPlace } from '#db/schema'
import type { Reader } from '#db/client'
import { dayOf, formatShortDay, formatSpan } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'

/** Slots that a proposal would make, by the names that it calls them by. */
export type ComingSlots = ReadonlyMap<string, { startsAt: Date; endsAt: Date; timeZone: string }>

/** "10:30–10:50, Table 3", with the day before it where asked for, or that it has no place, in the reader's language. */
export function placeInWords(
  db: Reader,
  ctx: Pick<Context, 'locale'>,
  place: KeptPlace,
  /** Slots that are known already, so that they need not be read. */
  known: ComingSlots = new Map(),
  withDay = false,
): string {
  const t = translatorOf(ctx.locale)
  if (!place) return t('board.withoutPlace')
  const slot = known.get(place.slotId) ?? slotOf(db, place.slotId)
  const table = place.tableId
    ? db
        .select({ label: eventTables.label })
        .from(eventTables)
        .where(eq(eventTables.id, place.tableId))
        .get()?.label
    : undefined
  return [
    slot && withDay && formatShortDay(dayOf(slot.startsAt, slot.timeZone), ctx.locale),
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

/** Slots by their id, with the zone of their event. */
export const slotsNamed = (db: Reader, ids: string[]): ComingSlots =>
  new Map(
    db
      .select({
        id: slots.id,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        timeZone: events.timeZone,
      })
      .from(slots)
      .innerJoin(events, eq(events.id, slots.eventId))
      .where(inArray(slots.id, ids))
      .all()
      .map(({ id, ...slot }) => [id, slot]),
  )
