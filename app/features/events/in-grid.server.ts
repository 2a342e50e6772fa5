import { and, eq, isNull } from 'drizzle-orm'
import { slots } from '#db/schema'

/** The slots of an event's grid as it is now, without those that only an older version of the schedule knows. */
export const inGrid = (eventId: string) => and(eq(slots.eventId, eventId), isNull(slots.retiredAt))
