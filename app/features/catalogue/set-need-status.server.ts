import { and, eq } from 'drizzle-orm'
import { needs } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { needById } from './rows.server'
import type { NeedRow } from './rows.server'
import { needStatusSchema } from './schema'
import type { SetNeedStatus } from './schema'
import { touchListing } from './touch-listing.server'

/**
 * Says of a need that is shown that it is open, in discussion, matched or closed. It is shown after its review.
 * @throws DomainError listing.changed, listing.notShown, field.choose, notFound
 */
export function setNeedStatus(ctx: Context, input: SetNeedStatus): NeedRow {
  const { id, version, status } = checked(needStatusSchema, input)
  return write(ctx, (tx) => {
    const before = needById(tx, id)
    authorise(ctx, 'listing.edit', { organisationId: before.organisationId })
    if (before.status === status) return before
    if (before.status === 'draft' || before.status === 'inReview') throw invalid('listing.notShown')
    const after = tx
      .update(needs)
      .set({
        status,
        publishedAt: before.publishedAt ?? ctx.now(),
        updatedAt: ctx.now(),
        version: version + 1,
      })
      .where(and(eq(needs.id, id), eq(needs.version, version)))
      .returning()
      .get()
    if (!after) throw conflict('listing.changed')
    record(tx, ctx, 'need.statusSet', 'need', id, {
      before: { status: before.status },
      after: { status },
    })
    touchListing(tx, ctx, 'need', id)
    return after
  })
}
