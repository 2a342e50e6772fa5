/** Builders for stories about schedules: accepted meetings and drafts made by hand. */
import { eq, max } from 'drizzle-orm'
import { delegates, eventTables, meetings, schedules, slots } from '#db/schema'
import type { Db } from '#db/client'
import { newId } from '#app/platform/ids'
import { TEST_NOW } from '#app/platform/testing.server'
import { enterRequest } from '#app/features/requests'
import { aMatchmaking } from '#app/features/requests/testing.server'
import type { Firm } from '#app/features/requests/testing.server'
import { placeMeeting } from './place-meeting.server'

export type Story = ReturnType<typeof anEventToSchedule>

/** An event in its scheduling phase; `accepted` makes a meeting of two firms, `draft` and `place` a schedule by hand. */
export function anEventToSchedule(given: Parameters<typeof aMatchmaking>[0] = {}) {
  const event = aMatchmaking({ ...given, state: 'scheduling' })
  const { db } = event.ctx
  const grid = db
    .select()
    .from(slots)
    .where(eq(slots.eventId, event.id))
    .orderBy(slots.day, slots.position)
    .all()
  const tables = db
    .select()
    .from(eventTables)
    .where(eq(eventTables.eventId, event.id))
    .orderBy(eventTables.position)
    .all()
  const slotId = (place: number) => grid[place]?.id ?? ''
  const tableId = (place: number) => tables[place]?.id ?? ''
  return {
    ...event,
    db,
    grid,
    slotId,
    tableId,
    accepted: (a: Firm, b: Firm, priority: 'must' | 'want' | 'open' = 'want') =>
      enterRequest(event.desk, {
        fromRegistrationId: a.registrationId,
        toRegistrationId: b.registrationId,
        priority,
        answer: 'accepted',
      }).meetingId ?? '',
    draft: () => aDraft(db, event.id),
    place: (meetingId: string, slot: number, table: number) =>
      placeMeeting(event.desk, {
        eventId: event.id,
        meetingId,
        slotId: slotId(slot),
        tableId: tableId(table),
      }),
    meeting: (id: string) => db.select().from(meetings).where(eq(meetings.id, id)).get(),
    delegateOf: (firm: Firm) =>
      db.select().from(delegates).where(eq(delegates.registrationId, firm.registrationId)).get(),
  }
}

/** An empty working draft. */
export function aDraft(db: Db, eventId: string): string {
  const id = newId()
  const last =
    db
      .select({ number: max(schedules.number) })
      .from(schedules)
      .where(eq(schedules.eventId, eventId))
      .get()?.number ?? 0
  db.insert(schedules)
    .values({ id, eventId, number: last + 1, state: 'draft', createdAt: TEST_NOW })
    .run()
  return id
}
