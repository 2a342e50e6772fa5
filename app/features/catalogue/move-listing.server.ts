import { and, eq } from 'drizzle-orm'
import { needs, technologies } from '#db/schema'
import type { Tx } from '#db/client'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { isTechnology, kindOf } from './rows.server'
import type { ListingRow, NeedRow, TechnologyRow } from './rows.server'
import { touchListing } from './touch-listing.server'

/** Where a listing stands in its life; fields not named stay. */
export type Standing = Partial<
  Pick<TechnologyRow, 'slug' | 'publishedAt' | 'confirmedAt' | 'askedAt' | 'staleSince'> & {
    status: TechnologyRow['status'] | NeedRow['status']
  }
>

/** What reviewers decide, they decide in their own name. */
const OWN_WORD = new Set(['approved', 'returned'])

/**
 * Moves a listing on in its life, inside the caller's transaction: its words stay as they are, so that it does not
 * count as updated. The action names what happened in the audit trail.
 * @throws DomainError listing.changed when `version` is not the present one
 */
export function moveListing(
  tx: Tx,
  ctx: Context,
  before: ListingRow,
  version: number,
  standing: Standing,
  action: string,
): ListingRow {
  const after = isTechnology(before)
    ? tx
        .update(technologies)
        .set({ ...(standing as Partial<TechnologyRow>), version: version + 1 })
        .where(and(eq(technologies.id, before.id), eq(technologies.version, version)))
        .returning()
        .get()
    : tx
        .update(needs)
        .set({ ...(standing as Partial<NeedRow>), version: version + 1 })
        .where(and(eq(needs.id, before.id), eq(needs.version, version)))
        .returning()
        .get()
  if (!after) throw conflict('listing.changed')
  const kind = kindOf(before)
  record(tx, ctx, `${kind}.${action}`, kind, before.id, {
    before: { status: before.status },
    after: standing,
    onBehalfOf: OWN_WORD.has(action) ? undefined : actedFor(ctx, before.organisationId),
  })
  touchListing(tx, ctx, kind, before.id)
  return after
}
