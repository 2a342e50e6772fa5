import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { listingConcepts, needs, organisations, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { Country, ListingKind, Locale, Localised, OrganisationKind } from '#db/domain'
import { may } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { dayOf } from '#app/i18n/format'
import { certificatesOn } from './certificates'
import { languageVersions } from './languages'
import type { NeedRow, TechnologyRow } from './rows.server'
import { lookInVain, maySeeNeed, maySeeOwner, maySeeTechnology, seesAll } from './visibility.server'

/** Who stands behind a listing, as its page names them. */
export type Owner = {
  slug: string
  name: string
  country: Country
  kind: OrganisationKind
  place: string | null
  placeText: string | null
  foundedYear: number | null
  verification: string
  languages: { locale: string; level?: string }[]
}

/**
 * A technology for its page.
 * @throws DomainError notFound when there is none or the reader may not see it
 */
export function readTechnology(ctx: Context, slug: string) {
  const row = ctx.db.select().from(technologies).where(eq(technologies.slug, slug)).get()
  if (!row) lookInVain(ctx, 'technology')
  if (!row || !maySeeTechnology(ctx, row)) throw notFound()
  return {
    ...row,
    owner: ownerOf(ctx.db, row.organisationId),
    concepts: conceptsOf(ctx.db, 'technology', row.id),
    languages: languageVersions(row),
    certificates: certificatesOn(row.certifications, today(ctx)),
    isOwn: seesAll(ctx, row),
    mayEdit: may(ctx, 'listing.edit', { organisationId: row.organisationId }),
  }
}
export type TechnologyPage = ReturnType<typeof readTechnology>

/**
 * A need for its page. Of a confidential one the owner, and everything that would tell, is left out unless the
 * reader may know it.
 * @throws DomainError notFound when there is none or the reader may not see it
 */
export function readNeed(ctx: Context, slug: string) {
  const row = ctx.db.select().from(needs).where(eq(needs.slug, slug)).get()
  if (!row) lookInVain(ctx, 'need')
  if (!row || !maySeeNeed(ctx, row)) throw notFound()
  const { organisationId, ...need } = row
  const isOwnerShown = maySeeOwner(ctx, row)
  return {
    ...need,
    organisationId: isOwnerShown ? organisationId : null,
    placeText: isOwnerShown ? row.placeText : null,
    owner: isOwnerShown ? ownerOf(ctx.db, organisationId) : null,
    concepts: conceptsOf(ctx.db, 'need', row.id),
    languages: languageVersions(row),
    isOwn: seesAll(ctx, row),
    mayEdit: may(ctx, 'listing.edit', { organisationId: row.organisationId }),
  }
}
export type NeedPage = ReturnType<typeof readNeed>

const today = (ctx: Context): string => dayOf(ctx.now(), 'Asia/Ho_Chi_Minh')

function ownerOf(db: Reader, id: string): Owner {
  const row = db.select().from(organisations).where(eq(organisations.id, id)).get()
  if (!row) throw notFound()
  const {
    slug,
    displayName: name,
    country,
    kind,
    place,
    placeText,
    foundedYear,
    verification,
    languages,
  } = row
  return { slug, name, country, kind, place, placeText, foundedYear, verification, languages }
}

/** Concepts of a listing, those of people and the weightiest first. */
export function conceptsOf(
  db: Reader,
  kind: ListingKind,
  id: string,
): { concept: string; weight: number; origin: string }[] {
  return db
    .select({
      concept: listingConcepts.concept,
      weight: listingConcepts.weight,
      origin: listingConcepts.origin,
    })
    .from(listingConcepts)
    .where(and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, id)))
    .orderBy(desc(listingConcepts.weight), asc(listingConcepts.concept))
    .all()
}

/** A listing in a list: enough for one line. */
export type ListingLine = {
  kind: ListingKind
  id: string
  slug: string
  title: Localised
  summary: Localised
  sourceLocale: Locale
  trl: number | null
  status: string
}

/** The listings of an organisation that the reader may see; confidential needs only for those who may know their owner. */
export function listingsOf(
  ctx: Context,
  organisationId: string,
): { technologies: ListingLine[]; needs: ListingLine[] } {
  const offered = ctx.db
    .select()
    .from(technologies)
    .where(
      and(eq(technologies.organisationId, organisationId), ne(technologies.status, 'archived')),
    )
    .orderBy(desc(technologies.updatedAt))
    .all()
  const sought = ctx.db
    .select()
    .from(needs)
    .where(eq(needs.organisationId, organisationId))
    .orderBy(desc(needs.updatedAt))
    .all()
  return {
    technologies: offered
      .filter((row) => maySeeTechnology(ctx, row))
      .map((row) => lineOf('technology', row, row.trl)),
    needs: sought
      .filter((row) => maySeeNeed(ctx, row) && maySeeOwner(ctx, row))
      .map((row) => lineOf('need', row, row.minTrl)),
  }
}

const lineOf = (
  kind: ListingKind,
  row: TechnologyRow | NeedRow,
  trl: number | null,
): ListingLine => ({
  kind,
  id: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  sourceLocale: row.sourceLocale,
  trl,
  status: row.status,
})
