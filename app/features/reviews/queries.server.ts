import { and, asc, desc, eq } from 'drizzle-orm'
import { listingReviews, organisations, people } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { listingById } from '#app/features/catalogue'
import { dayOf, formatDay } from '#app/i18n/format'
import { read } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { reviewById } from './decide-review.server'
import type { ReviewRow } from './decide-review.server'

/** What waits for a reviewer, the longest promised first, and what was decided last. @throws DomainError notFound */
export function readReviewQueue(ctx: Context) {
  authorise(ctx, 'review.read')
  const today = dayOf(ctx.now(), 'Asia/Ho_Chi_Minh')
  const lines = (rows: ReviewRow[]) => rows.map((row) => lineOf(ctx, row, today))
  const { state, promisedBy, submittedAt, decidedAt } = listingReviews
  const select = () => ctx.db.select().from(listingReviews)
  return {
    waiting: lines(
      select()
        .where(eq(state, 'waiting'))
        .orderBy(asc(promisedBy), asc(submittedAt))
        .limit(200)
        .all(),
    ),
    decided: lines(select().orderBy(desc(decidedAt)).limit(20).all()).filter(
      (line) => line.state === 'approved' || line.state === 'returned',
    ),
  }
}
export type ReviewLine = ReturnType<typeof readReviewQueue>['waiting'][number]

function lineOf(ctx: Context, row: ReviewRow, today: string) {
  const listing = listingById(ctx.db, row.listingKind, row.listingId)
  const owner = ownerOf(ctx.db, listing.organisationId)
  return {
    id: row.id,
    kind: row.listingKind,
    state: row.state,
    title: read(listing.title, ctx.locale, listing.sourceLocale) ?? {
      text: '',
      locale: listing.sourceLocale,
    },
    owner: owner.name,
    country: owner.country,
    verification: owner.verification,
    submitted: formatDay(dayOf(row.submittedAt, 'Asia/Ho_Chi_Minh'), ctx.locale),
    promised: formatDay(row.promisedBy, ctx.locale),
    isLate: row.state === 'waiting' && row.promisedBy < today,
    reason: row.reason,
  }
}

/** A review with the listing that it is about; its page shows the evidence. @throws DomainError notFound */
export function readReview(ctx: Context, id: string) {
  authorise(ctx, 'review.read')
  const review = reviewById(ctx.db, id)
  const listing = listingById(ctx.db, review.listingKind, review.listingId)
  const submitter = review.submittedBy
    ? ctx.db
        .select({ name: people.name })
        .from(people)
        .where(eq(people.id, review.submittedBy))
        .get()
    : undefined
  return {
    review,
    listing,
    owner: ownerOf(ctx.db, listing.organisationId),
    submittedBy: submitter?.name ?? null,
    earlier: ctx.db
      .select()
      .from(listingReviews)
      .where(eq(listingReviews.listingId, listing.id))
      .orderBy(desc(listingReviews.submittedAt))
      .all()
      .filter((one) => one.id !== review.id),
  }
}

/** How the last review of a listing stands; the caller authorises. Null for one that was never handed in. */
export function latestReview(db: Reader, kind: ListingKind, id: string): ReviewRow | null {
  const { listingKind, listingId, submittedAt } = listingReviews
  return (
    db
      .select()
      .from(listingReviews)
      .where(and(eq(listingKind, kind), eq(listingId, id)))
      .orderBy(desc(submittedAt), desc(listingReviews.id))
      .get() ?? null
  )
}

/** How many wait for a reviewer; the page that shows it authorises. */
export const countWaiting = (ctx: Context): number =>
  ctx.db
    .select({ id: listingReviews.id })
    .from(listingReviews)
    .where(eq(listingReviews.state, 'waiting'))
    .all().length

function ownerOf(db: Reader, id: string) {
  const row = db.select().from(organisations).where(eq(organisations.id, id)).get()
  return {
    name: row?.displayName ?? '',
    slug: row?.slug ?? '',
    country: row?.country ?? 'other',
    kind: row?.kind ?? 'enterprise',
    verification: row?.verification ?? 'unverified',
    registrationNumber: row?.registrationNumber ?? null,
    website: row?.website ?? null,
  }
}
