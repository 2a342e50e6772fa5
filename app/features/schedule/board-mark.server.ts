import type { Reader } from '#db/client'
import { scheduleInState } from './find-schedule.server'
import { solveJob } from './solve-job.server'

/** What changes with anything that the board of an event shows: whoever has another one has an older board. */
export function boardMark(db: Reader, eventId: string): string {
  const draft = scheduleInState(db, eventId, 'draft')
  const published = scheduleInState(db, eventId, 'published')
  return [draft?.id, draft?.version, published?.id, solveJob(eventId)?.state].join('.')
}
