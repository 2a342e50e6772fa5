import { and, eq } from 'drizzle-orm'
import { registrations } from '#db/schema'
import type { Reader } from '#db/client'
import { notFound } from '#app/platform/domain-error'

export type ParticipantRow = typeof registrations.$inferSelect

/** An approved registration of an event. @throws DomainError notFound, for one of another event too */
export function participantOf(db: Reader, eventId: string, id: string): ParticipantRow {
  const row = db
    .select()
    .from(registrations)
    .where(
      and(
        eq(registrations.id, id),
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
      ),
    )
    .get()
  if (!row) throw notFound()
  return row
}
