import { authorise } from '#app/features/accounts'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { changeTechnology } from './change-technology.server'
import { LISTING_CONSTRAINTS, technologyById } from './rows.server'
import type { TechnologyRow } from './rows.server'
import { updateTechnologySchema } from './schema'
import type { UpdateTechnology } from './schema'

/**
 * Changes a technology; the input names the version that the person saw. Language versions that stay while the
 * original changes become stale.
 * @throws DomainError listing.changed, field.*, listing.titleTaken, notFound
 */
export function updateTechnology(ctx: Context, input: UpdateTechnology): TechnologyRow {
  const { id, version, ...changes } = checked(updateTechnologySchema, input)
  return write(
    ctx,
    (tx) => {
      const before = technologyById(tx, id)
      authorise(ctx, 'listing.edit', { organisationId: before.organisationId })
      return changeTechnology(tx, ctx, before, version, changes)
    },
    LISTING_CONSTRAINTS,
  )
}
