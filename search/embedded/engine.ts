import { sql } from 'drizzle-orm'
import type { Db } from '#db/client'
import { answer } from '../answer'
import type { SearchEngine } from '../engine'
import { suggest } from '../suggest/suggest'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { candidates } from './candidates'
import { documentsBySeq } from './documents'
import { putDocument, removeDocument } from './store'

/**
 * The engine inside the database: always in step, since listings are put into it in the transaction that changes
 * them. Default where no Meilisearch is configured, and the answer while it is away.
 */
export function createEmbeddedEngine(db: Db, thesaurus: Thesaurus): SearchEngine {
  return {
    index: (documents) => {
      db.transaction(
        (tx) => documents.forEach((document) => putDocument(tx, thesaurus, document)),
        { behavior: 'immediate' },
      )
      return Promise.resolve()
    },
    remove: (ids) => {
      db.transaction((tx) => ids.forEach((id) => removeDocument(tx, id)), { behavior: 'immediate' })
      return Promise.resolve()
    },
    search: (request) =>
      Promise.resolve(
        answer(db, thesaurus, 'embedded', request, () =>
          documentsBySeq(db, candidates(db, request.kind, request.question)),
        ),
      ),
    suggest: (request) => Promise.resolve(suggest(db, thesaurus, request)),
    stats: () =>
      Promise.resolve({
        documents: db.get<{ n: number }>(sql`SELECT count(*) AS n FROM search_documents`)?.n ?? 0,
      }),
    health: () => Promise.resolve({ engine: 'embedded' }),
  }
}
