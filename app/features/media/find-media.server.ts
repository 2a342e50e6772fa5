import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { documents, organisations, pictures, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import { notFound } from '#app/platform/domain-error'

export type PictureRow = typeof pictures.$inferSelect
export type DocumentRow = typeof documents.$inferSelect

/** The technology of an address. @throws DomainError notFound */
export function technologyBySlug(reader: Reader, slug: string) {
  const row = reader.select().from(technologies).where(eq(technologies.slug, slug)).get()
  if (!row) throw notFound()
  return row
}

/** The organisation of an address. @throws DomainError notFound */
export function organisationBySlug(reader: Reader, slug: string) {
  const row = reader.select().from(organisations).where(eq(organisations.slug, slug)).get()
  if (!row) throw notFound()
  return row
}

/** Pictures of a technology, in the order that its people gave them. */
export const picturesIn = (reader: Reader, technologyId: string): PictureRow[] =>
  reader
    .select()
    .from(pictures)
    .where(eq(pictures.technologyId, technologyId))
    .orderBy(asc(pictures.position), asc(pictures.id))
    .all()

export const logoIn = (reader: Reader, organisationId: string): PictureRow | undefined =>
  reader.select().from(pictures).where(eq(pictures.organisationId, organisationId)).get()

const stillThere = (technologyId: string) =>
  and(eq(documents.technologyId, technologyId), isNull(documents.removedAt))

/** Documents of a technology itself, those for everybody first. */
export const documentsIn = (reader: Reader, technologyId: string): DocumentRow[] =>
  reader
    .select()
    .from(documents)
    .where(and(stillThere(technologyId), isNull(documents.certificate)))
    .orderBy(desc(eq(documents.tier, 'public')), asc(documents.id))
    .all()

/** Documents of the certificates of a technology, also of those that it no longer lists. */
export const certificateDocumentsIn = (reader: Reader, technologyId: string): DocumentRow[] =>
  reader
    .select()
    .from(documents)
    .where(and(stillThere(technologyId), isNotNull(documents.certificate)))
    .orderBy(asc(documents.id))
    .all()

/** How many pictures and documents a technology has; none for a need. */
export const countMedia = (reader: Reader, technologyId: string) => ({
  pictures: picturesIn(reader, technologyId).length,
  documents: documentsIn(reader, technologyId).length,
})

/** A picture of a technology. @throws DomainError notFound, also for one of another technology */
export function pictureOf(reader: Reader, technologyId: string, id: string): PictureRow {
  const row = reader.select().from(pictures).where(eq(pictures.id, id)).get()
  if (row?.technologyId !== technologyId) throw notFound()
  return row
}

/** A document of a technology. @throws DomainError notFound, also for one of another technology or taken away */
export function documentOf(reader: Reader, technologyId: string, id: string): DocumentRow {
  const row = reader.select().from(documents).where(eq(documents.id, id)).get()
  if (row?.technologyId !== technologyId || row.removedAt) throw notFound()
  return row
}
