import { eq, max } from 'drizzle-orm'
import { schedules } from '#db/schema'
import type { Tx } from '#db/client'

/** The number of an event's next version. */
export const nextNumber = (tx: Tx, eventId: string): number =>
  (tx
    .select({ number: max(schedules.number) })
    .from(schedules)
    .where(eq(schedules.eventId, eventId))
    .get()?.number ?? 0) + 1
