import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { searchDocuments, searchFacets } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { TAG } from '../facets'
import type { Question } from '../question'
import { fold } from '../vocabulary/normalise'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { searchTokens } from '../vocabulary/tokens'

/** At most this many listings are ranked for a query. */
const MOST_BY_WORDS = 300
const MOST_BY_CONCEPT = 1000
/** Fewer than this by whole words: substrings are tried too. */
const FEW = 5

/** Row numbers of the listings that may answer a question: by concepts, words, facts and, at last, substrings. */
export function candidates(
  db: Reader,
  thesaurus: Thesaurus,
  kind: ListingKind,
  question: Question,
): number[] {
  const found = new Set<number>()
  const add = (rows: { seq: number }[]) => rows.forEach((row) => found.add(row.seq))
  for (const { id } of question.concepts) add(byConcept(db, thesaurus, kind, id))
  const tokens = [...new Set(question.words.flatMap((word) => searchTokens(word.text, 'query')))]
  add(byWords(db, kind, tokens))
  for (const certificate of question.certifications)
    add(byFacet(db, kind, 'certification', [certificate.type]))
  add(byFacet(db, kind, 'place', question.places))
  add(byFacet(db, kind, 'mode', question.cooperationModes))
  if (found.size < FEW) for (const word of question.words) add(bySubstring(db, kind, word.text))
  return [...found]
}

function byConcept(db: Reader, thesaurus: Thesaurus, kind: ListingKind, id: string) {
  // The facet holds ancestors too, so this finds the concept and everything narrower.
  const narrower = byFacet(db, kind, 'concept', [id])
  const around = [...thesaurus.ancestors(id).keys(), ...thesaurus.related(id)]
  return [...narrower, ...byFacet(db, kind, TAG, around)]
}

const byFacet = (db: Reader, kind: ListingKind, facet: string, values: readonly string[]) =>
  values.length === 0
    ? []
    : db
        .select({ seq: searchFacets.seq })
        .from(searchFacets)
        .where(
          and(
            eq(searchFacets.kind, kind),
            eq(searchFacets.facet, facet),
            inArray(searchFacets.value, [...values]),
          ),
        )
        .limit(MOST_BY_CONCEPT)
        .all()

/** Tokens are letters and digits only and stand in quotes: nothing typed is query language. */
const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`

function byWords(db: Reader, kind: ListingKind, tokens: string[]): { seq: number }[] {
  if (tokens.length === 0) return []
  const match = tokens.slice(0, 40).map(quoted).join(' OR ')
  return db.all<{ seq: number }>(sql`
    SELECT search_words.rowid AS seq FROM search_words
    JOIN search_documents ON search_documents.seq = search_words.rowid
    WHERE search_words MATCH ${match} AND search_documents.kind = ${kind}
    ORDER BY bm25(search_words, 4.0, 1.0) LIMIT ${MOST_BY_WORDS}`)
}

function bySubstring(db: Reader, kind: ListingKind, word: string): { seq: number }[] {
  const text = fold(word).trim()
  if ([...text].length < 3) return []
  return db.all<{ seq: number }>(sql`
    SELECT search_substrings.rowid AS seq FROM search_substrings
    JOIN search_documents ON search_documents.seq = search_substrings.rowid
    WHERE search_substrings MATCH ${quoted(text)} AND search_documents.kind = ${kind} LIMIT ${MOST_BY_WORDS}`)
}

/** Documents by row number. */
export const documentsBySeq = (db: Reader, seqs: number[]): SearchDocument[] =>
  inChunks(seqs, (chunk) =>
    db
      .select({ document: searchDocuments.document })
      .from(searchDocuments)
      .where(inArray(searchDocuments.seq, chunk))
      .all(),
  ).map((row) => row.document)

/** Documents by listing id; what is gone from the database is left out. */
export const documentsById = (db: Reader, ids: string[]): SearchDocument[] =>
  inChunks(ids, (chunk) =>
    db
      .select({ document: searchDocuments.document })
      .from(searchDocuments)
      .where(inArray(searchDocuments.id, chunk))
      .all(),
  ).map((row) => row.document)

/** Every listing of a kind, newest first, at most `limit`. */
export const newestDocuments = (db: Reader, kind: ListingKind, limit: number): SearchDocument[] =>
  db
    .select({ document: searchDocuments.document })
    .from(searchDocuments)
    .where(eq(searchDocuments.kind, kind))
    .orderBy(desc(searchDocuments.updatedAt))
    .limit(limit)
    .all()
    .map((row) => row.document)

function inChunks<T, R>(all: T[], read: (chunk: T[]) => R[]): R[] {
  const rows: R[] = []
  for (let at = 0; at < all.length; at += 500) rows.push(...read(all.slice(at, at + 500)))
  return rows
}

/** Rarity of each token by the number of documents that hold it: 1 for a single one, falling with the logarithm. */
export function rarityOf(db: Reader, tokens: string[]): (token: string) => number {
  const total = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM search_documents`)?.n ?? 1
  const counts = new Map<string, number>()
  for (const token of new Set(tokens)) {
    const row = db.get<{ doc: number } | undefined>(
      sql`SELECT doc FROM search_vocabulary WHERE term = ${token}`,
    )
    counts.set(token, row?.doc ?? 0)
  }
  return (token) => Math.max(0.05, 1 - Math.log(1 + (counts.get(token) ?? 0)) / Math.log(2 + total))
}
