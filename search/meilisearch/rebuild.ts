import { eq, inArray } from 'drizzle-orm'
import type { Settings } from 'meilisearch'
import { searchDocuments, settings } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Db } from '#db/client'
import { checksum } from '../checksum'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { INDEX, hashOf, listingOf, settingsFor } from './documents'
import { connect, done } from './engine'
import type { MeilisearchAddress } from './engine'

const NEXT = `${INDEX}_next`
const BATCH = 500
const HASH_KEY = 'search.meilisearch.settings'
const FAILURE_KEY = 'search.meilisearch.failure'

/** Whether the server's index is there and was built with these settings. */
export async function isCurrent(db: Db, address: MeilisearchAddress): Promise<boolean> {
  const known = db.select().from(settings).where(eq(settings.key, HASH_KEY)).get()?.value
  if (known !== hashOf(settingsFor(address.embedder))) return false
  const client = connect(address)
  const found = await client.getRawIndex(INDEX).catch(() => null)
  return found !== null
}

/**
 * Builds the index anew beside the old one from SQLite and swaps them in one task; the old one serves meanwhile.
 * What changed during the build is put in after the swap, so that nothing is lost.
 * @throws Error when a task failed; the old index then serves on, and `rebuildFailure` tells of it
 */
export async function rebuild(
  db: Db,
  thesaurus: Thesaurus,
  address: MeilisearchAddress,
): Promise<{ documents: number }> {
  try {
    const indexSettings = settingsFor(address.embedder)
    const documents = await build(db, thesaurus, connect(address, 120_000), indexSettings)
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
  client: Client,
  indexSettings: Settings,
): Promise<number> {
  await client.deleteIndexIfExists(NEXT)
  await done(client.createIndex(NEXT, { primaryKey: 'id' }))
  await done(client.index(NEXT).updateSettings(indexSettings))
  const put = await fill(db, thesaurus, client.index(NEXT))
  await ensureIndex(client)
  await done(client.swapIndexes([{ indexes: [INDEX, NEXT], rename: false }]))
  await catchUp(db, thesaurus, client, put)
  await client.deleteIndexIfExists(NEXT)
  return put.size
}

const keep = (db: Db, key: string, value: string) =>
  db
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
    .run()

type Client = ReturnType<typeof connect>

/** A swap needs both indexes to exist. */
async function ensureIndex(client: Client): Promise<void> {
  const found = await client.getRawIndex(INDEX).catch(() => null)
  if (!found) await done(client.createIndex(INDEX, { primaryKey: 'id' }))
}

/** Puts every document in; gives the checksum of each as it was put. */
async function fill(
  db: Db,
  thesaurus: Thesaurus,
  index: ReturnType<Client['index']>,
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
  index: ReturnType<Client['index']>,
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
  client: Client,
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
  index: ReturnType<Client['index']>,
): AsyncGenerator<{ id?: unknown; digest?: unknown }> {
  for (let offset = 0; ; offset += 1000) {
    const { results } = await index.getDocuments({ limit: 1000, offset })
    yield* results
    if (results.length < 1000) return
  }
}
