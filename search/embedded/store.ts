import { eq, sql } from 'drizzle-orm'
import { searchDocuments, searchFacets, searchMeanings } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Tx } from '#db/client'
import { fold } from '../vocabulary/normalise'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { strongest } from '../vocabulary/meaning'
import { facetValues } from '../facets'
import { putNames, removeNames } from '../suggest/store'

/** A listing is found by this many concepts of its meaning. */
const FOUND_BY = 12

/** Puts a document into the embedded index, in the transaction that changed its listing. */
export function putDocument(tx: Tx, thesaurus: Thesaurus, document: SearchDocument): void {
  removeDocument(tx, document.id)
  const { seq } = tx
    .insert(searchDocuments)
    .values({
      id: document.id,
      kind: document.kind,
      document,
      updatedAt: new Date(document.updatedAt),
    })
    .returning({ seq: searchDocuments.seq })
    .get()
  const values = facetValues(thesaurus, document).map(([facet, value]) => ({
    kind: document.kind,
    facet,
    value,
    seq,
  }))
  if (values.length > 0) tx.insert(searchFacets).values(values).run()
  const meanings = strongest(document.meaning, FOUND_BY).map(([concept, weight]) => ({
    kind: document.kind,
    concept,
    weight,
    seq,
  }))
  if (meanings.length > 0) tx.insert(searchMeanings).values(meanings).run()
  tx.run(
    sql`INSERT INTO search_words (rowid, title, body) VALUES (${seq}, ${document.titleTokens}, ${document.bodyTokens})`,
  )
  const text = fold(
    [...Object.values(document.title), ...Object.values(document.summary)].join(' '),
  )
  tx.run(sql`INSERT INTO search_substrings (rowid, text) VALUES (${seq}, ${text})`)
  putNames(tx, seq, document)
}

/** Takes a listing out; nothing happens when it is not there. */
export function removeDocument(tx: Tx, id: string): void {
  const old = tx.select().from(searchDocuments).where(eq(searchDocuments.id, id)).get()
  if (!old) return
  removeNames(tx, old.seq, old.document)
  tx.delete(searchDocuments).where(eq(searchDocuments.seq, old.seq)).run()
}
