import { eq } from 'drizzle-orm'
import { listingReviews } from '#db/schema'
import type { Reader } from '#db/client'
import { authorise, authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { listingById, moveListing } from '#app/features/catalogue'
import { editorsOf, notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, forbidden, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { quietSlug } from './requirements.server'
import { decisionSchema } from './schema'
import type { Decision } from './schema'
import { shownStatus } from './submit-listing.server'

export type ReviewRow = typeof listingReviews.$inferSelect

/**
 * Shows a listing to its readers, or sends it back with a reason that its owner sees and gets by mail. Nobody decides
 * on what their own organisation handed in.
 * @throws DomainError review.decided, review.changed, review.own, field.required, notFound
 */
export function decideReview(ctx: Context, input: Decision): ReviewRow {
  authorise(ctx, 'review.read')
  const { reviewId, version, decision, reason, notes } = checked(decisionSchema, input)
  return write(ctx, (tx) => {
    const review = reviewById(tx, reviewId)
    const person = authorisedPerson(ctx, 'review.decide', {}, { review: review.state })
    const listing = listingById(tx, review.listingKind, review.listingId)
    if (person.memberships.some((one) => one.organisationId === listing.organisationId))
      throw forbidden('review.own')
    if (listing.version !== version) throw conflict('review.changed')
    const isApproved = decision === 'approve'
    const decided = tx
      .update(listingReviews)
      .set({
        state: isApproved ? 'approved' : 'returned',
        decidedBy: person.id,
        decidedAt: ctx.now(),
        reason: reason ?? null,
        notes: notes.flatMap(({ field, text }) => (field && text ? [{ field, text }] : [])),
        version: review.version + 1,
      })
      .where(eq(listingReviews.id, reviewId))
      .returning()
      .get()
    moveListing(
      tx,
      ctx,
      listing,
      version,
      isApproved
        ? {
            status: shownStatus(listing),
            // One that was shown already is known by its address.
            slug: listing.publishedAt ? listing.slug : quietSlug(tx, listing),
            publishedAt: listing.publishedAt ?? ctx.now(),
            confirmedAt: ctx.now(),
            askedAt: null,
            staleSince: null,
          }
        : { status: 'draft' },
      isApproved ? 'approved' : 'returned',
    )
    record(tx, ctx, `review.${decided.state}`, 'review', reviewId, { after: decided })
    notify(tx, ctx, editorsOf(tx, listing.organisationId), 'reviewDecided', { reviewId }, reviewId)
    return decided
  })
}

/** @throws DomainError notFound */
export function reviewById(db: Reader, id: string): ReviewRow {
  const row = db.select().from(listingReviews).where(eq(listingReviews.id, id)).get()
  if (!row) throw notFound()
  return row
}
