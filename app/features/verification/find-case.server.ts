import { eq } from 'drizzle-orm'
import { organisations, verificationCases } from '#db/schema'
import type { Reader } from '#db/client'
import { notFound } from '#app/platform/domain-error'

/** The organisation of a page. @throws DomainError notFound */
export function organisationOf(reader: Reader, slug: string) {
  const row = reader.select().from(organisations).where(eq(organisations.slug, slug)).get()
  if (!row) throw notFound()
  return row
}

/** A case with its organisation. @throws DomainError notFound */
export function findCase(reader: Reader, id: string) {
  const row = reader
    .select({ found: verificationCases, organisation: organisations })
    .from(verificationCases)
    .innerJoin(organisations, eq(organisations.id, verificationCases.organisationId))
    .where(eq(verificationCases.id, id))
    .get()
  if (!row) throw notFound()
  return row
}
