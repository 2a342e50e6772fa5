import { and, count, eq } from 'drizzle-orm'
import { listingComments } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { kindOf } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { once } from '#app/platform/once.server'
import { listingToCommentOn, threadOf } from './find-listing.server'
import type { CommentRow } from './find-listing.server'
import { fieldsOf, writeCommentSchema } from './schema'
import type { WriteComment } from './schema'
import { tellConcerned } from './tell-concerned.server'

const MOST_COMMENTS = 500

/**
 * Says something about a field of a listing, or answers what was said; an answer opens a settled thread again. The audit
 * trail keeps that somebody did, not what it says.
 * @throws DomainError signInFirst, notFound, comment.notInCharge, comment.many, field.*
 */
export function writeComment(ctx: Context, input: WriteComment): { commentId: string } {
  const given = checked(writeCommentSchema, input)
  return write(ctx, (tx) => {
    const { listing, person, voice } = listingToCommentOn(ctx, tx, given)
    return once(tx, ctx, given.key, () => {
      refuseTooMany(tx, listing)
      const thread = given.thread ? threadOf(tx, listing, given.thread) : null
      const comment = tx
        .insert(listingComments)
        .values({
          id: newId(),
          listingKind: kindOf(listing),
          listingId: listing.id,
          field: thread?.field ?? fieldIn(listing, given.field),
          threadId: thread?.id ?? null,
          writtenBy: person.id,
          voice,
          text: given.text,
          createdAt: ctx.now(),
        })
        .returning()
        .get()
      if (thread) reopen(tx, thread)
      record(tx, ctx, 'comment.written', kindOf(listing), listing.id, {
        after: { commentId: comment.id, field: comment.field },
      })
      tellConcerned(tx, ctx, listing, person.id)
      return { commentId: comment.id }
    })
  })
}

function fieldIn(listing: ListingRow, field: string | undefined): string {
  const known = fieldsOf(kindOf(listing)).find((one) => one === field)
  if (!known) throw invalid('field.choose', {}, 'field')
  return known
}

function refuseTooMany(tx: Tx, listing: ListingRow): void {
  const { listingKind, listingId } = listingComments
  const kept = tx
    .select({ n: count() })
    .from(listingComments)
    .where(and(eq(listingKind, kindOf(listing)), eq(listingId, listing.id)))
    .get()
  if ((kept?.n ?? 0) >= MOST_COMMENTS) throw conflict('comment.many', { limit: MOST_COMMENTS })
}

function reopen(tx: Tx, { id, version }: CommentRow): void {
  tx.update(listingComments)
    .set({ settledAt: null, settledBy: null, version: version + 1 })
    .where(eq(listingComments.id, id))
    .run()
}
