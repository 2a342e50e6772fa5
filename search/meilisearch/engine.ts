import { Meilisearch } from 'meilisearch'
import type { Db } from '#db/client'
import { answer } from '../answer'
import { documentsById, newestDocuments } from '../embedded/candidates'
import type { SearchEngine, SearchRequest } from '../engine'
import { suggest } from '../suggest/suggest'
import { strongest } from '../vocabulary/meaning'
import type { Meaning } from '../vocabulary/meaning'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { factsAsked } from '../facts'
import { INDEX, WORDS_READ, listingOf, meaningWords } from './documents'

export type MeilisearchAddress = { url: string; key: string | undefined }

/** A page waits this long at most; then the embedded engine answers. */
const SEARCH_TIMEOUT_MS = 1500
const TASK_TIMEOUT_MS = 120_000
const MOST = 200
/** Listings changed last are always ranked too: they are findable before their line of the outbox has its turn. */
const JUST_CHANGED = 30

export const connect = (
  { url, key }: MeilisearchAddress,
  timeout = SEARCH_TIMEOUT_MS,
): Meilisearch => new Meilisearch({ host: url, apiKey: key, timeout })

/** Asks Meilisearch for candidates, by words and by concepts in one federated question, and ranks them by the documents of SQLite. */
export function createMeilisearchEngine(
  db: Db,
  thesaurus: Thesaurus,
  address: MeilisearchAddress,
): SearchEngine {
  const client = connect(address)
  const writer = connect(address, TASK_TIMEOUT_MS)
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
      const queries = queriesFor(request)
      const found =
        queries.length > 0
          ? await client.multiSearch({ federation: { limit: MOST }, queries })
          : { hits: [] }
      const ids = found.hits.map((hit) => String((hit as { id: unknown }).id))
      return answer(db, thesaurus, 'meilisearch', request, () => [
        ...new Map(
          [...documentsById(db, ids), ...newestDocuments(db, request.kind, JUST_CHANGED)].map(
            (document) => [document.id, document],
          ),
        ).values(),
      ])
    },
    suggest: (request) => Promise.resolve(suggest(db, thesaurus, request)),
    stats: async () => ({ documents: (await client.index(INDEX).getStats()).numberOfDocuments }),
    health: async () => {
      await client.health()
      return { engine: 'meilisearch' }
    },
  }
}

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

type Query = {
  indexUid: string
  q: string
  filter: string[]
  matchingStrategy?: 'frequency' | 'last'
  locales?: ('kor' | 'vie' | 'eng')[]
  attributesToSearchOn?: string[]
  federationOptions?: { weight: number }
}

/** Values in a filter stand in quotes, with quotes and backslashes escaped: nothing typed is filter language. */
const quoted = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
const anyOf = (attribute: string, values: readonly string[]) =>
  `${attribute} IN [${values.map(quoted).join(', ')}]`

const TEXT = ['title', 'concepts', 'summary', 'tokens']
/** So many of the nearest concepts may be the one by which a listing is found. */
const LEADING = 6

function queriesFor({ kind, question }: SearchRequest): Query[] {
  const ofKind = `kind = ${quoted(kind)}`
  const words = question.words.map((word) => word.text).slice(0, WORDS_READ)
  const facts = factsAsked(question).flatMap(([facet, values]) =>
    values.map((value) => `${facet}:${value}`),
  )
  const ofFacts = [ofKind, anyOf('facets', facts)]
  return [
    ...(words.length > 0 ? [byWords(words, [ofKind])] : []),
    ...byMeaning(question.meaning, [ofKind]),
    ...(facts.length > 0
      ? [...byMeaning(question.meaning, ofFacts), { indexUid: INDEX, q: '', filter: ofFacts }]
      : []),
  ]
}

const byWords = (words: string[], filter: string[]): Query => ({
  indexUid: INDEX,
  q: words.join(' '),
  filter,
  matchingStrategy: 'frequency',
  locales: ['kor', 'vie', 'eng'],
  attributesToSearchOn: TEXT,
})

/**
 * Meilisearch asks for the first word at least, and for as many of the next as it can: so each of the nearest
 * concepts leads once, the others follow.
 */
function byMeaning(meaning: Meaning, filter: string[]): Query[] {
  const words = meaningWords(meaning)
  const weights = strongest(meaning, LEADING).map(([, weight]) => weight)
  return weights.map((weight, at) => ({
    indexUid: INDEX,
    q: [...words.slice(at), ...words.slice(0, at)].join(' '),
    filter,
    matchingStrategy: 'last',
    attributesToSearchOn: ['meaning'],
    federationOptions: { weight: (2 * weight) / (weights[0] ?? 1) },
  }))
}
