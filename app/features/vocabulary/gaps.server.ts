import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import { searchDocuments, vocabularyGaps } from '#db/schema'
import type { Db } from '#db/client'
import type { GapSource } from '#db/domain'
import { authorise } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import type { SearchEngine } from '#search/engine'
import { stems } from '#search/vocabulary/korean'
import {
  ENGLISH_STOP_WORDS,
  KOREAN_STOP_WORDS,
  VIETNAMESE_STOP_WORDS,
} from '#search/vocabulary/lexicon/stop-words'
import { loadThesaurus } from '#search/vocabulary/load'
import { wordsOfMeaning } from '#search/vocabulary/meaning'
import { findPlace } from '#search/vocabulary/places'
import { isCommon } from './common-words'
import { gapTerms } from './gap-terms'
import type { Gap } from './shown'

/** So many words of a source are kept, the most frequent and latest. */
const MOST_KEPT = 2000
/** So many different words wait in memory until they are written. */
const MOST_WAITING = 500
/** A word that was typed less often is not shown: it may be a name. */
const SHOWN_FROM: Record<GapSource, number> = { query: 3, listing: 2 }
const MOST_SHOWN = 40

/** The words that found no concept, most frequent first; what has one by now is left out. */
export function readGaps(ctx: Context): Record<GapSource, Gap[]> {
  authorise(ctx, 'vocabulary.read')
  const of = (source: GapSource) =>
    ctx.db
      .select({
        word: vocabularyGaps.word,
        times: vocabularyGaps.times,
        lastOn: vocabularyGaps.lastOn,
      })
      .from(vocabularyGaps)
      .where(and(eq(vocabularyGaps.source, source), gte(vocabularyGaps.times, SHOWN_FROM[source])))
      .orderBy(desc(vocabularyGaps.times), desc(vocabularyGaps.lastOn))
      .limit(4 * MOST_SHOWN)
      .all()
      .filter(({ word }) => !isCommon(word) && !isKnown(word))
      .slice(0, MOST_SHOWN)
  return { query: of('query'), listing: of('listing') }
}

/** Terms of queries that wait to be counted: of three syllables at most, never whole queries, and nothing of who asked. */
export class QueryWords {
  #waiting = new Map<string, number>()

  /** The same engine; words of a first page that nothing accounts for are noted. */
  watching(search: SearchEngine): SearchEngine {
    return {
      ...search,
      search: (request) => {
        if (request.offset === 0) this.note(request.question.words)
        return search.search(request)
      },
    }
  }

  note(words: readonly { text: string; covered: boolean; known: boolean }[]): void {
    const missing = words.map(({ text, covered, known }) => ({ text, missing: !covered && !known }))
    for (const text of gapTerms(missing)) {
      if (!this.#waiting.has(text) && this.#waiting.size >= MOST_WAITING) continue
      this.#waiting.set(text, (this.#waiting.get(text) ?? 0) + 1)
    }
  }

  /** Writes what waits, in one small transaction. */
  keep(db: Db, now: Date): void {
    if (this.#waiting.size === 0) return
    const waiting = this.#waiting
    this.#waiting = new Map()
    countGaps(db, 'query', waiting, now)
  }
}

/** Counts the words without a concept in the titles and summaries of listings that were just entered. */
export function noteListingWords(
  db: Db,
  lines: readonly { payload: Record<string, unknown> }[],
  now = new Date(),
): void {
  const ids = lines.map(({ payload }) => String(payload.id))
  const words = new Map<string, number>()
  for (const { document } of db
    .select({ document: searchDocuments.document })
    .from(searchDocuments)
    .where(inArray(searchDocuments.id, ids))
    .all()) {
    const texts = [...Object.values(document.title), ...Object.values(document.summary)]
    const unknown = texts.flatMap((text) =>
      gapTerms(
        wordsOfMeaning(loadThesaurus(), text).map((word) => ({
          text: word.text,
          missing: !word.known && !isStopWord(word.text),
        })),
      ),
    )
    for (const word of new Set(unknown)) words.set(word, (words.get(word) ?? 0) + 1)
  }
  countGaps(db, 'listing', words, now)
}

/** A term, no number, code or address, that carries something; and neither the thesaurus nor the map knows it. */
function isGap(word: string): boolean {
  if (!/^[\p{L}\p{M}]{2,30}( [\p{L}\p{M}]{1,10}){0,2}$/u.test(word)) return false
  if (isCommon(word) || word.split(' ').every(isStopWord)) return false
  return !isKnown(word) && findPlace(word) === null
}

const isKnown = (word: string): boolean =>
  wordsOfMeaning(loadThesaurus(), word).some(({ known }) => known)

const isStopWord = (word: string): boolean =>
  [word, ...stems(word)].some((form) => KOREAN_STOP_WORDS.has(form)) ||
  ENGLISH_STOP_WORDS.has(word) ||
  VIETNAMESE_STOP_WORDS.has(word)

function countGaps(db: Db, source: GapSource, words: ReadonlyMap<string, number>, now: Date): void {
  const gaps = [...words].filter(([word]) => isGap(word))
  if (gaps.length === 0) return
  const lastOn = now.toISOString().slice(0, 10)
  db.transaction(
    (tx) => {
      for (const [word, times] of gaps)
        tx.insert(vocabularyGaps)
          .values({ source, word, times, lastOn })
          .onConflictDoUpdate({
            target: [vocabularyGaps.source, vocabularyGaps.word],
            set: { times: sql`${vocabularyGaps.times} + ${times}`, lastOn },
          })
          .run()
      tx.run(sql`DELETE FROM vocabulary_gaps WHERE source = ${source} AND word IN (
        SELECT word FROM vocabulary_gaps WHERE source = ${source}
        ORDER BY times DESC, last_on DESC LIMIT -1 OFFSET ${MOST_KEPT})`)
    },
    { behavior: 'immediate' },
  )
}
