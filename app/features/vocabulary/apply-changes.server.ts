import { inArray } from 'drizzle-orm'
import { listingConcepts } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { announceListing } from '#app/platform/jobs/announce-listing.server'
import { changeKey, loadChanges } from '#search/vocabulary/changes'
import { readApprovals, writeApprovals } from './approvals.server'
import { moveTags } from './move-tags.server'

/** Listings a transaction: people's writes come between. */
const BATCH = 20

/**
 * Moves the tags of the next listings along the first approved change, with their index and audit lines, in one small
 * transaction. False when no approved change is left. What has moved is no longer found, so that it goes on where it
 * was stopped, and doing it again does nothing.
 */
export function applyChanges(ctx: Context, batch = BATCH): boolean {
  authorise(ctx, 'vocabulary.change')
  return write(ctx, (tx) => {
    const [key, ...others] = readApprovals(tx)
    if (key === undefined) return false
    const change = loadChanges().find((one) => changeKey(one) === key)
    const listings = change
      ? tx
          .selectDistinct({ kind: listingConcepts.listingKind, id: listingConcepts.listingId })
          .from(listingConcepts)
          .where(inArray(listingConcepts.concept, change.from))
          .limit(batch)
          .all()
      : []
    if (change && listings.length > 0) {
      const tags = { author: 0, tagger: 0, organiser: 0 }
      for (const listing of listings) {
        const moved = moveTags(tx, listing, change)
        tags.author += moved.author
        tags.tagger += moved.tagger
        tags.organiser += moved.organiser
        announceListing(tx, ctx, listing.kind, listing.id)
      }
      record(tx, ctx, 'vocabulary.tagsMoved', 'vocabularyChange', key, {
        before: { concepts: change.from },
        after: { concepts: change.to, tags, listings: listings.map(({ id }) => id) },
      })
    }
    if (listings.length < batch) writeApprovals(tx, others)
    return true
  })
}
