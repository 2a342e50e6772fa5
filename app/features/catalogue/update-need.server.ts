import { authorise } from '#app/features/accounts'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { changeNeed } from './change-need.server'
import { LISTING_CONSTRAINTS, needById } from './rows.server'
import type { NeedRow } from './rows.server'
import { updateNeedSchema } from './schema'
import type { UpdateNeed } from './schema'

/**
 * Changes a need; the input names the version that the person saw. Language versions that stay while the
 * original changes become stale.
 * @throws DomainError listing.changed, field.*, listing.titleTaken, notFound
 */
export function updateNeed(ctx: Context, input: UpdateNeed): NeedRow {
  const { id, version, ...changes } = checked(updateNeedSchema, input)
  return write(
    ctx,
    (tx) => {
      const before = needById(tx, id)
      authorise(ctx, 'listing.edit', { organisationId: before.organisationId })
      return changeNeed(tx, ctx, before, version, changes)
    },
    LISTING_CONSTRAINTS,
  )
}
