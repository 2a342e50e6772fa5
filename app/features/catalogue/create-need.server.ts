import { authorise } from '#app/features/accounts'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { insertNeed } from './insert-need.server'
import { LISTING_CONSTRAINTS } from './rows.server'
import type { NeedRow } from './rows.server'
import { needSchema, needStandingSchema } from './schema'
import type { NeedInput, NeedStanding } from './schema'

/**
 * Enters a need as a draft of its organisation. The budget is in integer minor units. Only the system gives a
 * status, a slug or a date of its own.
 * @throws DomainError field.*, listing.titleTaken, notFound
 */
export function createNeed(ctx: Context, input: NeedInput, standing: NeedStanding = {}): NeedRow {
  authorise(ctx, 'listing.edit', { organisationId: input.organisationId })
  const fields = checked(needSchema, input)
  const given = checked(needStandingSchema, ctx.actor.kind === 'system' ? standing : {})
  return write(ctx, (tx) => insertNeed(tx, ctx, fields, given), LISTING_CONSTRAINTS)
}
