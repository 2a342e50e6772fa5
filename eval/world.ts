import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ne } from 'drizzle-orm'
import { pino } from 'pino'
import type { Logger } from 'pino'
import { openDatabase } from '#db/client'
import { migrateDatabase } from '#db/migrate'
import { outbox } from '#db/schema'
import { recomputeMatches } from '#app/features/matching'
import type { Context } from '#app/platform/context.server'
import { OutboxRunner } from '#app/platform/jobs/runner.server'
import { createSearch } from '#search/create'
import { indexLines } from '#search/indexer'
import { startLocalMeilisearch } from '#search/meilisearch/local-server'
import type { LocalMeilisearch } from '#search/meilisearch/local-server'
import { loadSet } from './load-set'
import type { SetIds } from './load-set'
import type { Documents } from './read-set'

export type World = {
  /** The product on an engine; `meilisearch` is there only when one runs. */
  on: Record<'embedded', Context> & Partial<Record<'meilisearch', Context>>
  meilisearch: LocalMeilisearch | null
  ids: SetIds
}

export class MeilisearchMissing extends Error {}

/**
 * Loads a set into a throw-away database and Meilisearch and gives both to `work`. Everything is stopped and removed
 * at the end, whether it went well, failed or was interrupted.
 * @throws MeilisearchMissing when `needed` and its package is not installed here
 */
export async function inWorld<T>(
  documents: Documents,
  needed: boolean,
  work: (world: World) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hvb-eval-'))
  const open = openDatabase(':memory:')
  let starting: Promise<LocalMeilisearch | null> | undefined
  const clear = async () => {
    await starting?.then((meilisearch) => meilisearch?.stop()).catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
  const leave = interruptedBy((code) => void clear().then(() => process.exit(code)))
  try {
    starting = startLocalMeilisearch(join(folder, 'meilisearch'))
    const meilisearch = await starting
    if (!meilisearch && needed)
      throw new MeilisearchMissing(
        'Meilisearch is not installed here (optional package): only --engine embedded can be measured, without the baseline.',
      )
    migrateDatabase(open)
    return await work(await fill(open.db, meilisearch, documents, folder))
  } finally {
    leave()
    await clear()
    open.close()
  }
}

async function fill(
  db: Context['db'],
  meilisearch: LocalMeilisearch | null,
  documents: Documents,
  folder: string,
): Promise<World> {
  const log = pino({ level: 'warn' }, pino.destination(2))
  const embedded = createSearch({ db, meili: undefined, log })
  const ctx: Context = {
    db,
    search: embedded,
    actor: { kind: 'system' },
    now: () => new Date(),
    locale: 'en',
    requestId: 'eval',
    uploadsDir: folder,
    publicOrigin: 'http://localhost',
    secretKey: '',
  }
  const ids = loadSet(ctx, documents, (text) => console.error(text))
  // Made after the listings are in, so that it finds all of them when it builds its index.
  const search =
    meilisearch && createSearch({ db, meili: { url: meilisearch.url, key: meilisearch.key }, log })
  await runOutbox(db, search ?? embedded, log)
  return {
    on: { embedded: ctx, ...(search && { meilisearch: { ...ctx, search } }) },
    meilisearch,
    ids,
  }
}

/** Works off what the listings left for the search server and the matcher, as a running product does. @throws Error when some of it failed */
async function runOutbox(db: Context['db'], search: Context['search'], log: Logger): Promise<void> {
  const runner = new OutboxRunner(
    db,
    {
      index: (lines) => indexLines(search, db, lines),
      recomputeMatches: (lines) => recomputeMatches(db, lines),
      mail: () => Promise.reject(new Error('nobody is written to')),
      searchAlert: () => Promise.reject(new Error('nobody has saved a search')),
    },
    log,
  )
  await runner.drain()
  const left = db.select().from(outbox).where(ne(outbox.state, 'done')).all()
  if (left[0])
    throw new Error(
      `${left.length} outbox lines failed; the first one, ${left[0].kind}: ${left[0].lastError ?? 'unknown'}`,
    )
}

/** Calls back on Ctrl-C, kill or a closed terminal; gives what takes the watch off again. */
function interruptedBy(end: (code: number) => void): () => void {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
  const watches = Object.entries(codes).map(([signal, code]) => ({
    signal,
    watch: () => end(code),
  }))
  for (const { signal, watch } of watches) process.once(signal, watch)
  return () => watches.forEach(({ signal, watch }) => process.off(signal, watch))
}
