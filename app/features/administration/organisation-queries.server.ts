import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { organisations } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { byName } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { inOrder, pageOf } from './ordered-page'
import type { OrganisationFilter } from './schema'

const PAGE = 50
const MOST_FOUND = 200

/** Organisations by name or number and by what is to be done about them. @throws DomainError notFound */
export function readOrganisations(
  ctx: Context,
  filter: { q: string; filter?: OrganisationFilter; page: number },
) {
  authorise(ctx, 'platform.read')
  const which = and(named(ctx, filter.q), filter.filter && FILTERS[filter.filter])
  const all = ctx.db
    .select({ id: organisations.id, name: organisations.displayName })
    .from(organisations)
    .where(which)
    .orderBy(asc(organisations.displayName))
    .all()
  const ids = pageOf(all, ctx.locale, filter.page, PAGE)
  const rows = ctx.db
    .select({
      id: organisations.id,
      slug: organisations.slug,
      name: organisations.displayName,
      country: organisations.country,
      kind: organisations.kind,
      registrationNumber: organisations.registrationNumber,
      verification: organisations.verification,
      people: sql<number>`(SELECT count(*) FROM organisation_members m WHERE m.organisation_id = ${organisations.id})`,
    })
    .from(organisations)
    .where(inArray(organisations.id, ids))
    .all()
  return {
    total: all.length,
    pages: Math.max(1, Math.ceil(all.length / PAGE)),
    organisations: inOrder(rows, ids).map((row) => ({ ...row, twins: twinsOf(ctx, row.id) })),
  }
}

const FILTERS: Record<OrganisationFilter, SQL> = {
  unverified: inArray(organisations.verification, ['unverified', 'rejected']),
  pending: eq(organisations.verification, 'pending'),
  verified: eq(organisations.verification, 'verified'),
  noOwner: sql`NOT EXISTS (SELECT 1 FROM organisation_members m WHERE m.organisation_id = ${organisations.id} AND m.role = 'owner')`,
  alike: sql`EXISTS (SELECT 1 FROM organisation_name_keys a JOIN organisation_name_keys b ON b.key = a.key AND b.organisation_id <> a.organisation_id JOIN organisations o ON o.id = b.organisation_id WHERE a.organisation_id = ${organisations.id} AND o.country = ${organisations.country})`,
}

function named(ctx: Context, q: string): SQL | undefined {
  if (!q) return undefined
  const ids = byName(ctx.db, q, MOST_FOUND).map((row) => row.id)
  const digits = q.replace(/\D/g, '')
  const byNumber =
    digits.length >= 4
      ? sql` OR replace(${organisations.registrationNumber}, '-', '') LIKE ${`%${digits}%`}`
      : sql``
  return sql`(${inArray(organisations.id, ids)}${byNumber})`
}

/** Others of the same country with a name in common. */
const twinsOf = (ctx: Context, id: string) =>
  ctx.db.all<{ id: string; slug: string; name: string }>(
    sql`SELECT DISTINCT o.id AS id, o.slug AS slug, o.display_name AS name
        FROM organisation_name_keys a
        JOIN organisation_name_keys b ON b.key = a.key AND b.organisation_id <> a.organisation_id
        JOIN organisations o ON o.id = b.organisation_id
        JOIN organisations own ON own.id = a.organisation_id AND own.country = o.country
        WHERE a.organisation_id = ${id} LIMIT 3`,
  )
