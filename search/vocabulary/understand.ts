import type { Locale } from './concept'
import { wantsOf } from './denied-facts'
import { deniedWordsIn } from './denied-words'
import { factsIn } from './facts'
import type { Fact } from './facts'
import { guessLocales } from './language'
import { BARE_VIETNAMESE_WORDS } from './lexicon/latin-words'
import {
  ENGLISH_STOP_WORDS,
  KOREAN_STOP_WORDS,
  VIETNAMESE_STOP_FORMS,
  VIETNAMESE_STOP_PAIRS,
  VIETNAMESE_STOP_WORDS,
} from './lexicon/stop-words'
import { looseMatches, wordsWithKeys } from './loose'
import type { Word } from './loose'
import { clean, fold } from './normalise'
import { placesIn } from './places'
import type { PlaceMention } from './places'
import { nearWordsOf } from './repair/near-words'
import { compoundRepairs } from './repair/part-repairs'
import { repairsOf } from './repair/repairs'
import type { Repair } from './repair/repairs'
import { mentionsIn } from './tag'
import type { Thesaurus } from './thesaurus'

type Span = { start: number; end: number }

/** A concept that a query names; `weight` 0–1 grows with how surely and how specifically. */
export type QueryConcept = {
  id: string
  weight: number
  span: Span
  label: string
  negated: boolean
  loose: boolean
}
/** A word of the query that may name several concepts. */
export type OpenSense = { text: string; span: Span; conceptIds: string[] }
export type QueryWord = { text: string; span: Span }

/** What a query says. All spans refer to `clean`, which is the text after any repair. */
export type Understanding = {
  locales: { locale: Locale; share: number }[]
  clean: string
  /** Specific and sure ones first; denied ones are marked. */
  concepts: QueryConcept[]
  senses: OpenSense[]
  facts: Fact[]
  places: PlaceMention[]
  /** Facts and places that it does not want (not Hà Nội, without joint venture), facts that need not be, and denied words of no concept. */
  denied: { facts: Fact[]; places: PlaceMention[]; needless: Fact[]; words: QueryWord[] }
  /** Content words that no concept, fact or place accounts for, in order. */
  words: QueryWord[]
  /** All content words, in order: what to send to a text search. */
  contentWords: QueryWord[]
  repairs: Repair[]
}

/**
 * Reads a query: its language, concepts, facts, places and remaining words. Slips of typing are mended only where
 * that explains more than the text as typed; `repairs` says what was changed.
 */
export function understand(
  thesaurus: Thesaurus,
  queryText: string,
  options: { locale?: Locale } = {},
): Understanding {
  const text = clean(queryText).replace(/\s+/g, ' ').trim()
  let best = read(thesaurus, text, options, [])
  const compound = text === '' ? null : compoundRepairs(nearWordsOf(thesaurus), text, best.concepts)
  if (compound) best = read(thesaurus, compound.text, options, compound.repairs)
  if (text === '' || compound || isExplained(best)) return best
  for (const { text: mended, repairs } of repairsOf(thesaurus, text, best)) {
    const other = read(thesaurus, mended, options, repairs)
    if (explained(other) > explained(best) + LEAST_GAIN) best = other
  }
  return best
}

/** Share of a query that a repair must additionally explain. */
const LEAST_GAIN = 0.2

const isExplained = ({ words, concepts, places, facts, denied }: Understanding): boolean =>
  words.length === 0 &&
  [concepts, places, facts, ...Object.values(denied)].some((list) => list.length > 0)

/** Which part of the content words a reading accounts for, 0–1. */
function explained({ words, contentWords, concepts }: Understanding): number {
  const length = (list: readonly QueryWord[]) =>
    list.reduce((sum, { span }) => sum + span.end - span.start, 0)
  const all = length(contentWords)
  if (all === 0) return 0
  const sure = concepts.some(({ loose, weight }) => !loose && weight > 0.3) ? 1 : 0.8
  return ((all - length(words)) / all) * sure
}

function read(
  thesaurus: Thesaurus,
  text: string,
  { locale }: { locale?: Locale },
  repairs: Repair[],
): Understanding {
  const { mentions, reading, cues } = mentionsIn(thesaurus, text, locale ? { locale } : {})
  const { stream } = reading
  const everyFact = factsIn(text, locale)
  const everyPlace = placesIn(text, locale)
    .map((place) => withFormer(text, place))
    .filter(
      (place) =>
        ![...mentions, ...everyFact].some(
          (other) => contains(other, place) && !contains(place, other),
        ),
    )
  const wantOf = wantsOf(text, stream, { facts: everyFact, places: everyPlace, mentions }, cues)
  const denied = {
    facts: everyFact.filter((fact) => wantOf(fact) === 'excluded'),
    places: everyPlace.filter((place) => wantOf(place) === 'excluded'),
    needless: everyFact.filter((fact) => wantOf(fact) === 'needless'),
  }
  const deniedSpans = [...denied.facts, ...denied.places, ...denied.needless]
  const cueSpans = cues.map(({ from, to }) => ({
    start: stream.start[from] ?? 0,
    end: stream.end[to - 1] ?? 0,
  }))
  const covering = [...mentions, ...everyFact, ...everyPlace]
  const allWords = wordsWithKeys(text)
  const covered = (word: Word) => covering.some((span) => overlaps(span, word))
  const content = contentOf(allWords, text, covered).filter(
    (word) => covered(word) || !cueSpans.some((span) => overlaps(span, word)),
  )
  const deniedWords = deniedWordsIn(
    thesaurus,
    text,
    stream,
    cues,
    allWords.filter((word) => !covered(word)),
  )
  const open = content.filter(
    (word) => !covered(word) && !deniedWords.some((one) => overlaps(one, word)),
  )
  const loose =
    open.length > 0
      ? looseIn(
          thesaurus,
          allWords,
          open,
          mentions.map(({ conceptId }) => conceptId),
          reading.latin === 'vi',
        )
      : []
  const looseSpans = loose.flatMap(({ words }) => words)
  const concepts = [
    ...mentions.map(({ conceptId, quality, stance, start, end, label }) => ({
      id: conceptId,
      weight: weightOf(thesaurus, conceptId, quality),
      span: { start, end },
      label,
      negated:
        stance === 'denied' &&
        // "Không cần ISO 9001 máy bơm", "máy bơm Hà Nội 제외": what stands right beside a denied fact is wanted.
        !deniedSpans.some(
          (fact) =>
            (fact.end <= start && isBlank(text.slice(fact.end, start))) ||
            (fact.start >= end && isBlank(text.slice(end, fact.start).replace(',', ''))),
        ),
      loose: false,
    })),
    ...loose.map(({ conceptId, quality, label, words }) => ({
      id: conceptId,
      weight: weightOf(thesaurus, conceptId, quality),
      span: spanOf(words),
      label,
      negated: false,
      loose: true,
    })),
    ...deniedWords.flatMap(({ conceptIds, start, end }) =>
      conceptIds.map((id) => ({
        id,
        weight: weightOf(thesaurus, id, 1),
        span: { start, end },
        label: text.slice(start, end),
        negated: true,
        loose: false,
      })),
    ),
  ]
  return {
    locales: guessLocales(text),
    clean: text,
    concepts: oncePerConcept(concepts),
    senses: sensesOf(mentions, text),
    facts: everyFact.filter((fact) => wantOf(fact) === 'asked'),
    places: everyPlace.filter((place) => wantOf(place) === 'asked'),
    denied: {
      ...denied,
      words: deniedWords.map(({ start, end }) => queryWord({ start, end }, text)),
    },
    words: open
      .filter((word) => !looseSpans.some((span) => overlaps(span, word)))
      .map((word) => queryWord(word, text)),
    contentWords: content
      .filter((word) => !deniedWords.some((one) => overlaps(one, word)))
      .map((word) => queryWord(word, text)),
    repairs,
  }
}

/** "Kiên Giang cũ" is the name of a unit that was merged. */
function withFormer(text: string, place: PlaceMention): PlaceMention {
  const behind = /^\s*\(?cũ\)?(?![\p{L}\p{M}])/iu.exec(text.slice(place.end).normalize('NFC'))
  return place.kind === 'former' && behind ? { ...place, end: place.end + behind[0].length } : place
}

const isBlank = (text: string): boolean => text.trim() === ''
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start
const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end
const spanOf = (words: readonly Word[]): Span => ({
  start: Math.min(...words.map(({ start }) => start)),
  end: Math.max(...words.map(({ end }) => end)),
})
const queryWord = ({ start, end }: Span, text: string): QueryWord => ({
  text: text.slice(start, end),
  span: { start, end },
})

/** The specific beats the general: a leaf counts up to three times a sector. */
const weightOf = (thesaurus: Thesaurus, id: string, quality: number): number =>
  Math.round(quality * (0.35 + 0.65 * thesaurus.information(id)) * 1000) / 1000

/** Loose readings that account for an open word and say more than what was read already. */
function looseIn(
  thesaurus: Thesaurus,
  words: readonly Word[],
  open: readonly Word[],
  known: readonly string[],
  accented: boolean,
) {
  const news = looseMatches(thesaurus, words, accented).filter(
    ({ conceptId, words: used }) =>
      used.some((word) => open.includes(word)) &&
      !known.some((id) => id === conceptId || thesaurus.ancestors(id).has(conceptId)),
  )
  return news.slice(0, MOST_LOOSE)
}
const MOST_LOOSE = 2

function oncePerConcept(concepts: readonly QueryConcept[]): QueryConcept[] {
  const best = new Map<string, QueryConcept>()
  for (const concept of concepts) {
    const known = best.get(concept.id)
    if (
      !known ||
      (known.negated && !concept.negated) ||
      (known.negated === concept.negated && known.weight < concept.weight)
    )
      best.set(concept.id, concept)
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
}

function sensesOf(mentions: ReturnType<typeof mentionsIn>['mentions'], text: string): OpenSense[] {
  const senses = new Map<string, OpenSense>()
  for (const { start, end, conceptId, ambiguous } of mentions) {
    if (!ambiguous) continue
    const key = `${start}-${end}`
    const sense = senses.get(key) ?? {
      text: text.slice(start, end),
      span: { start, end },
      conceptIds: [],
    }
    sense.conceptIds.push(conceptId)
    senses.set(key, sense)
  }
  return [...senses.values()]
}

/**
 * The words that carry something; for a word of a concept the concept speaks, others are told by their marks: no function words, question
 * words or words true of every listing.
 */
function contentOf(words: readonly Word[], text: string, covered: (word: Word) => boolean): Word[] {
  const latin = words.map(({ start, end }) => fold(text.slice(start, end)))
  const accented = /[đ\p{M}]/iu.test(text.normalize('NFD'))
  const vietnamese =
    accented || latin.filter((word) => BARE_VIETNAMESE_WORDS.has(word)).length * 4 >= latin.length
  return words.filter((one, i) => {
    const { keys, exact } = one
    const word = latin[i] ?? ''
    if (/[가-힣]/.test(word)) return !keys.some((key) => KOREAN_STOP_WORDS.has(key))
    if (
      vietnamese &&
      (VIETNAMESE_STOP_PAIRS.has(`${word}_${latin[i + 1] ?? ''}`) ||
        VIETNAMESE_STOP_PAIRS.has(`${latin[i - 1] ?? ''}_${word}`) ||
        (accented && !covered(one)
          ? VIETNAMESE_STOP_FORMS.has(exact)
          : VIETNAMESE_STOP_WORDS.has(word)))
    )
      return false
    return !ENGLISH_STOP_WORDS.has(word)
  })
}
