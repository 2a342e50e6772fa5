import { and, asc, eq } from 'drizzle-orm'
import { exclusions, organisations } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid, notFound } from '#app/platform/domain-error'
import { placeName } from '#search/vocabulary/places'
import { announceListingsOf } from './announce-listings.server'
import { byName } from './find-by-name.server'

/**
 * Says that an organisation never wants to meet, see or be shown to another. Only its own editors and the organisers
 * know; the other finds nothing, as if neither were there. A second press changes nothing.
 * @throws DomainError notFound, exclusion.self
 */
export function excludeOrganisation(ctx: Context, slug: string, otherId: string): void {
  changeExclusion(ctx, slug, otherId, (tx, organisationId) => {
    if (organisationId === otherId) throw invalid('exclusion.self')
    const added = tx
      .insert(exclusions)
      .values({ organisationId, excludedOrganisationId: otherId, createdAt: ctx.now() })
      .onConflictDoNothing()
      .run()
    return added.changes > 0 && 'exclusion.added'
  })
}

/** Takes it back. @throws DomainError notFound */
export function includeOrganisation(ctx: Context, slug: string, otherId: string): void {
  changeExclusion(ctx, slug, otherId, (tx, organisationId) => {
    const removed = tx
      .delete(exclusions)
      .where(
        and(
          eq(exclusions.organisationId, organisationId),
          eq(exclusions.excludedOrganisationId, otherId),
        ),
      )
      .run()
    return removed.changes > 0 && 'exclusion.removed'
  })
}

function changeExclusion(
  ctx: Context,
  slug: string,
  otherId: string,
  work: (tx: Tx, organisationId: string) => string | false,
): void {
  const { id: organisationId } = bySlug(ctx.db, slug)
  authorisedPerson(ctx, 'organisation.exclude', { organisationId })
  write(ctx, (tx) => {
    const other = tx.select().from(organisations).where(eq(organisations.id, otherId)).get()
    if (!other) throw notFound()
    const done = work(tx, organisationId)
    if (!done) return
    record(tx, ctx, done, 'organisation', organisationId, { after: { otherId } })
    // Matches of both follow.
    announceListingsOf(tx, ctx, organisationId)
    announceListingsOf(tx, ctx, otherId)
  })
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
