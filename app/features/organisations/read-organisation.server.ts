import { eq } from 'drizzle-orm'
import { organisations } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { read } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { placeName } from '#search/vocabulary/places'

/**
 * The public page of an organisation: what it says of itself, no people.
 * @throws DomainError notFound
 */
export function readOrganisation(ctx: Context, slug: string) {
  authorise(ctx, 'organisation.read')
  const row = ctx.db.select().from(organisations).where(eq(organisations.slug, slug)).get()
  if (!row) throw notFound()
  return {
    id: row.id,
    slug: row.slug,
    name: row.displayName,
    legalNames: Object.values(row.legalName),
    country: row.country,
    kind: row.kind,
    place: row.place ? placeName(row.place, ctx.locale) : (row.placeText ?? ''),
    about: read(row.about, ctx.locale),
    verification: row.verification,
    registrationNumber: row.registrationNumber,
    foundedYear: row.foundedYear,
    website: row.website,
  }
}
