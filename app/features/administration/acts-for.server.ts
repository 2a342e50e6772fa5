import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { auditEntries, needs, organisations, people, technologies } from '#db/schema'
import { LISTING_KINDS } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { recordIdsOf } from '#app/features/organisations'
import { read } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'

const ACTS = 200

/**
 * What staff did in the name of an organisation, with both names, for its members; and what administrators decided of its
 * record.
 * @throws DomainError notFound
 */
export function readActsFor(ctx: Context, slug: string) {
  const organisation = ctx.db.select().from(organisations).where(eq(organisations.slug, slug)).get()
  if (!organisation) throw notFound()
  authorise(ctx, 'members.read', { organisationId: organisation.id })
  const ids = recordIdsOf(ctx.db, organisation.id)
  const acts = ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      by: people.name,
      kind: auditEntries.recordKind,
      recordId: auditEntries.recordId,
    })
    .from(auditEntries)
    .innerJoin(people, eq(people.id, auditEntries.actorId))
    .where(
      or(
        inArray(auditEntries.onBehalfOf, ids),
        and(
          eq(auditEntries.recordKind, 'organisation'),
          inArray(auditEntries.recordId, ids),
          sql`${auditEntries.action} IN ('organisation.merged', 'verification.approved', 'verification.refused')`,
        ),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(ACTS)
    .all()
  return {
    organisation: { slug, name: organisation.displayName },
    mayOpen: may(ctx, 'listing.edit', { organisationId: organisation.id }),
    acts: acts.map(({ kind, recordId, ...act }) => ({
      ...act,
      listing: listingOf(ctx, kind, recordId, ids),
    })),
  }
}

/** The listing that was touched; none where it is gone or somebody else’s by now. */
function listingOf(ctx: Context, kind: string, recordId: string, owners: string[]) {
  const listing = LISTING_KINDS.find((one) => one === kind)
  if (!listing) return null
  const table = listing === 'need' ? needs : technologies
  const row = ctx.db
    .select({ slug: table.slug, title: table.title, source: table.sourceLocale })
    .from(table)
    .where(and(eq(table.id, recordId), inArray(table.organisationId, owners)))
    .get()
  const title = row && read(row.title, ctx.locale, row.source)
  return row && title ? { kind: listing, slug: row.slug, title } : null
}
