import { and, asc, eq } from 'drizzle-orm'
import { exclusions, organisations } from '#db/schema'
import type { Reader } from '#db/client'
import { authorise, authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid, notFound } from '#app/platform/domain-error'
import { placeName } from '#search/vocabulary/places'
import { announceListingsOf } from './announce-listings.server'
import { byName } from './find-by-name.server'

type Exclusion = { organisationId: string; otherId: string; excluded: boolean }

/**
 * Says that an organisation never wants to meet, see or be shown to another, or takes it back. Only its own editors
 * and the organisers know; the other finds nothing, as if neither were there. A second press changes nothing.
 * @throws DomainError notFound, exclusion.self
 */
export function setExclusion(ctx: Context, { organisationId, otherId, excluded }: Exclusion): void {
  authorisedPerson(ctx, 'organisation.exclude', { organisationId })
  write(ctx, (tx) => {
    const other = tx.select().from(organisations).where(eq(organisations.id, otherId)).get()
    if (!other) throw notFound()
    if (organisationId === otherId) throw invalid('exclusion.self')
    const { changes } = excluded
      ? tx
          .insert(exclusions)
          .values({ organisationId, excludedOrganisationId: otherId, createdAt: ctx.now() })
          .onConflictDoNothing()
          .run()
      : tx.delete(exclusions).where(isPair(organisationId, otherId)).run()
    if (changes === 0) return
    const done = excluded ? 'exclusion.added' : 'exclusion.removed'
    record(tx, ctx, done, 'organisation', organisationId, { after: { otherId } })
    // Matches of both follow.
    announceListingsOf(tx, ctx, organisationId)
    announceListingsOf(tx, ctx, otherId)
  })
}

const isPair = (organisationId: string, otherId: string) =>
  and(eq(exclusions.organisationId, organisationId), eq(exclusions.excludedOrganisationId, otherId))

/** By the organisation's address. @throws DomainError notFound, exclusion.self */
export const excludeOrganisation = (ctx: Context, slug: string, otherId: string): void =>
  setExclusion(ctx, { organisationId: bySlug(ctx.db, slug).id, otherId, excluded: true })

/** Takes it back. @throws DomainError notFound */
export const includeOrganisation = (ctx: Context, slug: string, otherId: string): void =>
  setExclusion(ctx, { organisationId: bySlug(ctx.db, slug).id, otherId, excluded: false })

/** Whom an organisation keeps apart from itself, by name; for its own members. @throws DomainError notFound */
export function listExclusions(
  ctx: Context,
  organisationId: string,
): { id: string; name: string }[] {
  authorise(ctx, 'organisation.work', { organisationId })
  return ctx.db
    .select({ id: organisations.id, name: organisations.displayName })
    .from(exclusions)
    .innerJoin(organisations, eq(organisations.id, exclusions.excludedOrganisationId))
    .where(eq(exclusions.organisationId, organisationId))
    .all()
    .sort((a, b) => new Intl.Collator(ctx.locale).compare(a.name, b.name))
}

/** What is excluded, and what a name finds to exclude. @throws DomainError notFound */
export function readExclusions(ctx: Context, slug: string, query: string) {
  const own = bySlug(ctx.db, slug)
  authorisedPerson(ctx, 'organisation.exclude', { organisationId: own.id })
  const excluded = ctx.db
    .select({ organisation: organisations })
    .from(exclusions)
    .innerJoin(organisations, eq(organisations.id, exclusions.excludedOrganisationId))
    .where(eq(exclusions.organisationId, own.id))
    .orderBy(asc(organisations.displayName))
    .all()
    .map((row) => row.organisation)
  const taken = new Set([own.id, ...excluded.map((one) => one.id)])
  const shown = (row: typeof own) => ({
    id: row.id,
    slug: row.slug,
    name: row.displayName,
    country: row.country,
    place: row.place ? placeName(row.place, ctx.locale) : (row.placeText ?? ''),
  })
  return {
    organisation: { slug, name: own.displayName },
    excluded: excluded.map(shown),
    found: query
      ? byName(ctx.db, query)
          .filter((row) => !taken.has(row.id))
          .map(shown)
      : [],
  }
}

function bySlug(reader: Reader, slug: string) {
  const row = reader.select().from(organisations).where(eq(organisations.slug, slug)).get()
  if (!row) throw notFound()
  return row
}
