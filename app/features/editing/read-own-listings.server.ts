import { desc, inArray } from 'drizzle-orm'
import { needs, organisations, technologies } from '#db/schema'
import type { ListingKind } from '#db/domain'
import { may } from '#app/features/accounts'
import { isTechnology } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { countMedia } from '#app/features/media'
import { latestReview } from '#app/features/reviews'
import { dayOf, formatDay, formatShortDay } from '#app/i18n/format'
import { read } from '#app/i18n/localised'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { completenessOf } from './completeness'
import { chosenConcepts } from './save-step.server'

/** The states under which a firm sees its own listings, those that want something first. */
export const SHELVES = ['returned', 'asked', 'draft', 'inReview', 'shown', 'resting'] as const
export type Shelf = (typeof SHELVES)[number]

/** What the reader's organisations list, each organisation by state, with what may be done. */
export function readOwnListings(ctx: Context) {
  const ids = (personOf(ctx)?.memberships ?? []).map(({ organisationId }) => organisationId)
  if (ids.length === 0) return []
  const own = ctx.db.select().from(organisations).where(inArray(organisations.id, ids)).all()
  const rows: ListingRow[] = [
    ...ctx.db
      .select()
      .from(technologies)
      .where(inArray(technologies.organisationId, ids))
      .orderBy(desc(technologies.updatedAt))
      .all(),
    ...ctx.db
      .select()
      .from(needs)
      .where(inArray(needs.organisationId, ids))
      .orderBy(desc(needs.updatedAt))
      .all(),
  ]
  return own
    .sort((a, b) => a.displayName.localeCompare(b.displayName, ctx.locale))
    .map(({ id, slug, displayName, country }) => {
      const lines = rows
        .filter((row) => row.organisationId === id)
        .map((row) => lineOf(ctx, row, country))
      return {
        slug,
        name: displayName,
        mayEdit: may(ctx, 'listing.edit', { organisationId: id }),
        shelves: SHELVES.map((shelf) => ({
          shelf,
          lines: lines.filter((line) => line.shelf === shelf),
        })).filter((one) => one.lines.length > 0),
      }
    })
}
export type OwnListings = ReturnType<typeof readOwnListings>[number]
export type OwnListing = OwnListings['shelves'][number]['lines'][number]

function lineOf(ctx: Context, row: ListingRow, country: 'KR' | 'VN' | 'other') {
  const kind: ListingKind = isTechnology(row) ? 'technology' : 'need'
  const review = latestReview(ctx.db, kind, row.id)
  const { percent } = completenessOf(
    row,
    country,
    chosenConcepts(ctx.db, row).length,
    countMedia(ctx.db, row.id),
  )
  return {
    kind,
    id: row.id,
    slug: row.slug,
    version: row.version,
    title: read(row.title, ctx.locale, row.sourceLocale) ?? { text: '', locale: row.sourceLocale },
    status: row.status,
    shelf: shelfOf(row, review?.state === 'returned'),
    percent,
    updated: formatShortDay(dayOf(row.updatedAt, 'Asia/Ho_Chi_Minh'), ctx.locale),
    promised: review?.state === 'waiting' ? formatDay(review.promisedBy, ctx.locale) : null,
    reason: row.status === 'draft' && review?.state === 'returned' ? review.reason : null,
    isStale: row.staleSince !== null,
  }
}

function shelfOf(row: ListingRow, isReturned: boolean): Shelf {
  if (row.status === 'draft') return isReturned ? 'returned' : 'draft'
  if (row.status === 'inReview') return 'inReview'
  if (row.status === 'archived' || row.status === 'closed') return 'resting'
  return row.askedAt ? 'asked' : 'shown'
}
