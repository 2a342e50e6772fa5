import { eq } from 'drizzle-orm'
import { needs, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { authorise } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'

export type TechnologyRow = typeof technologies.$inferSelect
export type NeedRow = typeof needs.$inferSelect
export type ListingRow = TechnologyRow | NeedRow

export const isTechnology = (row: ListingRow): row is TechnologyRow => 'certifications' in row
export const kindOf = (row: ListingRow): ListingKind => (isTechnology(row) ? 'technology' : 'need')

/** Database constraints of listings and what each means to a person. */
export const LISTING_CONSTRAINTS = {
  'technologies.organisation_id, technologies.title_key': 'listing.titleTaken',
  'needs.organisation_id, needs.title_key': 'listing.titleTaken',
}

/** The technology of this id. @throws DomainError notFound */
export function technologyById(reader: Reader, id: string): TechnologyRow {
  const row = reader.select().from(technologies).where(eq(technologies.id, id)).get()
  if (!row) throw notFound()
  return row
}

/** The need of this id. @throws DomainError notFound */
export function needById(reader: Reader, id: string): NeedRow {
  const row = reader.select().from(needs).where(eq(needs.id, id)).get()
  if (!row) throw notFound()
  return row
}

/** A listing of either kind. @throws DomainError notFound */
export const listingById = (reader: Reader, kind: ListingKind, id: string): ListingRow =>
  kind === 'technology' ? technologyById(reader, id) : needById(reader, id)

/** A listing by its address. @throws DomainError notFound */
export function listingBySlug(reader: Reader, kind: ListingKind, slug: string): ListingRow {
  const row =
    kind === 'technology'
      ? reader.select().from(technologies).where(eq(technologies.slug, slug)).get()
      : reader.select().from(needs).where(eq(needs.slug, slug)).get()
  if (!row) throw notFound()
  return row
}

/**
 * A listing by its address, for somebody who may edit it. A visitor is led to the sign-in before anything is looked for: that
 * it is there would be said otherwise.
 * @throws DomainError signInFirst, notFound
 */
export function listingToEdit(
  ctx: Context,
  reader: Reader,
  kind: ListingKind,
  slug: string,
): ListingRow {
  if (ctx.actor.kind === 'visitor') authorise(ctx, 'listing.edit')
  const row = listingBySlug(reader, kind, slug)
  authorise(ctx, 'listing.edit', { organisationId: row.organisationId })
  return row
}
