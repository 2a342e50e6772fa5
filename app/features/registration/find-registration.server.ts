import { eq } from 'drizzle-orm'
import { registrations } from '#db/schema'
import type { Reader } from '#db/client'
import { notFound } from '#app/platform/domain-error'

export type RegistrationRow = typeof registrations.$inferSelect

/** @throws DomainError notFound */
export function registrationOf(db: Reader, id: string): RegistrationRow {
  const registration = db.select().from(registrations).where(eq(registrations.id, id)).get()
  if (!registration) throw notFound()
  return registration
}
