import { inArray, sql } from 'drizzle-orm'
import { searchDocuments } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { factsAsked } from '../facts'
import type { Question } from '../question'
import { strongest } from '../vocabulary/meaning'
import type { Meaning } from '../vocabulary/meaning'
import { fold } from '../vocabulary/normalise'
import { searchTokens } from '../vocabulary/tokens'

/** At most this many listings are ranked for a query. */
const MOST_BY_MEANING = 150
const MOST_BY_WORDS = 60
const MOST_BY_FACT = 80
/** So many concepts of a question's meaning are looked up, for each the listings nearest to it. */
const LOOKED_UP = 12
const MOST_BY_CONCEPT = 100
/** So many of the nearest are asked for a fact: a rare one is not sought through all that a broad concept has. */
const MOST_ASKED_FOR_FACT = 3000
/** A word that more listings have tells little where the meaning brings listings too. */
const COMMON = 1000
/** So many words, the rarest, are looked up. */
const MOST_WORDS = 12
/** Fewer than this by whole words: substrings are tried too. */
const FEW = 5

/** Row numbers of the listings that may answer a question: by meaning, words, facts and, at last, substrings. */
export function candidates(db: Reader, kind: ListingKind, question: Question): number[] {
  const found = new Set(candidatesByMeaning(db, kind, question))
  const add = (rows: { seq: number }[]) => rows.forEach((row) => found.add(row.seq))
  const tokens = question.words.flatMap((word) => searchTokens(word.text, 'query'))
  add(byWords(db, kind, telling(db, [...new Set(tokens)], found.size > 0)))
  for (const { number } of question.certifications)
    if (number) add(byWords(db, kind, searchTokens(number, 'query')))
  if (found.size < FEW) for (const word of question.words) add(bySubstring(db, kind, word.text))
  return [...found]
}

/** Those by meaning and facts, without the words: what Meilisearch has no better index for. */
export function candidatesByMeaning(db: Reader, kind: ListingKind, question: Question): number[] {
  const found = new Set<number>()
  const add = (rows: { seq: number }[]) => rows.forEach((row) => found.add(row.seq))
  add(byMeaning(db, kind, question.meaning))
  for (const [facet, values] of factsAsked(question)) {
    add(byMeaning(db, kind, question.meaning, { facet, values }))
    add(byFact(db, kind, facet, values))
  }
  return [...found]
}

/** Ids of the listings whose meaning is nearest to one, nearest first. */
export function nearestByMeaning(db: Reader, kind: ListingKind, meaning: Meaning): string[] {
  const rows = byMeaning(db, kind, meaning).map(({ seq }) => seq)
  const ids = new Map(
    db
      .select({ seq: searchDocuments.seq, id: searchDocuments.id })
      .from(searchDocuments)
      .where(inArray(searchDocuments.seq, rows))
      .all()
      .map(({ seq, id }) => [seq, id]),
  )
  return rows.flatMap((seq) => ids.get(seq) ?? [])
}

type Fact = { facet: string; values: readonly string[] }

/** The listings whose meaning is nearest, by the concepts that both are nearest to; those with a fact when one is given. */
function byMeaning(
  db: Reader,
  kind: ListingKind,
  meaning: Meaning,
  fact?: Fact,
): { seq: number }[] {
  const scores = new Map<number, number>()
  for (const [concept, asked] of strongest(meaning, LOOKED_UP))
    for (const { seq, weight } of byConcept(db, kind, concept, fact))
      scores.set(seq, (scores.get(seq) ?? 0) + asked * weight)
  return [...scores]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, fact ? MOST_BY_FACT : MOST_BY_MEANING)
    .map(([seq]) => ({ seq }))
}

function byConcept(
  db: Reader,
  kind: ListingKind,
  concept: string,
  fact?: Fact,
): { seq: number; weight: number }[] {
  const nearest = (most: number) => sql`
    SELECT seq, weight FROM search_meanings WHERE kind = ${kind} AND concept = ${concept}
    ORDER BY weight DESC, seq DESC LIMIT ${most}`
  if (!fact) return db.all(nearest(MOST_BY_CONCEPT))
  return db.all(sql`
    SELECT found.seq AS seq, found.weight AS weight FROM (${nearest(MOST_ASKED_FOR_FACT)}) AS found
    WHERE EXISTS (SELECT 1 FROM search_facets AS fact
      WHERE fact.kind = ${kind} AND fact.facet = ${fact.facet}
      AND fact.value IN (SELECT value FROM json_each(${JSON.stringify(fact.values)}))
      AND fact.seq = found.seq)
    LIMIT ${MOST_BY_CONCEPT}`)
}

/** The newest listings with a fact, whatever they are about. */
const byFact = (
  db: Reader,
  kind: ListingKind,
  facet: string,
  values: readonly string[],
): { seq: number }[] =>
  db.all<{ seq: number }>(sql`
    SELECT DISTINCT seq FROM search_facets
    WHERE kind = ${kind} AND facet = ${facet}
      AND value IN (SELECT value FROM json_each(${JSON.stringify(values)}))
    ORDER BY seq DESC LIMIT ${MOST_BY_FACT}`)

/** The rarest tokens of a question; common ones only where nothing else leads to listings. */
function telling(db: Reader, tokens: string[], isLed: boolean): string[] {
  const counts = countsOf(db, tokens)
  const count = (token: string) => counts.get(token) ?? 0
  return tokens
    .filter((token) => count(token) > 0 && (!isLed || count(token) <= COMMON))
    .sort((a, b) => count(a) - count(b))
    .slice(0, MOST_WORDS)
}

/** Tokens are letters and digits only and stand in quotes: nothing typed is query language. */
const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`

function byWords(db: Reader, kind: ListingKind, tokens: string[]): { seq: number }[] {
  if (tokens.length === 0) return []
  const match = tokens.map(quoted).join(' OR ')
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

/** In how many listings each token stands. */
function countsOf(db: Reader, tokens: readonly string[]): Map<string, number> {
  return new Map(
    db
      .all<{ term: string; doc: number }>(
        sql`SELECT term, doc FROM search_vocabulary
          WHERE term IN (SELECT value FROM json_each(${JSON.stringify(tokens)}))`,
      )
      .map(({ term, doc }) => [term, doc]),
  )
}

/** Rarity of each token by the number of documents that hold it: 1 for a single one, falling with the logarithm. */
export function rarityOf(db: Reader, tokens: string[]): (token: string) => number {
  const total = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM search_documents`)?.n ?? 1
  const counts = countsOf(db, [...new Set(tokens)])
  return (token) => Math.max(0.05, 1 - Math.log(1 + (counts.get(token) ?? 0)) / Math.log(2 + total))
}
