import { and, eq, inArray, or } from 'drizzle-orm'
import { exclusions, organisations } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { read } from '#app/i18n/localised'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { placeName } from '#search/vocabulary/places'
import { countriesIn, sectorsIn } from './said-in.server'

/**
 * The public page of an organisation: what it says of itself, no people.
 * @throws DomainError notFound
 */
export function readOrganisation(ctx: Context, slug: string) {
  authorise(ctx, 'organisation.read')
  const row = ctx.db.select().from(organisations).where(eq(organisations.slug, slug)).get()
  if (!row || isKeptApart(ctx, row.id)) throw notFound()
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
    verifiedAt: row.verifiedAt,
    evidence: row.verificationEvidence,
    registrationNumber: row.registrationNumber,
    foundedYear: row.foundedYear,
    employeeBand: row.employeeBand,
    revenueBand: row.revenueBand,
    languages: row.languages,
    sectors: sectorsIn(row.sectors, row, ctx.locale),
    exportExperience: countriesIn(row.exportExperience, row, ctx.locale),
    address: row.address,
    website: row.website,
    demo: row.demo,
  }
}

/** An exclusion, whoever of the two stated it, hides the page as if there were none. */
function isKeptApart(ctx: Context, organisationId: string): boolean {
  const readers = personOf(ctx)?.memberships.map((membership) => membership.organisationId) ?? []
  if (readers.length === 0) return false
  const { organisationId: by, excludedOrganisationId: other } = exclusions
  return (
    ctx.db
      .select({ by })
      .from(exclusions)
      .where(
        or(
          and(eq(by, organisationId), inArray(other, readers)),
          and(eq(other, organisationId), inArray(by, readers)),
        ),
      )
      .get() !== undefined
  )
}
