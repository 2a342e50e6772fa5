import { and, eq } from 'drizzle-orm'
import { technologies } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { technologyById } from './rows.server'
import type { TechnologyRow } from './rows.server'
import { seenSchema } from './schema'
import type { Seen } from './schema'
import { touchListing } from './touch-listing.server'

/**
 * Shows a technology to its readers. Publishing what is published changes nothing.
 * @throws DomainError listing.changed, notFound
 */
export function publishTechnology(ctx: Context, input: Seen): TechnologyRow {
  const { id, version } = checked(seenSchema, input)
  return write(ctx, (tx) => {
    const before = technologyById(tx, id)
    authorise(ctx, 'listing.edit', { organisationId: before.organisationId })
    if (before.status === 'published') return before
    const after = tx
      .update(technologies)
      .set({
        status: 'published',
        publishedAt: before.publishedAt ?? ctx.now(),
        updatedAt: ctx.now(),
        version: version + 1,
      })
      .where(and(eq(technologies.id, id), eq(technologies.version, version)))
      .returning()
      .get()
    if (!after) throw conflict('listing.changed')
    record(tx, ctx, 'technology.published', 'technology', id, {
      before: { status: before.status },
      after: { status: after.status },
    })
    touchListing(tx, ctx, 'technology', id)
    return after
  })
}
