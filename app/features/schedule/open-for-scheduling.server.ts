import type { Reader } from '#db/client'
import type { EventState } from '#db/domain'
import { eventById } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { conflict } from '#app/platform/domain-error'

/** States in which the board may be worked on. */
export const WORKS_ON_BOARD: readonly EventState[] = ['scheduling', 'published']
/** On the day itself the schedule is only mended. */
export const TAKES_REPAIRS: readonly EventState[] = [...WORKS_ON_BOARD, 'running']

/** The event, while its schedule may be worked on. @throws DomainError notFound, schedule.wrongPhase */
export function openForScheduling(db: Reader, eventId: string, states = WORKS_ON_BOARD): EventRow {
  const event = eventById(db, eventId)
  if (!states.includes(event.state)) throw conflict('schedule.wrongPhase')
  return event
}
