import { eq } from 'drizzle-orm'
import { events } from '#db/schema'
import type { Reader } from '#db/client'
import { notFound } from '#app/platform/domain-error'

export type EventRow = typeof events.$inferSelect

/** @throws DomainError notFound */
export function eventById(db: Reader, id: string): EventRow {
  const event = db.select().from(events).where(eq(events.id, id)).get()
  if (!event) throw notFound()
  return event
}

/** @throws DomainError notFound */
export function eventBySlug(db: Reader, slug: string): EventRow {
  const event = db.select().from(events).where(eq(events.slug, slug)).get()
  if (!event) throw notFound()
  return event
}
