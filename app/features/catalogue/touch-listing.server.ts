import { and, eq, notInArray } from 'drizzle-orm'
import { listingConcepts } from '#db/schema'
import type { Tx } from '#db/client'
import type { ListingKind } from '#db/domain'
import { announceListing } from '#app/platform/jobs/announce-listing.server'
import type { Context } from '#app/platform/context.server'
import { loadChanges } from '#search/vocabulary/changes'
import { tagsOf } from './tag.server'

/**
 * Brings everything that follows from a listing in step with it, inside the transaction that changed it: the
 * tagger's concepts, the embedded index, and the lines that tell the search server and the matcher. Concepts that
 * people chose stay, and so do tags of concepts that are gone: they wait to follow a change of the vocabulary.
 */
export function touchListing(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  kind: ListingKind,
  id: string,
): void {
  const of = and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, id))
  tx.delete(listingConcepts)
    .where(
      and(
        of,
        eq(listingConcepts.origin, 'tagger'),
        notInArray(
          listingConcepts.concept,
          loadChanges().flatMap(({ from }) => from),
        ),
      ),
    )
    .run()
  for (const tag of tagsOf(tx, kind, id))
    tx.insert(listingConcepts)
      .values({
        listingKind: kind,
        listingId: id,
        concept: tag.concept,
        weight: tag.weight,
        origin: 'tagger',
      })
      .onConflictDoNothing()
      .run()
  announceListing(tx, ctx, kind, id)
}
