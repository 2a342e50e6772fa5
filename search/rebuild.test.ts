import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { technologies } from '#db/schema'
import { aListing, anOrganisation } from '#app/features/requests/testing.server'
import { aDatabase } from '#app/platform/testing.server'
import { accessTo } from './meilisearch/access'
import type { MeilisearchAddress } from './meilisearch/access'
import { createMeilisearchEngine } from './meilisearch/engine'
import { startLocalMeilisearch } from './meilisearch/local-server'
import type { LocalMeilisearch } from './meilisearch/local-server'
import { rebuild, rebuildFailure } from './meilisearch/rebuild'
import { aDoor } from './meilisearch/testing.server'
import { putListing } from './indexer'
import { isClean, verifySearch } from './verify'
import { loadThesaurus } from './vocabulary/load'

const thesaurus = loadThesaurus()

/** The server behind a door at which a test may act, or fail the request, before the swap goes through. */
async function behindDoor(beforeSwap: () => 'pass' | 'fail') {
  const door = await aDoor(
    () => address().url,
    ({ path }) => (path === '/swap-indexes' && beforeSwap() === 'fail' ? 500 : undefined),
  )
  return { meili: accessOf({ url: door.url, key: address().key }), shut: door.shut }
}

/** Records as a survey of this size would leave them, in the embedded index as well. */
function filled(count: number) {
  const { db } = aDatabase()
  const ids = db.transaction((tx) => {
    const { id: owner } = anOrganisation(db)
    const made = Array.from({ length: count }, () => aListing(db, 'technology', owner))
    for (const id of made) putListing(tx, 'technology', id)
    return made
  })
  /** Eight new, six changed without a new date as when an owner is renamed, six gone. */
  const change = (round: number) =>
    db.transaction((tx) => {
      const { id: owner } = anOrganisation(db)
      const from = round * 20
      const made = Array.from({ length: 8 }, () => aListing(db, 'technology', owner))
      for (const id of ids.slice(from, from + 6))
        tx.update(technologies)
          .set({ title: { en: `Renamed ${id}` } })
          .where(eq(technologies.id, id))
          .run()
      for (const id of ids.slice(from + 6, from + 12))
        tx.delete(technologies).where(eq(technologies.id, id)).run()
      for (const id of [...made, ...ids.slice(from, from + 12)]) putListing(tx, 'technology', id)
    })
  return { db, change }
}

let meili: LocalMeilisearch | null = null
const address = (): MeilisearchAddress => {
  if (!meili) throw new Error('Meilisearch is not installed here.')
  return { url: meili.url, key: meili.key }
}
const accessOf = (to: MeilisearchAddress) =>
  accessTo(to, { holder: `rebuild by ${to.url}`, log: { warn: () => undefined } })
beforeAll(async () => {
  meili = await startLocalMeilisearch(mkdtempSync(join(tmpdir(), 'hvb-meili-')))
}, 120_000)
afterAll(async () => meili?.stop())

describe('rebuilding 5,000 listings while people work', () => {
  it('loses nothing that changed before the swap; a failed swap leaves the old index serving and is told', async () => {
    const { db, change } = filled(5000)
    const own = accessOf(address())
    await rebuild(db, thesaurus, own)
    expect(isClean(await verifySearch(db, own))).toBe(true)

    const failing = await behindDoor(() => {
      change(0)
      return 'fail'
    })
    await expect(rebuild(db, thesaurus, failing.meili)).rejects.toThrow()
    failing.shut()
    expect(rebuildFailure(db)?.message).toBeTruthy()
    const { stats } = createMeilisearchEngine(db, thesaurus, own)
    expect(await stats()).toEqual({ documents: 5000 })
    const left = (await verifySearch(db, own)).meilisearch
    expect([left?.missing.length, left?.stale.length, left?.surplus.length]).toEqual([8, 6, 6])

    const passing = await behindDoor(() => {
      change(1)
      return 'pass'
    })
    await rebuild(db, thesaurus, passing.meili)
    passing.shut()
    expect(await verifySearch(db, own)).toEqual({
      findable: 5004,
      embedded: { missing: [], surplus: [], stale: [] },
      meilisearch: { missing: [], surplus: [], stale: [] },
    })
    expect(rebuildFailure(db)).toBeNull()
  }, 240_000)
})
