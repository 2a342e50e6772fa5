import { eq, inArray } from 'drizzle-orm'
import type { Meilisearch, Settings } from 'meilisearch'
import { searchDocuments, settings } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Db } from '#db/client'
import { checksum } from '../checksum'
import type { Thesaurus } from '../vocabulary/thesaurus'
import type { MeilisearchAccess } from './access'
import { codeOf } from './connect'
import { INDEX, NEXT_INDEX, hashOf, listingOf, settingsFor } from './documents'
import { done } from './engine'

const TIMEOUT_MS = 120_000
const BATCH = 500
const HASH_KEY = 'search.meilisearch.settings'
const FAILURE_KEY = 'search.meilisearch.failure'

/** Whether the server's index is there and was built with these settings. */
export async function isCurrent(db: Db, meili: MeilisearchAccess): Promise<boolean> {
  const known = db.select().from(settings).where(eq(settings.key, HASH_KEY)).get()?.value
  if (known !== hashOf(settingsFor(meili.embedder))) return false
  return (await meili.ask(indexMade)) !== null
}

/** When the index was made; null where there is none. */
const indexMade = (client: Meilisearch): Promise<string | null> =>
  client.getRawIndex(INDEX).then(
    ({ createdAt }) => String(createdAt),
    (error: unknown) => {
      if (codeOf(error) === 'index_not_found') return null
      throw error
    },
  )

/**
 * Builds the index anew beside the old one from SQLite and swaps them in one task; the old one serves meanwhile.
 * What changed during the build is put in after the swap, so that nothing is lost.
 * @throws Error when a task failed; the old index then serves on, and `rebuildFailure` tells of it
 */
export async function rebuild(
  db: Db,
  thesaurus: Thesaurus,
  meili: MeilisearchAccess,
): Promise<{ documents: number }> {
  try {
    const indexSettings = settingsFor(meili.embedder)
    const documents = await meili.ask(
      (client) => build(db, thesaurus, client, indexSettings),
      TIMEOUT_MS,
    )
    keep(db, HASH_KEY, hashOf(indexSettings))
    db.delete(settings).where(eq(settings.key, FAILURE_KEY)).run()
    return { documents }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    keep(db, FAILURE_KEY, JSON.stringify({ at: new Date().toISOString(), message }))
    throw error
  }
}

export type RebuildFailure = { at: string; message: string }

/** Why the last build of the index failed; null when it did not. */
export function rebuildFailure(db: Db): RebuildFailure | null {
  const row = db.select().from(settings).where(eq(settings.key, FAILURE_KEY)).get()
  return row ? (JSON.parse(row.value) as RebuildFailure) : null
}

async function build(
  db: Db,
  thesaurus: Thesaurus,
  client: Meilisearch,
  indexSettings: Settings,
): Promise<number> {
  await client.deleteIndexIfExists(NEXT_INDEX)
  await done(client.createIndex(NEXT_INDEX, { primaryKey: 'id' }))
  await done(client.index(NEXT_INDEX).updateSettings(indexSettings))
  const put = await fill(db, thesaurus, client.index(NEXT_INDEX))
  await swap(client)
  await catchUp(db, thesaurus, client, put)
  await client.deleteIndexIfExists(NEXT_INDEX)
  return put.size
}

const keep = (db: Db, key: string, value: string) =>
  db
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
    .run()

/**
 * Puts the next index in the place of the present one. A key that is for these two may not look at the task of a swap,
 * which belongs to neither: that it is done is seen by a task after it, and that it went well by the index that is there.
 */
async function swap(client: Meilisearch): Promise<void> {
  const { createdAt } = await client.getRawIndex(NEXT_INDEX)
  // Both have to be there.
  if (!(await indexMade(client))) await done(client.createIndex(INDEX, { primaryKey: 'id' }))
  await client.swapIndexes([{ indexes: [INDEX, NEXT_INDEX], rename: false }])
  await done(client.index(INDEX).updateSettings({}))
  if ((await indexMade(client)) !== String(createdAt))
    throw new Error('Meilisearch: the indexes were not swapped')
}

/** Puts every document in; gives the checksum of each as it was put. */
async function fill(
  db: Db,
  thesaurus: Thesaurus,
  index: ReturnType<Meilisearch['index']>,
): Promise<Map<string, string>> {
  const put = new Map<string, string>()
  const ids = idsFindable(db)
  for (let at = 0; at < ids.length; at += BATCH)
    for (const document of await addBatch(db, thesaurus, index, ids.slice(at, at + BATCH)))
      put.set(document.id, checksum(document))
  return put
}

const idsFindable = (db: Db): string[] =>
  db
    .select({ id: searchDocuments.id })
    .from(searchDocuments)
    .all()
    .map((row) => row.id)

async function addBatch(
  db: Db,
  thesaurus: Thesaurus,
  index: ReturnType<Meilisearch['index']>,
  ids: string[],
): Promise<SearchDocument[]> {
  const documents = documentsOf(db, ids)
  if (documents.length > 0)
    await done(
      index.addDocuments(
        documents.map((document) => listingOf(thesaurus, document)),
        { primaryKey: 'id' },
      ),
    )
  return documents
}

const documentsOf = (db: Db, ids: string[]): SearchDocument[] =>
  db
    .select({ document: searchDocuments.document })
    .from(searchDocuments)
    .where(inArray(searchDocuments.id, ids))
    .all()
    .map((row) => row.document)

/** Listings that were created, edited or deleted while the new index was being filled. */
async function catchUp(
  db: Db,
  thesaurus: Thesaurus,
  client: Meilisearch,
  put: Map<string, string>,
): Promise<void> {
  const index = client.index<{ id: string }>(INDEX)
  const ids = idsFindable(db)
  const present = new Set(ids)
  const gone = [...put.keys()].filter((id) => !present.has(id))
  if (gone.length > 0) await done(index.deleteDocuments(gone))
  for (let at = 0; at < ids.length; at += BATCH) {
    const changed = documentsOf(db, ids.slice(at, at + BATCH))
      .filter((document) => put.get(document.id) !== checksum(document))
      .map((document) => document.id)
    await addBatch(db, thesaurus, index, changed)
  }
}

/** Every listing of an index: its id and the checksum of the document that it was made of. */
export async function* listingsIn(
  index: ReturnType<Meilisearch['index']>,
): AsyncGenerator<{ id?: unknown; digest?: unknown }> {
  for (let offset = 0; ; offset += 1000) {
    const { results } = await index.getDocuments({ limit: 1000, offset })
    yield* results
    if (results.length < 1000) return
  }
}
