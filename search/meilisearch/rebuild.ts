import { eq } from 'drizzle-orm'
import { searchDocuments, settings } from '#db/schema'
import type { Db } from '#db/client'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { INDEX, SETTINGS, SETTINGS_HASH, listingOf } from './documents'
import { connect, done } from './engine'
import type { MeilisearchAddress } from './engine'

const NEXT = `${INDEX}_next`
const BATCH = 500
const HASH_KEY = 'search.meilisearch.settings'

/** Whether the server's index is there and was built with these settings. */
export async function isCurrent(db: Db, address: MeilisearchAddress): Promise<boolean> {
  const known = db.select().from(settings).where(eq(settings.key, HASH_KEY)).get()?.value
  if (known !== SETTINGS_HASH) return false
  const client = connect(address)
  const found = await client.getRawIndex(INDEX).catch(() => null)
  return found !== null
}

/**
 * Builds the index anew beside the old one from SQLite and swaps them in one task; the old one serves meanwhile.
 * What changed during the build is put in after the swap, so that nothing is lost.
 * @throws Error when a task failed; the old index then serves on
 */
export async function rebuild(
  db: Db,
  thesaurus: Thesaurus,
  address: MeilisearchAddress,
): Promise<{ documents: number }> {
  const client = connect(address, 120_000)
  const started = new Date()
  await client.deleteIndexIfExists(NEXT)
  await done(client.createIndex(NEXT, { primaryKey: 'id' }))
  await done(client.index(NEXT).updateSettings(SETTINGS))
  const documents = await fill(db, thesaurus, client.index(NEXT))
  await ensureIndex(client)
  await done(client.swapIndexes([{ indexes: [INDEX, NEXT], rename: false }]))
  await catchUp(db, thesaurus, client, started)
  await client.deleteIndexIfExists(NEXT)
  db.insert(settings)
    .values({ key: HASH_KEY, value: SETTINGS_HASH })
    .onConflictDoUpdate({ target: settings.key, set: { value: SETTINGS_HASH } })
    .run()
  return { documents }
}

type Client = ReturnType<typeof connect>

/** A swap needs both indexes to exist. */
async function ensureIndex(client: Client): Promise<void> {
  const found = await client.getRawIndex(INDEX).catch(() => null)
  if (!found) await done(client.createIndex(INDEX, { primaryKey: 'id' }))
}

async function fill(
  db: Db,
  thesaurus: Thesaurus,
  index: ReturnType<Client['index']>,
): Promise<number> {
  const ids = db.select({ id: searchDocuments.id }).from(searchDocuments).all()
  for (let at = 0; at < ids.length; at += BATCH)
    await addBatch(
      db,
      thesaurus,
      index,
      ids.slice(at, at + BATCH).map((row) => row.id),
    )
  return ids.length
}

async function addBatch(
  db: Db,
  thesaurus: Thesaurus,
  index: ReturnType<Client['index']>,
  ids: string[],
): Promise<void> {
  const rows = ids.flatMap(
    (id) => db.select().from(searchDocuments).where(eq(searchDocuments.id, id)).get() ?? [],
  )
  if (rows.length > 0)
    await done(
      index.addDocuments(
        rows.map((row) => listingOf(thesaurus, row.document)),
        { primaryKey: 'id' },
      ),
    )
}

/** Listings that were created, edited or deleted while the new index was being filled. */
async function catchUp(db: Db, thesaurus: Thesaurus, client: Client, since: Date): Promise<void> {
  const index = client.index<{ id: string }>(INDEX)
  const present = new Map(
    db
      .select({ id: searchDocuments.id, updatedAt: searchDocuments.updatedAt })
      .from(searchDocuments)
      .all()
      .map((row) => [row.id, row.updatedAt]),
  )
  const indexed = await idsIn(index)
  const gone = [...indexed].filter((id) => !present.has(id))
  if (gone.length > 0) await done(index.deleteDocuments(gone))
  const changed = [...present]
    .filter(([id, updatedAt]) => updatedAt >= since || !indexed.has(id))
    .map(([id]) => id)
  for (let at = 0; at < changed.length; at += BATCH)
    await addBatch(db, thesaurus, index, changed.slice(at, at + BATCH))
}

/** Every id of an index. */
export async function idsIn(index: ReturnType<Client['index']>): Promise<Set<string>> {
  const ids = new Set<string>()
  for (let offset = 0; ; offset += 1000) {
    const { results } = await index.getDocuments({ fields: ['id'], limit: 1000, offset })
    for (const row of results) ids.add(String(row.id))
    if (results.length < 1000) return ids
  }
}
