import { and, eq, isNull } from 'drizzle-orm'
import { listingComments } from '#db/schema'
import type { Reader } from '#db/client'
import type { CommentVoice, ListingKind } from '#db/domain'
import { authorise, authorisedPerson } from '#app/features/accounts'
import { kindOf, listingBySlug } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { latestReview } from '#app/features/reviews'
import type { Context, Person } from '#app/platform/context.server'
import { forbidden, notFound } from '#app/platform/domain-error'

export type CommentRow = typeof listingComments.$inferSelect

/** The listing, and for whom the person may speak of it; null: may read only. */
export type Standing = { listing: ListingRow; person: Person; voice: CommentVoice | null }

/** A listing as somebody who may read its comments. @throws DomainError signInFirst, notFound */
export function listingToDiscuss(
  ctx: Context,
  db: Reader,
  { kind, slug }: { kind: ListingKind; slug: string },
): Standing {
  if (ctx.actor.kind === 'visitor') authorise(ctx, 'listing.comment')
  const listing = listingBySlug(db, kind, slug)
  const person = authorisedPerson(ctx, 'listing.comment', {
    organisationId: listing.organisationId,
  })
  return { listing, person, voice: voiceOf(db, listing, person) }
}

/**
 * Owners and editors speak for their organisation; staff as its reviewer, while it waits for a review and, once decided, who
 * decided. Nobody reviews what their own organisation lists.
 */
export function voiceOf(db: Reader, listing: ListingRow, person: Person): CommentVoice | null {
  const own = person.memberships.find((one) => one.organisationId === listing.organisationId)
  if (own) return own.role === 'viewer' ? null : 'organisation'
  const review = latestReview(db, kindOf(listing), listing.id)
  const isInCharge = review?.state === 'waiting' || review?.decidedBy === person.id
  return review && isInCharge ? 'reviewer' : null
}

/** The same as somebody who may write. @throws DomainError comment.notInCharge and those of `listingToDiscuss` */
export function listingToCommentOn(
  ctx: Context,
  db: Reader,
  of: { kind: ListingKind; slug: string },
): Standing & { voice: CommentVoice } {
  const { voice, ...standing } = listingToDiscuss(ctx, db, of)
  if (!voice) throw forbidden('comment.notInCharge')
  return { ...standing, voice }
}

/** The comment that begins a thread at this listing. @throws DomainError notFound */
export function threadOf(db: Reader, listing: ListingRow, id: string): CommentRow {
  const { id: commentId, listingKind, listingId, threadId } = listingComments
  const row = db
    .select()
    .from(listingComments)
    .where(
      and(
        eq(commentId, id),
        eq(listingKind, kindOf(listing)),
        eq(listingId, listing.id),
        isNull(threadId),
      ),
    )
    .get()
  if (!row) throw notFound()
  return row
}
