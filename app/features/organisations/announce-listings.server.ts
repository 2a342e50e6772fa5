import { eq } from 'drizzle-orm'
import { needs, technologies } from '#db/schema'
import type { Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { announceListing } from '#app/platform/jobs/announce-listing.server'

/** Listings are found by the name, kind and place of their owner: all of them follow a change of it. */
export function announceListingsOf(tx: Tx, ctx: Context, organisationId: string): void {
  const idsIn = (table: typeof technologies | typeof needs) =>
    tx
      .select({ id: table.id })
      .from(table)
      .where(eq(table.organisationId, organisationId))
      .all()
      .map((row) => row.id)
  for (const id of idsIn(technologies)) announceListing(tx, ctx, 'technology', id)
  for (const id of idsIn(needs)) announceListing(tx, ctx, 'need', id)
}
