import type { SearchDocument } from '#db/schema'
import { asksForTrl, factsOf, meets } from './facts'
import type { Question } from './question'
import { similarityOf } from './similarities'
import type { Similarities } from './similarities'
import { nearness } from './vocabulary/meaning'
import { placeOf } from './vocabulary/places'
import { searchTokens } from './vocabulary/tokens'
import type { Thesaurus } from './vocabulary/thesaurus'

/** Between listings of one meaning the one in the question's own words is nearer. */
const WORD_SHARE = 0.1
/** How far a listing is brought nearer by being tagged with the concepts that were asked for. */
const CONCEPT_BONUS = 0.2
/** What a certificate or place that is met says by itself. */
const FACT_SHARE = 0.2
/** What words that the thesaurus does not know count for beside concepts that were found. */
const DETAILS = 0.4
/** A listing that nobody stands by any more sinks below those of much the same worth. */
const STALE = 0.85
/** What is shown as an answer; below it lies noise. */
const NOISE = 0.17
/** Where neither concept nor fact was recognised, words that sound alike must bring more. */
const NOISE_OF_WORDS = 0.25
/** An answer this far below the best one is no answer beside it. */
const RELATIVE_NOISE = 0.25

/** Rarity of a token, 0–1: 1 for one that a single document holds. */
export type Rarity = (token: string) => number
export type Ranked = { document: SearchDocument; score: number }

/** What of a document's score does not depend on an operator's model. */
type Seen = {
  facts: ReturnType<typeof factsOf>
  subject: number
  held: ReadonlyMap<AskedWord, number>
}

export type Ranking = {
  /** Looks at documents ahead of `rank`, while others are still being sought. */
  look: (documents: readonly SearchDocument[]) => void
  /** The documents that answer the question, best first, with scores 0–1; what is noise is left out. */
  rank: (documents: readonly SearchDocument[], similar: Similarities) => Ranked[]
}

/** Ranks documents for one question. Pure: both engines share it, so that they differ only in the candidates that they bring. */
export function rankingFor(thesaurus: Thesaurus, question: Question, rarity: Rarity): Ranking {
  const words = question.words.map((word): AskedWord => {
    const tokens = searchTokens(word.text, 'query')
    return { tokens, known: word.known, importance: Math.max(0, ...tokens.map(rarity)) }
  })
  const noise = isRecognised(question) ? NOISE : NOISE_OF_WORDS
  const seen = new Map<SearchDocument, Seen>()
  const see = (document: SearchDocument): Seen => {
    const known = seen.get(document) ?? {
      facts: factsOf(question, document),
      subject: subjectOf(thesaurus, question, document),
      held: heldShares(words, document),
    }
    seen.set(document, known)
    return known
  }
  return {
    look: (documents) => documents.forEach(see),
    rank: (documents, similar) => {
      const scored = documents
        .filter((document) => !isExcluded(thesaurus, question, document))
        .map((document) => {
          const similarity = similarityOf(similar, document.id)
          const score = scoreOf(question, words, see(document), similarity)
          return { document, score: score * (document.stale ? STALE : 1) }
        })
        .filter(({ score }) => score >= noise)
        .sort((a, b) => b.score - a.score || a.document.id.localeCompare(b.document.id))
      const best = scored[0]?.score ?? 0
      return scored.filter(({ score }) => score >= best * RELATIVE_NOISE)
    },
  }
}

const isRecognised = (question: Question): boolean =>
  question.concepts.length + question.certifications.length + question.places.length > 0 ||
  asksForTrl(question)

/** Whether a listing has what the question does not want. */
export function isExcluded(
  thesaurus: Thesaurus,
  question: Question,
  document: SearchDocument,
): boolean {
  const { places } = document
  if (places.length > 0 && places.every((one) => question.excludedPlaces.some(within(one))))
    return true
  if (question.excludedFacts.some((fact) => meets(fact, document))) return true
  const own = Object.keys(document.concepts)
  return question.excludedConcepts.some((excluded) =>
    own.some((id) => id === excluded || thesaurus.ancestors(id).has(excluded)),
  )
}

/** A place lies in itself and in its country. */
const within =
  (place: string) =>
  (other: string): boolean =>
    other === place || placeOf(place)?.country === other

type AskedWord = { tokens: string[]; known: boolean; importance: number }

function scoreOf(question: Question, words: AskedWord[], seen: Seen, similarity: number): number {
  const { factor, met, why } = seen.facts
  // Asked for by facts alone, a listing that has none of them has nothing to do with it.
  if (asksForFactsAlone(question)) return why.some((one) => 'met' in one && one.met) ? factor : 0
  const content = contentOf(question, words, seen, similarity)
  return factor * (met ? FACT_SHARE + (1 - FACT_SHARE) * content : content)
}

const asksForFactsAlone = ({ meaning, words }: Question): boolean =>
  words.length === 0 && Object.keys(meaning).length === 0

/**
 * Meaning speaks for the words that the thesaurus knows, the text itself or an operator's model for the others; beside
 * a concept that was found the others are details.
 */
function contentOf(
  question: Question,
  words: AskedWord[],
  { subject, held }: Seen,
  similarity: number,
): number {
  const hasMeaning = Object.keys(question.meaning).length > 0
  const inWords = (some: AskedWord[]) => Math.max(shareOf(some, held) ** 2, similarity)
  if (!hasMeaning) return inWords(words)
  const unknown = words.filter((word) => !word.known)
  const aside =
    (unknown.length / Math.max(1, words.length)) * (question.concepts.length > 0 ? DETAILS : 1)
  const known = (1 - WORD_SHARE) * subject + WORD_SHARE * shareOf(words, held)
  return (1 - aside) * known + aside * inWords(unknown)
}

/** How near the subject is: by meaning, and by the concepts asked for where some were found in the question. */
function subjectOf(thesaurus: Thesaurus, question: Question, document: SearchDocument): number {
  const near = nearness(document.meaning, question.meaning)
  if (question.concepts.length === 0) return near
  const held = conceptsHeld(thesaurus, question, document)
  return near + CONCEPT_BONUS * (1 - near) * held
}

/** Share of the concepts asked for that a document has, or narrower ones; the specific decides. */
function conceptsHeld(
  thesaurus: Thesaurus,
  { concepts }: Question,
  document: SearchDocument,
): number {
  let reached = 0
  let possible = 0
  for (const asked of concepts) {
    const importance = asked.weight * (0.15 + thesaurus.information(asked.id))
    possible += importance
    let best = 0
    for (const [found, weight] of Object.entries(document.concepts))
      if (weight > best && (found === asked.id || thesaurus.ancestors(found).has(asked.id)))
        best = weight
    reached += importance * best
  }
  return possible > 0 ? reached / possible : 0
}

/** Of each word how much the document holds, 0–1; a word of the title counts fully. */
function heldShares(words: AskedWord[], document: SearchDocument): Map<AskedWord, number> {
  if (words.length === 0) return new Map()
  const title = ` ${document.titleTokens} `
  const body = ` ${document.bodyTokens} `
  const share = (tokens: string[], text: string) =>
    (tokens.filter((token) => text.includes(` ${token} `)).length / tokens.length) ** 2
  return new Map(
    words.map((word) => [
      word,
      word.tokens.length === 0
        ? 0
        : Math.max(share(word.tokens, title), IN_TEXT * share(word.tokens, body)),
    ]),
  )
}
const IN_TEXT = 0.75

/** Share of the words' importance that is held. */
function shareOf(words: AskedWord[], held: ReadonlyMap<AskedWord, number>): number {
  const possible = words.reduce((sum, word) => sum + word.importance, 0)
  if (possible === 0) return 0
  return words.reduce((sum, word) => sum + word.importance * (held.get(word) ?? 0), 0) / possible
}
