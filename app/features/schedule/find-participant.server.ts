import { and, eq } from 'drizzle-orm'
import { delegates, registrations } from '#db/schema'
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

/** The people of a registration, by id. */
export const delegatesOf = (db: Reader, registrationId: string): string[] =>
  db
    .select({ id: delegates.id })
    .from(delegates)
    .where(eq(delegates.registrationId, registrationId))
    .all()
    .map((row) => row.id)
