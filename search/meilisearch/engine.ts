import { Meilisearch } from 'meilisearch'
import type { Db } from '#db/client'
import { answer, rankingOf } from '../answer'
import { candidatesByMeaning } from '../embedded/candidates'
import { documentsById, documentsBySeq, newestDocuments } from '../embedded/documents'
import type { SearchEngine, SearchRequest } from '../engine'
import { suggest } from '../suggest/suggest'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { INDEX, WORDS_READ, listingOf, ofKind } from './documents'
import type { Embedder } from './embedder'
import { createVectors } from './vectors'
import { NO_SIMILARITIES } from '../similarities'

/** `embedder`: a model that an operator switched on. */
export type MeilisearchAddress = { url: string; key: string | undefined; embedder?: Embedder }

/** A page waits this long at most; then the embedded engine answers. */
const SEARCH_TIMEOUT_MS = 1500
const TASK_TIMEOUT_MS = 120_000
const MOST = 60
/** Listings changed last are always ranked too: they are findable before their line of the outbox has its turn. */
const JUST_CHANGED = 30

export const connect = (
  { url, key }: MeilisearchAddress,
  timeout = SEARCH_TIMEOUT_MS,
): Meilisearch =>
  new Meilisearch({
    host: url,
    apiKey: key,
    timeout,
    requestInit: {
      // The key goes to the configured address and nowhere that it points to.
      redirect: 'error',
      // A compressed answer comes in parts, and the second waits for the first one's acknowledgement: 40 ms each time.
      headers: { 'Accept-Encoding': 'identity' },
    },
  })

/** Asks Meilisearch for candidates by words, adds those that SQLite has by meaning and facts, and ranks all by the documents. */
export function createMeilisearchEngine(
  db: Db,
  thesaurus: Thesaurus,
  address: MeilisearchAddress,
): SearchEngine {
  const client = connect(address)
  const writer = connect(address, TASK_TIMEOUT_MS)
  const vectors = address.embedder ? createVectors(client) : () => Promise.resolve(NO_SIMILARITIES)
  return {
    index: async (documents) => {
      if (documents.length === 0) return
      await done(
        writer.index(INDEX).addDocuments(
          documents.map((document) => listingOf(thesaurus, document)),
          { primaryKey: 'id' },
        ),
      )
    },
    remove: async (ids) => {
      if (ids.length > 0) await done(writer.index(INDEX).deleteDocuments(ids))
    },
    search: async (request) => {
      const { kind, question } = request
      const asked = Promise.all([
        byWords(client, request).catch((error: unknown) =>
          error instanceof Error ? error : new Error(String(error)),
        ),
        vectors(request),
      ])
      // While the server looks for the words, what the database has an index for is read and looked at here.
      const ranking = rankingOf(db, thesaurus, question)
      const near = uniqueById([
        ...documentsBySeq(db, candidatesByMeaning(db, kind, question)),
        ...newestDocuments(db, kind, JUST_CHANGED),
      ])
      ranking.look(near)
      const known = new Set(near.map(({ id }) => id))
      const [ids, similar] = await asked
      if (ids instanceof Error) throw ids
      const others = [...new Set([...ids, ...similar.keys()])].filter((id) => !known.has(id))
      const bring = () => [...near, ...documentsById(db, others)]
      return answer(db, thesaurus, 'meilisearch', request, bring, ranking, similar)
    },
    suggest: (request) => Promise.resolve(suggest(db, thesaurus, request)),
    stats: async () => ({ documents: (await client.index(INDEX).getStats()).numberOfDocuments }),
    health: async () => {
      await client.health()
      return { engine: 'meilisearch' }
    },
  }
}

const uniqueById = <T extends { id: string }>(documents: T[]): T[] => [
  ...new Map(documents.map((document) => [document.id, document])).values(),
]

/** @throws Error when the task failed: accepted is not done */
export async function done(task: {
  waitTask: (options: {
    timeout: number
  }) => Promise<{ status: string; error: { message: string } | null }>
}): Promise<void> {
  const finished = await task.waitTask({ timeout: TASK_TIMEOUT_MS })
  if (finished.status !== 'succeeded')
    throw new Error(`Meilisearch: ${finished.error?.message ?? finished.status}`)
}

/** Ids of the listings that hold the words of a question, in any language that the labels of their concepts speak. */
async function byWords(client: Meilisearch, { kind, question }: SearchRequest): Promise<string[]> {
  const words = question.words.map((word) => word.text).slice(0, WORDS_READ)
  if (words.length === 0) return []
  const { hits } = await client.index<{ id: string }>(INDEX).search(words.join(' '), {
    filter: [ofKind(kind)],
    matchingStrategy: 'frequency',
    locales: ['kor', 'vie', 'eng'],
    limit: MOST,
    attributesToRetrieve: ['id'],
  })
  return hits.map(({ id }) => id)
}
