import { and, eq, isNull, lte } from 'drizzle-orm'
import { listingReviews } from '#db/schema'
import { listingById } from '#app/features/catalogue'
import { notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { reviewersOf } from './reviewers.server'
import { workingDayAfter } from './working-day'

/**
 * Tells the reviewers, once, of what still waits when the promised day is the next working day or over; called at start and
 * once a day.
 */
export function remindReviewers(ctx: Context): number {
  const near = workingDayAfter(ctx.now(), 1)
  return write(ctx, (tx) => {
    const due = tx
      .select()
      .from(listingReviews)
      .where(
        and(
          eq(listingReviews.state, 'waiting'),
          isNull(listingReviews.remindedAt),
          lte(listingReviews.promisedBy, near),
        ),
      )
      .all()
    for (const { id, listingKind, listingId } of due) {
      const { organisationId } = listingById(tx, listingKind, listingId)
      notify(tx, ctx, reviewersOf(tx, organisationId), 'reviewDue', { reviewId: id }, id)
      tx.update(listingReviews)
        .set({ remindedAt: ctx.now() })
        .where(eq(listingReviews.id, id))
        .run()
    }
    return due.length
  })
}
