import { createHash } from 'node:crypto'
import { searchDocuments } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Db } from '#db/client'
import { buildDocument } from './documents'
import { everyListing } from './embedded/rebuild'
import { INDEX } from './meilisearch/documents'
import { connect } from './meilisearch/engine'
import type { MeilisearchAddress } from './meilisearch/engine'
import { idsIn } from './meilisearch/rebuild'

export type Verification = {
  findable: number
  embedded: { missing: string[]; surplus: string[]; stale: string[] }
  meilisearch: { missing: string[]; surplus: string[] } | null
}

/** Compares both indexes with the records: counts and ids, and for the embedded one the checksum of each document. */
export async function verifySearch(
  db: Db,
  meili: MeilisearchAddress | undefined,
): Promise<Verification> {
  const wanted = new Map<string, string>()
  for (const [kind, ids] of everyListing(db))
    for (const id of ids) {
      const document = buildDocument(db, kind, id)
      if (document) wanted.set(id, checksum(document))
    }
  const present = new Map(
    db
      .select()
      .from(searchDocuments)
      .all()
      .map((row) => [row.id, checksum(row.document)]),
  )
  const embedded = {
    missing: [...wanted.keys()].filter((id) => !present.has(id)),
    surplus: [...present.keys()].filter((id) => !wanted.has(id)),
    stale: [...wanted]
      .filter(([id, sum]) => present.has(id) && present.get(id) !== sum)
      .map(([id]) => id),
  }
  return {
    findable: wanted.size,
    embedded,
    meilisearch: meili ? await verifyMeilisearch(meili, [...wanted.keys()]) : null,
  }
}

const checksum = (document: SearchDocument) =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex')

async function verifyMeilisearch(meili: MeilisearchAddress, wanted: string[]) {
  const indexed = await idsIn(connect(meili, 60_000).index(INDEX))
  return {
    missing: wanted.filter((id) => !indexed.has(id)),
    surplus: [...indexed].filter((id) => !wanted.includes(id)),
  }
}

/** True when nothing differs. */
export const isClean = ({ embedded, meilisearch }: Verification): boolean =>
  [
    embedded.missing,
    embedded.surplus,
    embedded.stale,
    meilisearch?.missing ?? [],
    meilisearch?.surplus ?? [],
  ].every((ids) => ids.length === 0)
