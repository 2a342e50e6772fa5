import { and, eq } from 'drizzle-orm'
import { listingConcepts } from '#db/schema'
import type { Tx } from '#db/client'
import type { ListingKind } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { personOf } from '#app/platform/context.server'

/** Replaces the concepts that people chose for a listing; staff choose as organisers, others as authors. */
export function chooseConcepts(
  tx: Tx,
  ctx: Context,
  kind: ListingKind,
  id: string,
  concepts: string[],
): void {
  const origin = personOf(ctx)?.staff.length ? 'organiser' : 'author'
  const of = and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, id))
  tx.delete(listingConcepts)
    .where(and(of, eq(listingConcepts.origin, origin)))
    .run()
  for (const concept of new Set(concepts))
    tx.insert(listingConcepts)
      .values({ listingKind: kind, listingId: id, concept, weight: 1, origin })
      .onConflictDoUpdate({
        target: [listingConcepts.listingKind, listingConcepts.listingId, listingConcepts.concept],
        set: { weight: 1, origin },
      })
      .run()
}
