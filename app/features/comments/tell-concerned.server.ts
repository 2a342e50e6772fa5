import { and, eq } from 'drizzle-orm'
import { listingComments } from '#db/schema'
import type { Tx } from '#db/client'
import { kindOf } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { editorsOf, notify } from '#app/features/notifications'
import { latestReview } from '#app/features/reviews'
import { dayOf, instantIn } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'

const ZONE = 'Asia/Ho_Chi_Minh'
const DAY_MS = 24 * 3_600_000

/**
 * One mail the next morning to everybody whom a comment concerns but its writer: the organisation's owners and editors, and
 * as reviewers those who wrote there or decided the last review. Whatever is written until then is in the same mail.
 */
export function tellConcerned(tx: Tx, ctx: Context, listing: ListingRow, writerId: string): void {
  const concerned = new Set([
    ...editorsOf(tx, listing.organisationId).flatMap((one) =>
      'personId' in one ? [one.personId] : [],
    ),
    ...reviewersIn(tx, listing),
  ])
  concerned.delete(writerId)
  notify(
    tx,
    ctx,
    [...concerned].map((personId) => ({ personId })),
    'commentsWaiting',
    { since: ctx.now().getTime() },
    'all',
    nextMorning(ctx.now()),
  )
}

function reviewersIn(tx: Tx, listing: ListingRow): string[] {
  const { listingKind, listingId, voice, writtenBy } = listingComments
  const wrote = tx
    .selectDistinct({ id: writtenBy })
    .from(listingComments)
    .where(and(eq(listingKind, kindOf(listing)), eq(listingId, listing.id), eq(voice, 'reviewer')))
    .all()
    .map(({ id }) => id)
  const decided = latestReview(tx, kindOf(listing), listing.id)?.decidedBy
  return decided ? [...wrote, decided] : wrote
}

/** Eight o'clock in Hà Nội, today or tomorrow. */
export function nextMorning(now: Date): Date {
  const today = instantIn(ZONE, dayOf(now, ZONE), '08:00')
  return today > now
    ? today
    : instantIn(ZONE, dayOf(new Date(now.getTime() + DAY_MS), ZONE), '08:00')
}
