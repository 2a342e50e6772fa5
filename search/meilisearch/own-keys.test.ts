import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Meilisearch } from 'meilisearch'
import type { KeyCreation } from 'meilisearch'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { aListing, anOrganisation } from '#app/features/requests/testing.server'
import { aDatabase } from '#app/platform/testing.server'
import { createSearch } from '../create'
import type { SearchRequest } from '../engine'
import { putListing } from '../indexer'
import { newestDocuments } from '../embedded/documents'
import { EVERYTHING } from '../question'
import { accessTo } from './access'
import { asCommand } from './as-command'
import { startLocalMeilisearch } from './local-server'
import type { LocalMeilisearch } from './local-server'
import { aDoor } from './testing.server'

/* A real Meilisearch; the master key looks at what keys there are. */

const HOUR_MS = 3_600_000
const folder = mkdtempSync(join(tmpdir(), 'hvb-keys-'))
let meili: LocalMeilisearch
let master: Meilisearch

beforeAll(async () => {
  const started = await startLocalMeilisearch(join(folder, 'one'))
  if (!started) throw new Error('Meilisearch is not installed here.')
  meili = started
  master = new Meilisearch({ host: meili.url, apiKey: meili.key })
}, 120_000)
beforeEach(async () => {
  for (const { uid } of await ownKeys()) await master.deleteKey(uid)
})
afterAll(async () => {
  await meili.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ownKeys = async (holder = '') =>
  (await master.getKeys({ limit: 1000 })).results.filter(({ name }) =>
    name?.startsWith(`hanviet-bridge ${holder}`),
  )

/** What a log was told, and a clock that a test sets. */
function aWatch() {
  const warnings: string[] = []
  let shift = 0
  return {
    warnings,
    log: { warn: (_details: object, message: string) => void warnings.push(message) },
    now: () => Date.now() + shift,
    pass: (ms: number) => (shift += ms),
  }
}

const words: SearchRequest = {
  ...{ kind: 'technology', filters: {}, sort: 'relevance', offset: 0, limit: 20 },
  question: {
    ...EVERYTHING,
    text: 'sensor',
    words: [{ text: 'sensor', covered: false, known: false }],
  },
}
const engineOf = async (search: ReturnType<typeof createSearch>) =>
  (await search.search(words)).engine

/** The search of a server process over one listing, with its index built. */
async function aServer(key = meili.key, to: () => string = () => meili.url) {
  const { db } = aDatabase()
  const { id: owner } = anOrganisation(db)
  db.transaction((tx) => putListing(tx, 'technology', aListing(db, 'technology', owner)))
  const door = await aDoor(to)
  const watch = aWatch()
  const search = createSearch({ db, meili: { url: door.url, key }, ...watch })
  await search.index([])
  return { db, search, ...watch, ...door }
}

const KEYS_ALONE: KeyCreation = {
  ...{ name: 'operator', indexes: ['*'], expiresAt: null },
  actions: ['keys.create', 'keys.get', 'keys.delete'],
}

describe('the key that Meilisearch is asked with', () => {
  it('is never the configured one, may do little, and expires within a day', async () => {
    const { key } = await master.createKey(KEYS_ALONE)
    const { search, knocks, warnings, shut } = await aServer(key)
    expect(await engineOf(search)).toBe('meilisearch')
    expect(await search.stats()).toEqual({ documents: 1 })
    expect(await search.health()).toEqual({ engine: 'meilisearch' })
    shut()
    const byConfigured = knocks.filter((knock) => knock.key === key)
    expect(byConfigured.map(({ path }) => path.split('?')[0])).toEqual(
      expect.arrayContaining(['/keys']),
    )
    expect(byConfigured.every(({ path }) => path.startsWith('/keys'))).toBe(true)
    const [own, ...others] = await ownKeys('server')
    expect(others).toEqual([])
    expect(
      knocks.some(({ path, key: used }) => path.includes('/search') && used === own?.key),
    ).toBe(true)
    expect(own?.indexes).toEqual(['listings', 'listings_next'])
    expect(own?.actions.every((action) => !/^\*|^keys|\*$/.test(action))).toBe(true)
    const left = new Date(own?.expiresAt ?? 0).getTime() - Date.now()
    expect(left).toBeGreaterThan(23 * HOUR_MS)
    expect(left).toBeLessThan(24 * HOUR_MS + 2000)
    expect(warnings).toEqual([])
  }, 60_000)

  it('that is revoked is made anew once, however many ask at the same time', async () => {
    const { search, knocks, shut } = await aServer()
    const [revoked] = await ownKeys('server')
    await master.deleteKey(revoked?.uid ?? '')
    knocks.length = 0
    const engines = await Promise.all([engineOf(search), engineOf(search), engineOf(search)])
    expect(engines).toEqual(['meilisearch', 'meilisearch', 'meilisearch'])
    expect(knocks.filter(({ method, path }) => method === 'POST' && path === '/keys')).toHaveLength(
      1,
    )
    shut()
  }, 60_000)

  it('that is revoked again and again makes no loop: the embedded engine answers, Meilisearch again later', async () => {
    const { search, knocks, pass, shut } = await aServer()
    const revoke = async () => {
      for (const { uid } of await ownKeys('server')) await master.deleteKey(uid)
    }
    await revoke()
    expect(await engineOf(search)).toBe('meilisearch')
    await revoke()
    knocks.length = 0
    expect(await engineOf(search)).toBe('embedded')
    pass(20_000)
    expect(await engineOf(search)).toBe('embedded')
    expect(knocks.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
      '/indexes/listings/search',
      '/indexes/listings/search',
    ])
    pass(50_000)
    expect(await engineOf(search)).toBe('meilisearch')
    shut()
  }, 60_000)

  it('is replaced when half of its time is over, and the former one deleted', async () => {
    const { search, pass, shut } = await aServer()
    const [former] = await ownKeys('server')
    pass(11 * HOUR_MS)
    await engineOf(search)
    expect((await ownKeys('server')).map(({ uid }) => uid)).toEqual([former?.uid])
    pass(2 * HOUR_MS)
    expect(await engineOf(search)).toBe('meilisearch')
    await vi.waitFor(async () => {
      const now = await ownKeys('server')
      expect(now).toHaveLength(1)
      expect(now[0]?.uid).not.toBe(former?.uid)
    })
    expect(await engineOf(search)).toBe('meilisearch')
    shut()
  }, 60_000)

  it('that has run out before the clock of this machine says so is made anew', async () => {
    const stopped = Date.now()
    const keys = { ...aWatch(), holder: 'slow', lifetimeMs: 2000, now: () => stopped }
    const { ask } = accessTo(meili, keys)
    const stats = () => ask((client) => client.index('listings').getStats())
    await stats()
    const [first] = await ownKeys('slow')
    await new Promise((later) => setTimeout(later, 2200))
    expect(await stats()).toMatchObject({ numberOfDocuments: 1 })
    await vi.waitFor(async () =>
      expect((await ownKeys('slow')).map(({ uid }) => uid)).not.toContain(first?.uid),
    )
  }, 30_000)

  it.each([-40, 400])(
    'ends by the clock of Meilisearch where this one is off by %d hours',
    async (hours) => {
      const off = { ...aWatch(), holder: 'off', now: () => Date.now() + hours * HOUR_MS }
      await accessTo(meili, off).ask((client) => client.index('listings').getStats())
      const [own] = await ownKeys('off')
      const left = new Date(own?.expiresAt ?? 0).getTime() - Date.now()
      expect(Math.abs(left - 24 * HOUR_MS)).toBeLessThan(5000)
    },
  )

  it('is each server’s own: another’s stays, what an earlier run left and what is over is deleted', async () => {
    const open = (holder: string) =>
      accessTo(meili, { ...aWatch(), holder }).ask((client) => client.index('listings').getStats())
    await master.createKey({
      ...{ name: 'hanviet-bridge command', actions: ['search'], indexes: ['listings'] },
      expiresAt: new Date(Date.now() + 600),
    })
    await new Promise((later) => setTimeout(later, 1700))
    await open('server a')
    await open('server b')
    const [b] = await ownKeys('server b')
    const [crashed] = await ownKeys('server a')
    await open('server a')
    await vi.waitFor(async () => expect(await ownKeys('server a')).toHaveLength(1))
    expect((await ownKeys('server a'))[0]?.uid).not.toBe(crashed?.uid)
    expect((await ownKeys('server b')).map(({ uid }) => uid)).toEqual([b?.uid])
    await vi.waitFor(async () => expect(await ownKeys('command')).toEqual([]))
  })

  it('of a command is given back at its end, also after a failure', async () => {
    const { db } = aDatabase()
    const failing = asCommand(db, meili, async (own) => {
      await own.ask((client) => client.index('listings').getStats())
      expect(await ownKeys('command')).toHaveLength(1)
      throw new Error('stopped')
    })
    await expect(failing).rejects.toThrow('stopped')
    await vi.waitFor(async () => expect(await ownKeys('command')).toEqual([]))
  })
})

describe('a configured key', () => {
  it('that may not make keys is used as it is, with one warning that says what to change', async () => {
    const { key } = await master.createKey({
      ...{ name: 'all but keys', indexes: ['*'], expiresAt: null },
      actions: ['search', 'documents.*', 'indexes.*', 'settings.*', 'tasks.*', 'stats.*'],
    })
    const { search, knocks, warnings, shut } = await aServer(key)
    expect(await engineOf(search)).toBe('meilisearch')
    expect(await engineOf(search)).toBe('meilisearch')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('keys.create')
    expect(knocks.filter(({ path }) => path === '/keys')).toHaveLength(1)
    await master.deleteKey(key)
    expect(await engineOf(search)).toBe('embedded')
    expect(knocks.filter(({ path }) => path === '/keys')).toHaveLength(1)
    shut()
  }, 60_000)

  it('that is not there makes none', async () => {
    const door = await aDoor(() => meili.url)
    const { ask } = accessTo({ url: door.url, key: undefined }, { ...aWatch(), holder: 'none' })
    await ask((client) => client.health())
    door.shut()
    expect(door.knocks.map(({ path, key }) => [path, key])).toEqual([['/health', '']])
  })
})

describe('a Meilisearch that comes back empty', () => {
  it('gets a new key and a new index; the embedded engine answers meanwhile', async () => {
    let target = meili.url
    const { db, search, pass, shut } = await aServer(meili.key, () => target)
    expect(await engineOf(search)).toBe('meilisearch')
    const empty = join(folder, 'two')
    mkdirSync(empty)
    writeFileSync(join(empty, 'master.key'), meili.key)
    const other = await startLocalMeilisearch(empty)
    target = other?.url ?? ''
    const documents = newestDocuments(db, 'technology', 1)
    await expect(search.index(documents)).rejects.toThrow('not found')
    expect(await engineOf(search)).toBe('embedded')
    pass(11_000)
    await vi.waitFor(async () => expect(await engineOf(search)).toBe('meilisearch'), {
      timeout: 20_000,
      interval: 200,
    })
    expect(await search.stats()).toEqual({ documents: 1 })
    await other?.stop()
    shut()
  }, 60_000)
})
