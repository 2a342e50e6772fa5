import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { eq } from 'drizzle-orm'
import type { Meilisearch } from 'meilisearch'
import { settings } from '#db/schema'
import type { Db } from '#db/client'
import { INDEX, NEXT_INDEX } from './documents'
import { codeOf, connect, SEARCH_TIMEOUT_MS } from './connect'

/** An own key ends after this long, and is replaced when half of it is over. */
const LIFETIME_MS = 24 * 3_600_000
/** After a failure, or a key that was replaced before its time, the next one waits this long: keys are no answer to everything. */
const PAUSE_MS = 60_000

/** What this process asks of Meilisearch, and nothing else. */
const ACTIONS = [
  ...['search', 'documents.add', 'documents.get', 'documents.delete', 'settings.update'],
  ...['indexes.create', 'indexes.get', 'indexes.delete', 'indexes.swap', 'stats.get', 'tasks.get'],
]
/** How Meilisearch says that a key may not make keys, or that there are none. */
const NOT_ALLOWED = ['invalid_api_key', 'missing_master_key']
/** What the configured key is for. */
const KEYS_ACTIONS = 'keys.create, keys.get and keys.delete'

export type OwnKeysOptions = {
  url: string
  /** The configured key; nothing is made without one, on a server that has no keys. */
  key: string | undefined
  /** Whose keys they are: of others nothing that still counts is touched. */
  holder: string
  log: { warn: (details: object, message: string) => void }
  now?: () => number
  lifetimeMs?: number
}

type Lease = { key: string; uid: string | null; renewAt: number; endsAt: number }
type Made = Lease & { uid: string; name: string; madeAt: number }

/**
 * Keys that this process makes for itself with the configured one: they may do what it needs on its own indexes, and
 * soon expire. Where the configured key may not make any, it is used as it is and the log says so once.
 */
export function createOwnKeys({
  url,
  key: configured,
  holder,
  log,
  now = Date.now,
  lifetimeMs = LIFETIME_MS,
}: OwnKeysOptions) {
  const maker = connect({ url, key: configured })
  let lease: Lease | undefined
  let making: Promise<Lease> | undefined
  let replaceableFrom = 0

  const make = () => (making ??= takeNext().finally(() => (making = undefined)))

  async function takeNext(): Promise<Lease> {
    const former = lease
    const made = await createKey()
    lease = made ?? asConfigured(former)
    if (made && former?.uid) void remove(maker, former.uid)
    if (made && !former) void removeLeft(maker, made)
    return lease
  }

  /** A new key; null where the configured one may not make any. */
  async function createKey(): Promise<Made | null> {
    const began = now()
    const name = `${PREFIX}${holder}`
    try {
      const madeAt = await timeAt(url)
      const { key, uid } = await maker.createKey({
        name,
        description: `HanViet Bridge on ${hostname()} made this for itself. It expires and is replaced; to delete it does no harm.`,
        actions: ACTIONS,
        indexes: [INDEX, NEXT_INDEX],
        expiresAt: new Date(madeAt + lifetimeMs),
      })
      const ends = { renewAt: began + lifetimeMs / 2, endsAt: began + lifetimeMs }
      return { key, uid, name, madeAt, ...ends }
    } catch (error) {
      const code = codeOf(error)
      if (!code || !NOT_ALLOWED.includes(code)) throw error
      log.warn(
        { code },
        `MEILI_KEY may not make keys, so it is used as it is and nothing expires. Give it the actions ${KEYS_ACTIONS}.`,
      )
      return null
    }
  }

  /** Runs on as before: with what it has for as long as that holds, else with the configured key. */
  function asConfigured(former: Lease | undefined): Lease {
    const never = { renewAt: Infinity, endsAt: Infinity }
    return former && now() < former.endsAt
      ? { ...former, renewAt: Infinity }
      : { key: configured ?? '', uid: null, ...never }
  }

  return {
    /** The key to ask with now; one is made where there is none. */
    present: async (): Promise<string | undefined> => {
      if (configured === undefined) return undefined
      if (!lease || now() >= lease.endsAt) return (await make()).key
      if (now() >= lease.renewAt) {
        lease.renewAt = now() + PAUSE_MS
        void make().catch((error: unknown) =>
          log.warn(
            { err: messageOf(error) },
            'no new key of Meilisearch yet; the present one goes on',
          ),
        )
      }
      return lease.key
    },
    /** The key after one that Meilisearch did not know: a new one at most, and not another within a minute. */
    after: async (unknown: string | undefined): Promise<string | null> => {
      if (making) return (await making).key
      if (!lease || lease.key !== unknown) return lease?.key ?? null
      if (!lease.uid || now() < replaceableFrom) return null
      replaceableFrom = now() + PAUSE_MS
      lease = undefined
      return (await make()).key
    },
    giveBack: async (): Promise<void> => {
      if (lease?.uid) await remove(maker, lease.uid)
      lease = undefined
    },
  }
}

const PREFIX = 'hanviet-bridge '
const INSTANCE_KEY = 'search.meilisearch.instance'

/** Whose keys they are: of this database, and of its server or one of its commands. */
export function holderOf(db: Db, role: 'server' | 'command'): string {
  db.insert(settings)
    .values({ key: INSTANCE_KEY, value: randomBytes(6).toString('hex') })
    .onConflictDoNothing()
    .run()
  const known = db.select().from(settings).where(eq(settings.key, INSTANCE_KEY)).get()
  return `${role} ${known?.value ?? ''}`
}

/** What time it is there: a key ends by the clock of the server that checks it, whatever this machine's says. */
async function timeAt(url: string): Promise<number> {
  const { headers } = await fetch(`${url.replace(/\/$/, '')}/health`, {
    redirect: 'error',
    signal: AbortSignal.timeout(SEARCH_TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new Error(`Meilisearch does not answer at ${url}`, { cause: error })
  })
  const time = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(time) ? Date.now() : time
}

/** A key that cannot be deleted runs out by itself. */
const remove = (maker: Meilisearch, uid: string): Promise<void> =>
  maker.deleteKey(uid).catch(() => undefined)

/** Deletes what an earlier run of this holder left behind, and whosever has run out: Meilisearch keeps both on its list. */
async function removeLeft(maker: Meilisearch, { uid, name, madeAt }: Made): Promise<void> {
  const found = await maker.getKeys({ limit: 1000 }).catch(() => ({ results: [] }))
  const isOver = (expiresAt: Date | string | null) =>
    expiresAt !== null && new Date(expiresAt).getTime() < madeAt
  for (const one of found.results)
    if (
      one.uid !== uid &&
      (one.name === name || (one.name?.startsWith(PREFIX) && isOver(one.expiresAt)))
    )
      await remove(maker, one.uid)
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'unknown')
