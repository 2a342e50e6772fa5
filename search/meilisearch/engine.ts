import { Meilisearch } from 'meilisearch'
import type { Db } from '#db/client'
import { answer } from '../answer'
import { documentsById } from '../embedded/candidates'
import type { SearchEngine, SearchRequest } from '../engine'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { INDEX, listingOf } from './documents'

export type MeilisearchAddress = { url: string; key: string | undefined }

/** A page waits this long at most; then the embedded engine answers. */
const SEARCH_TIMEOUT_MS = 1500
const TASK_TIMEOUT_MS = 120_000
const MOST = 200
/** Meilisearch reads ten words of a query. */
const WORDS_READ = 10

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
      const queries = queriesFor(thesaurus, request)
      const found =
        queries.length > 0
          ? await client.multiSearch({ federation: { limit: MOST }, queries })
          : { hits: [] }
      const ids = found.hits.map((hit) => String((hit as { id: unknown }).id))
      return answer(db, thesaurus, 'meilisearch', request, () => documentsById(db, ids))
    },
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

function queriesFor(thesaurus: Thesaurus, { kind, question }: SearchRequest): Query[] {
  const ofKind = `kind = ${quoted(kind)}`
  const queries: Query[] = []
  const words = question.words
    .map((word) => word.text)
    .slice(0, WORDS_READ)
    .join(' ')
  if (words)
    queries.push({
      indexUid: INDEX,
      q: words,
      filter: [ofKind],
      matchingStrategy: 'frequency',
      locales: ['kor', 'vie', 'eng'],
    })
  for (const { id } of question.concepts) {
    const around = [...thesaurus.ancestors(id).keys(), ...thesaurus.related(id)]
    const label = thesaurus.label(id, 'en')
    queries.push({
      indexUid: INDEX,
      q: label,
      filter: [ofKind, anyOf('facets', [`concept:${id}`])],
      matchingStrategy: 'last',
      attributesToSearchOn: ['concepts'],
      federationOptions: { weight: 2 },
    })
    queries.push({
      indexUid: INDEX,
      q: '',
      filter: [ofKind, anyOf('facets', [`concept:${id}`])],
      federationOptions: { weight: 1.5 },
    })
    if (around.length > 0)
      queries.push({
        indexUid: INDEX,
        q: '',
        filter: [ofKind, anyOf('tags', around)],
        federationOptions: { weight: 0.5 },
      })
  }
  const facts = [
    ...question.certifications.map((certificate) => `certification:${certificate.type}`),
    ...question.places.map((place) => `place:${place}`),
    ...question.cooperationModes.map((mode) => `mode:${mode}`),
  ]
  if (facts.length > 0)
    queries.push({ indexUid: INDEX, q: '', filter: [ofKind, anyOf('facets', facts)] })
  return queries
}
