import { eq } from 'drizzle-orm'
import { listingComments } from '#db/schema'
import { record } from '#app/features/audit'
import { kindOf } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { listingToCommentOn, threadOf } from './find-listing.server'
import { settleCommentSchema } from './schema'
import type { SettleComment } from './schema'

/**
 * Marks a thread as settled, or opens it again. With an answer in it that the page did not show, nothing is settled; a second
 * press of the same button is the same answer.
 * @throws DomainError signInFirst, notFound, comment.notInCharge, comment.changed
 */
export function settleComment(ctx: Context, input: SettleComment): void {
  const { thread: id, version, settled, ...of } = checked(settleCommentSchema, input)
  write(ctx, (tx) => {
    const { listing, person } = listingToCommentOn(ctx, tx, of)
    const thread = threadOf(tx, listing, id)
    if ((thread.settledAt !== null) === settled) return
    if (thread.version !== version) throw conflict('comment.changed')
    tx.update(listingComments)
      .set({
        settledAt: settled ? ctx.now() : null,
        settledBy: settled ? person.id : null,
        version: version + 1,
      })
      .where(eq(listingComments.id, id))
      .run()
    record(tx, ctx, settled ? 'comment.settled' : 'comment.reopened', kindOf(listing), listing.id, {
      after: { commentId: id, field: thread.field },
    })
  })
}
