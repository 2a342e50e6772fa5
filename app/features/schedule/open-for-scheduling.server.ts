import type { Reader } from '#db/client'
import { eventById } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { conflict } from '#app/platform/domain-error'

/** The event, while its schedule may be worked on. @throws DomainError notFound, schedule.wrongPhase */
export function openForScheduling(db: Reader, eventId: string): EventRow {
  const event = eventById(db, eventId)
  if (event.state !== 'scheduling' && event.state !== 'published')
    throw conflict('schedule.wrongPhase')
  return event
}
