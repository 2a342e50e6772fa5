import { sql } from 'drizzle-orm'
import { needs, searchDocuments, technologies } from '#db/schema'
import type { Db } from '#db/client'
import type { ListingKind } from '#db/domain'
import { putListing } from '../indexer'
import { removeLeftNames } from '../suggest/store'

/** Listings a transaction: people's writes come between. */
const BATCH = 100

/** Makes the embedded index anew from the records, a batch at a time; gives how many listings are findable. */
export function rebuildEmbedded(db: Db): number {
  for (const [kind, ids] of everyListing(db))
    for (let at = 0; at < ids.length; at += BATCH)
      db.transaction((tx) => ids.slice(at, at + BATCH).forEach((id) => putListing(tx, kind, id)), {
        behavior: 'immediate',
      })
  db.transaction((tx) => removeLeftNames(tx), { behavior: 'immediate' })
  return db.select({ id: searchDocuments.id }).from(searchDocuments).all().length
}

/** Fills what a database from before suggestions lacks; nothing happens where there is nothing to do. */
export function fillNames(db: Db): void {
  const has = (table: 'search_names' | 'search_documents') =>
    db.get(sql`SELECT 1 FROM ${sql.identifier(table)} LIMIT 1`) !== undefined
  if (has('search_documents') && !has('search_names')) rebuildEmbedded(db)
}

/** Ids of all listings by kind, those that may not be found too. */
export const everyListing = (db: Db): [ListingKind, string[]][] => [
  [
    'technology',
    db
      .select({ id: technologies.id })
      .from(technologies)
      .all()
      .map((row) => row.id),
  ],
  [
    'need',
    db
      .select({ id: needs.id })
      .from(needs)
      .all()
      .map((row) => row.id),
  ],
]
