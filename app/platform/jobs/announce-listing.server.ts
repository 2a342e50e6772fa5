import type { Tx } from '#db/client'
import type { ListingKind } from '#db/domain'
import { putListing } from '#search/indexer'
import type { Context } from '../context.server'
import { enqueue } from './enqueue.server'

/**
 * Brings the embedded index in step with a listing that changed or is gone, and leaves the lines that tell the search
 * server and the matcher; inside the transaction that changed it.
 */
export function announceListing(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  kind: ListingKind,
  id: string,
): void {
  putListing(tx, kind, id)
  const line = { kind, id }
  enqueue(tx, ctx.now(), 'index', line, { dedupeKey: `${kind}:${id}` })
  enqueue(tx, ctx.now(), 'recomputeMatches', line, { dedupeKey: `${kind}:${id}` })
}
