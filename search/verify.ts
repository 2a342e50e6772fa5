import { searchDocuments } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Db } from '#db/client'
import { checksum } from './checksum'
import { buildDocument } from './documents'
import { everyListing } from './embedded/rebuild'
import { INDEX } from './meilisearch/documents'
import type { MeilisearchAccess } from './meilisearch/access'
import { listingsIn } from './meilisearch/rebuild'

export type Verification = {
  findable: number
  embedded: Differences
  meilisearch: Differences | null
}
type Differences = { missing: string[]; surplus: string[]; stale: string[] }

/** Compares both indexes with the records: counts, ids, and what is stored of each listing. */
export async function verifySearch(
  db: Db,
  meili: MeilisearchAccess | undefined,
): Promise<Verification> {
  const wanted = new Map<string, SearchDocument>()
  for (const [kind, ids] of everyListing(db))
    for (const id of ids) {
      const document = buildDocument(db, kind, id)
      if (document) wanted.set(id, document)
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
      .filter(([id, document]) => present.has(id) && present.get(id) !== checksum(document))
      .map(([id]) => id),
  }
  return {
    findable: wanted.size,
    embedded,
    meilisearch: meili ? await verifyMeilisearch(meili, wanted) : null,
  }
}

async function verifyMeilisearch(
  meili: MeilisearchAccess,
  wanted: Map<string, SearchDocument>,
): Promise<Differences> {
  const there = await meili.ask(async (client) => {
    const listings: { id: string; digest: unknown }[] = []
    for await (const { id, digest } of listingsIn(client.index(INDEX)))
      listings.push({ id: String(id), digest })
    return listings
  }, 60_000)
  const seen = new Set(there.map(({ id }) => id))
  const digestOf = (id: string) => {
    const document = wanted.get(id)
    return document && checksum(document)
  }
  return {
    missing: [...wanted.keys()].filter((id) => !seen.has(id)),
    surplus: there.filter(({ id }) => !wanted.has(id)).map(({ id }) => id),
    stale: there
      .filter(({ id, digest }) => wanted.has(id) && digest !== digestOf(id))
      .map(({ id }) => id),
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
    meilisearch?.stale ?? [],
  ].every((ids) => ids.length === 0)
