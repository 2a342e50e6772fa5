import { eq } from 'drizzle-orm'
import { meetingRequests, meetings } from '#db/schema'
import type { Reader } from '#db/client'
import { notFound } from '#app/platform/domain-error'

export type RequestRow = typeof meetingRequests.$inferSelect

/** @throws DomainError notFound */
export function requestById(db: Reader, id: string): RequestRow {
  const request = db.select().from(meetingRequests).where(eq(meetingRequests.id, id)).get()
  if (!request) throw notFound()
  return request
}

export const meetingOfRequest = (
  db: Reader,
  requestId: string,
): typeof meetings.$inferSelect | undefined =>
  db.select().from(meetings).where(eq(meetings.requestId, requestId)).get()
