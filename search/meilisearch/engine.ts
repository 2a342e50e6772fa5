import type { Meilisearch } from 'meilisearch'
import type { Db } from '#db/client'
import { answer, rankingOf } from '../answer'
import { candidatesByMeaning } from '../embedded/candidates'
import { documentsById, documentsBySeq, newestDocuments } from '../embedded/documents'
import type { SearchEngine, SearchRequest } from '../engine'
import { suggest } from '../suggest/suggest'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { INDEX, WORDS_READ, listingOf, ofKind } from './documents'
import type { MeilisearchAccess } from './access'
import { createVectors } from './vectors'
import { NO_SIMILARITIES } from '../similarities'

const TASK_TIMEOUT_MS = 120_000
const MOST = 60
/** Listings changed last are always ranked too: they are findable before their line of the outbox has its turn. */
const JUST_CHANGED = 30

/** Asks Meilisearch for candidates by words, adds those that SQLite has by meaning and facts, and ranks all by the documents. */
export function createMeilisearchEngine(
  db: Db,
  thesaurus: Thesaurus,
  meili: MeilisearchAccess,
): SearchEngine {
  const vectors = meili.embedder ? createVectors(meili) : () => Promise.resolve(NO_SIMILARITIES)
  return {
    index: async (documents) => {
      if (documents.length === 0) return
      const listings = documents.map((document) => listingOf(thesaurus, document))
      await meili.ask(async (client) => {
        // Meilisearch would make an index that is not there, without its settings.
        await client.getRawIndex(INDEX)
        await done(client.index(INDEX).addDocuments(listings, { primaryKey: 'id' }))
      }, TASK_TIMEOUT_MS)
    },
    remove: async (ids) => {
      if (ids.length > 0)
        await meili.ask((client) => done(client.index(INDEX).deleteDocuments(ids)), TASK_TIMEOUT_MS)
    },
    search: async (request) => {
      const { kind, question } = request
      const asked = Promise.all([
        meili
          .ask((client) => byWords(client, request))
          .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))),
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
    stats: async () => {
      const { numberOfDocuments } = await meili.ask((client) => client.index(INDEX).getStats())
      return { documents: numberOfDocuments }
    },
    health: async () => {
      await meili.ask((client) => client.health())
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
