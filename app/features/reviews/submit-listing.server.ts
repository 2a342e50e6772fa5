import { and, eq } from 'drizzle-orm'
import { listingReviews } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { isTechnology, listingToEdit, moveListing } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { notify } from '#app/features/notifications'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { missingFor } from './requirements.server'
import { reviewersOf } from './reviewers.server'
import { listingSeenSchema } from './schema'
import type { ListingSeen } from './schema'
import { workingDayAfter } from './working-day'

/** Working days within which a reviewer answers. */
export const PROMISED_DAYS = 3

/**
 * Hands a draft in to be looked at before it is shown, and tells the reviewers. What is in review already stays so: a second press changes
 * nothing.
 * @throws DomainError listing.changed, listing.incomplete, listing.notDraft, notFound
 */
export function submitListing(ctx: Context, input: ListingSeen): ListingRow {
  const { kind, slug, version } = checked(listingSeenSchema, input)
  return write(ctx, (tx) => {
    const before = listingToEdit(ctx, tx, kind, slug)
    const { organisationId, status } = before
    authorise(ctx, 'listing.submit', { organisationId }, { listing: status })
    if (status === 'inReview') return before
    const missing = missingFor(tx, before)
    if (missing.length > 0) throw invalid('listing.incomplete', { count: missing.length })
    const reviewId = newId()
    tx.insert(listingReviews)
      .values({
        id: reviewId,
        listingKind: kind,
        listingId: before.id,
        submittedBy: personOf(ctx)?.id ?? null,
        submittedAt: ctx.now(),
        promisedBy: workingDayAfter(ctx.now(), PROMISED_DAYS),
      })
      .run()
    notify(tx, ctx, reviewersOf(tx, before.organisationId), 'reviewWaiting', { reviewId }, reviewId)
    return moveListing(tx, ctx, before, version, { status: 'inReview' }, 'submitted')
  })
}

/**
 * Takes a listing back out of the review, to go on writing.
 * @throws DomainError listing.changed, notFound
 */
export function withdrawListing(ctx: Context, input: ListingSeen): ListingRow {
  const { kind, slug, version } = checked(listingSeenSchema, input)
  return write(ctx, (tx) => {
    const before = listingToEdit(ctx, tx, kind, slug)
    if (before.status !== 'inReview') return before
    const { listingKind, listingId, state } = listingReviews
    tx.update(listingReviews)
      .set({ state: 'withdrawn', decidedAt: ctx.now() })
      .where(and(eq(listingKind, kind), eq(listingId, before.id), eq(state, 'waiting')))
      .run()
    return moveListing(tx, ctx, before, version, { status: 'draft' }, 'withdrawn')
  })
}

/** The status that shows a listing of this kind to its readers. */
export const shownStatus = (row: ListingRow) => (isTechnology(row) ? 'published' : 'open')

/** Whether a listing is shown to readers now. */
export const isShown = (row: ListingRow): boolean =>
  ['published', 'open', 'inDiscussion', 'matched'].includes(row.status)
