import type { Db } from '#db/client'
import { createEmbeddedEngine } from './embedded/engine'
import { fillNames } from './embedded/rebuild'
import type { SearchEngine, SearchRequest, SearchResult } from './engine'
import { accessTo } from './meilisearch/access'
import type { MeilisearchAddress } from './meilisearch/access'
import { codeOf } from './meilisearch/connect'
import { createMeilisearchEngine } from './meilisearch/engine'
import { holderOf } from './meilisearch/own-keys'
import { isCurrent, rebuild } from './meilisearch/rebuild'
import { loadThesaurus } from './vocabulary/load'

/** After a failure Meilisearch is left alone for this long. */
const OPEN_MS = 10_000

type Log = { warn: (details: object, message: string) => void }
type Options = { db: Db; meili: MeilisearchAddress | undefined; log: Log; now?: () => number }

/**
 * The search of this process. Meilisearch answers where it is configured; when it is slow or gone, the embedded
 * engine answers within the same request, and a circuit breaker spares the next ones the wait.
 */
export function createSearch({ db, meili, log, now = Date.now }: Options): SearchEngine {
  const thesaurus = loadThesaurus()
  fillNames(db)
  const embedded = createEmbeddedEngine(db, thesaurus)
  if (!meili)
    return { ...embedded, index: () => Promise.resolve(), remove: () => Promise.resolve() }
  const access = accessTo(meili, { holder: holderOf(db, 'server'), log, now })
  const primary = createMeilisearchEngine(db, thesaurus, access)
  let openUntil = 0
  let ready: Promise<void> | undefined
  let isReady = false

  /** Builds the index when it is missing or has other settings; once a process, again after a failure. */
  const ensureReady = () =>
    (ready ??= (async () => {
      if (!(await isCurrent(db, access))) await rebuild(db, thesaurus, access)
      isReady = true
    })().catch((error: unknown) => {
      ready = undefined
      throw error
    }))

  /** Without anybody waiting: searches are answered by the embedded engine until it is done. */
  const prepare = () => void ensureReady().catch((error: unknown) => trip(error))

  function trip(error: unknown): void {
    openUntil = now() + OPEN_MS
    noticeEmpty(error)
    log.warn(
      { err: error instanceof Error ? error.message : 'unknown' },
      'Meilisearch is away; the embedded engine answers',
    )
  }

  /** An emptied server: its index is built anew when somebody asks next. */
  function noticeEmpty(error: unknown): void {
    if (!isReady || codeOf(error) !== 'index_not_found') return
    ready = undefined
    isReady = false
  }

  /** Writes to the index; only Meilisearch waits for this, the embedded one was written with the listing itself. */
  async function afterwards(write: () => Promise<void>): Promise<void> {
    await ensureReady()
    await write().catch((error: unknown) => {
      noticeEmpty(error)
      throw error
    })
  }

  async function search(request: SearchRequest): Promise<SearchResult> {
    if (now() < openUntil) return embedded.search(request)
    if (!isReady) {
      prepare()
      return embedded.search(request)
    }
    try {
      return await primary.search(request)
    } catch (error) {
      trip(error)
      return embedded.search(request)
    }
  }

  prepare()

  return {
    index: (documents) => afterwards(() => primary.index(documents)),
    remove: (ids) => afterwards(() => primary.remove(ids)),
    search,
    suggest: embedded.suggest,
    stats: primary.stats,
    health: async () => {
      if (now() < openUntil || !isReady) return embedded.health()
      return primary.health().catch(() => embedded.health())
    },
  }
}
