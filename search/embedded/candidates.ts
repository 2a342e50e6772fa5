import { desc, eq, inArray, sql } from 'drizzle-orm'
import { searchDocuments } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { factsAsked } from '../facts'
import type { Question } from '../question'
import { strongest } from '../vocabulary/meaning'
import type { Meaning } from '../vocabulary/meaning'
import { fold } from '../vocabulary/normalise'
import { searchTokens } from '../vocabulary/tokens'

/** At most this many listings are ranked for a query. */
const MOST_BY_MEANING = 200
const MOST_BY_WORDS = 100
const MOST_BY_FACTS = 200
/** So many concepts of a question's meaning are looked up. */
const LOOKED_UP = 12
/** Fewer than this by whole words: substrings are tried too. */
const FEW = 5

/** Row numbers of the listings that may answer a question: by meaning, words, facts and, at last, substrings. */
export function candidates(db: Reader, kind: ListingKind, question: Question): number[] {
  const found = new Set<number>()
  const add = (rows: { seq: number }[]) => rows.forEach((row) => found.add(row.seq))
  add(byMeaning(db, kind, question.meaning))
  for (const [facet, values] of factsAsked(question))
    add(byFact(db, kind, question.meaning, facet, values))
  const tokens = question.words.flatMap((word) => searchTokens(word.text, 'query'))
  add(byWords(db, kind, [...new Set(tokens)]))
  for (const { number } of question.certifications)
    if (number) add(byWords(db, kind, searchTokens(number, 'query')))
  if (found.size < FEW) for (const word of question.words) add(bySubstring(db, kind, word.text))
  return [...found]
}

/** The listings whose meaning is nearest, by the concepts that both are nearest to. */
function byMeaning(db: Reader, kind: ListingKind, meaning: Meaning): { seq: number }[] {
  if (Object.keys(meaning).length === 0) return []
  return db.all<{ seq: number }>(sql`
    SELECT found.seq AS seq FROM json_each(${asked(meaning)}) AS asked
    JOIN search_meanings AS found ON found.kind = ${kind} AND found.concept = asked.key
    GROUP BY found.seq ORDER BY sum(found.weight * asked.value) DESC LIMIT ${MOST_BY_MEANING}`)
}

/** The listings with a fact, those first whose meaning is nearest. */
function byFact(
  db: Reader,
  kind: ListingKind,
  meaning: Meaning,
  facet: string,
  values: readonly string[],
): { seq: number }[] {
  return db.all<{ seq: number }>(sql`
    SELECT fact.seq AS seq FROM search_facets AS fact
    LEFT JOIN search_meanings AS found ON found.seq = fact.seq
      AND found.concept IN (SELECT key FROM json_each(${asked(meaning)}))
    WHERE fact.kind = ${kind} AND fact.facet = ${facet}
      AND fact.value IN (SELECT value FROM json_each(${JSON.stringify(values)}))
    GROUP BY fact.seq ORDER BY sum(found.weight) DESC, fact.seq DESC LIMIT ${MOST_BY_FACTS}`)
}

const asked = (meaning: Meaning): string =>
  JSON.stringify(Object.fromEntries(strongest(meaning, LOOKED_UP)))

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
