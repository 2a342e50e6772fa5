import type { ListingKind, Locale } from '#db/domain'
import { translatorOf } from '#app/i18n/translator.server'
import { EVERYTHING } from '#search/question'
import type { Question } from '#search/question'
import type { Fact } from '#search/vocabulary/facts'
import { loadThesaurus } from '#search/vocabulary/load'
import { meaningOf, wordsOfMeaning } from '#search/vocabulary/meaning'
import { placeName } from '#search/vocabulary/places'
import { foldedWords } from '#search/vocabulary/tokens'
import { understand } from '#search/vocabulary/understand'
import type { Understanding } from '#search/vocabulary/understand'
import { conditionOf, describeCondition } from './conditions.server'
import { joinSenses } from './join-senses.server'
import type { Chip } from './model'

export type Understood = { question: Question; chips: Chip[] }
type Options = { exactly: boolean; without: string[] }

/** A query as a question, and what the page says of it. `without` holds keys of chips that a person took out. */
export function understandQuery(
  query: string,
  kind: ListingKind,
  locale: Locale,
  { exactly, without }: Options,
): Understood {
  if (exactly) return { question: questionOf(query, { words: plainWords(query) }), chips: [] }
  const understanding = understand(loadThesaurus(), query)
  const parts = understoodParts(understanding, kind, locale)
  const kept = parts.filter((part) => !without.includes(part.chip.key))
  return {
    question: questionFrom(understanding, parts, kept),
    chips: joinSenses(
      understanding,
      uniqueChips([...kept.map((part) => part.chip), ...repairChips(understanding)]),
      locale,
      without,
    ),
  }
}

const questionOf = (text: string, given: Partial<Question>): Question => ({
  ...EVERYTHING,
  text,
  ...given,
})

const plainWords = (query: string) =>
  foldedWords(query).map((text) => ({ text, covered: false, known: false }))

/** One thing that was understood: what it adds to the question, how it is shown, where it stood. */
type Span = { start: number; end: number }
type Part = { chip: Chip; add: Partial<Question>; span: Span }

function understoodParts(
  { clean, concepts, places, facts, denied }: Understanding,
  kind: ListingKind,
  locale: Locale,
): Part[] {
  const factParts = facts.flatMap(
    (fact) => factPart(fact, locale) ?? conditionPart(clean, facts, fact, kind, locale) ?? [],
  )
  const deniedFacts = [...denied.facts, ...denied.needless]
  const spans = [...factParts.map((part) => part.span), ...deniedFacts]
  // "타당성 조사" is a stage and a service; only "타당성 조사 단계" is surely the first.
  const mayBeSubject = (fact: Span, span: Span) =>
    contains(span, fact) && facts.some((one) => one.kind === 'stage' && contains(fact, one))
  // "건설신기술 제912호" names a certificate to hold, not a subject to be about; nor do the words around it.
  const isFact = ({ id, span }: Understanding['concepts'][number]) =>
    spans.some((fact) => contains(fact, span) && !mayBeSubject(fact, span)) ||
    (NO_SUBJECTS.has(loadThesaurus().concepts.get(id)?.scheme ?? '') &&
      spans.some((fact) => overlaps(fact, span))) ||
    (id === CERTIFICATION && [...facts, ...deniedFacts].some(({ kind }) => kind === 'certificate'))
  return [
    ...concepts
      .filter((concept) => !isFact(concept))
      .map((concept): Part => conceptPart(concept, locale)),
    ...places.map((place): Part => ({
      chip: {
        key: `place:${place.id}`,
        kind: 'place',
        value: place.id,
        label: labelOfPlace(place, locale),
      },
      add: { places: [place.id] },
      span: place,
    })),
    ...denied.places.map((place): Part => ({
      chip: {
        key: `excluded:${place.id}`,
        kind: 'excluded',
        value: place.id,
        label: labelOfPlace(place, locale),
      },
      add: { excludedPlaces: [place.id] },
      span: place,
    })),
    ...factParts,
    ...denied.facts.flatMap((fact) => excludedPart(clean, fact, kind, locale) ?? []),
  ]
}

/** A fact that is not wanted: who has it is left out. Of sums, times and sizes there is nothing to be without. */
function excludedPart(text: string, fact: Fact, kind: ListingKind, locale: Locale): Part | null {
  if (!EXCLUDABLE.has(fact.kind)) return null
  const part = factPart(fact, locale) ?? conditionPart(text, [], fact, kind, locale)
  if (!part) return null
  const level = fact.kind === 'trl' ? { minTrl: fact.min, maxTrl: fact.max } : null
  return {
    ...part,
    chip: { ...part.chip, key: `excluded:${part.chip.key}`, kind: 'excluded' },
    add: { excludedFacts: [level ?? part.add] },
  }
}
const EXCLUDABLE: ReadonlySet<Fact['kind']> = new Set([
  'certificate',
  'cooperation',
  'funding',
  'stage',
  'trl',
])

/** Forms of cooperation and certificates are asked of fields of their own. */
const CERTIFICATION = 'certification'
const NO_SUBJECTS: ReadonlySet<string> = new Set(['cooperation', CERTIFICATION])

function labelOfPlace({ id, kind, name }: Understanding['places'][number], locale: Locale): string {
  const label = placeName(id, locale)
  return kind === 'former' || kind === 'town' ? `${label} (${name})` : label
}

function conceptPart(concept: Understanding['concepts'][number], locale: Locale): Part {
  const label = loadThesaurus().label(concept.id, locale)
  const span = concept.span
  return concept.negated
    ? {
        chip: { key: `excluded:${concept.id}`, kind: 'excluded', value: concept.id, label },
        add: { excludedConcepts: [concept.id] },
        span,
      }
    : {
        chip: { key: `concept:${concept.id}`, kind: 'concept', value: concept.id, label },
        add: { concepts: [{ id: concept.id, weight: concept.weight }] },
        span,
      }
}

/** Facts that both kinds of listings have a field for. */
function factPart(fact: Fact, locale: Locale): Part | null {
  const t = translatorOf(locale)
  switch (fact.kind) {
    case 'certificate': {
      if (!fact.type) return null
      // A standard is its own number: ISO 27001 asks for the type, not for a certificate numbered so.
      const number = fact.number && !/^(?:iso|iec)\b/i.test(fact.number) ? fact.number : undefined
      const value = number ? `${fact.type} ${number}` : fact.type
      const label = `${t(`domain.certification.${fact.type}`)}${number ? ` ${number}` : ''}`
      return {
        chip: { key: `certification:${value}`, kind: 'certification', value, label },
        add: { certifications: [{ type: fact.type, number }] },
        span: fact,
      }
    }
    case 'trl':
      return fact.min === 1 && fact.max < 9
        ? {
            chip: {
              key: `trl:-${fact.max}`,
              kind: 'trl',
              value: `-${fact.max}`,
              label: `TRL ≤ ${fact.max}`,
            },
            add: { maxTrl: fact.max },
            span: fact,
          }
        : {
            chip: {
              key: `trl:${fact.min}`,
              kind: 'trl',
              value: String(fact.min),
              label: `TRL ${fact.min}${fact.min < 9 ? '+' : ''}`,
            },
            add: { minTrl: fact.min },
            span: fact,
          }
    case 'cooperation':
      return {
        chip: {
          key: `mode:${fact.mode}`,
          kind: 'mode',
          value: fact.mode,
          label: t(`domain.cooperationMode.${fact.mode}`),
        },
        add: { cooperationModes: [fact.mode] },
        span: fact,
      }
    // Asked of the fields of one kind of listing.
    case 'date':
    case 'duration':
    case 'funding':
    case 'money':
    case 'quantity':
    case 'stage':
      return null
  }
}

function conditionPart(
  text: string,
  facts: readonly Fact[],
  fact: Fact,
  kind: ListingKind,
  locale: Locale,
): Part | null {
  const condition = conditionOf(text, facts, fact, kind)
  if (!condition) return null
  const value = text.slice(fact.start, fact.end)
  return {
    chip: {
      key: `${condition.kind}:${value}`,
      kind: condition.kind,
      value,
      label: describeCondition(locale, condition),
    },
    add: { conditions: [condition] },
    span: fact,
  }
}

function questionFrom(understanding: Understanding, parts: Part[], kept: Part[]): Question {
  const thesaurus = loadThesaurus()
  const concepts = kept.flatMap((part) => part.add.concepts ?? [])
  const covered = (span: Span) => kept.some((part) => overlaps(part.span, span))
  const facts = kept.filter(({ chip }) => chip.kind !== 'concept')
  const removed = parts.filter((part) => !kept.includes(part))
  const { denied } = understanding
  const deniedWords = denied.words.map(({ span }) => span)
  const spans = [
    ...facts.map((part) => part.span),
    ...denied.facts,
    ...denied.needless,
    ...deniedWords,
  ]
  // What a person took out is no longer meant: its words are only words.
  const meant = blanked(understanding.clean, [...spans, ...removed.map((part) => part.span)])
  const known = new Map(wordsOfMeaning(thesaurus, meant).map((word) => [word.text, word.known]))
  return questionOf(understanding.clean, {
    concepts,
    excludedConcepts: kept.flatMap((part) => part.add.excludedConcepts ?? []),
    meaning: meaningOf(
      thesaurus,
      [{ text: meant, locale: null, force: 1 }],
      Object.fromEntries(concepts.map(({ id, weight }) => [id, weight])),
    ),
    certifications: kept.flatMap((part) => part.add.certifications ?? []),
    places: kept.flatMap((part) => part.add.places ?? []),
    cooperationModes: kept.flatMap((part) => part.add.cooperationModes ?? []),
    conditions: kept.flatMap((part) => part.add.conditions ?? []),
    excludedPlaces: kept.flatMap((part) => part.add.excludedPlaces ?? []),
    excludedFacts: kept.flatMap((part) => part.add.excludedFacts ?? []),
    maxTrl: kept.find((part) => part.add.maxTrl !== undefined)?.add.maxTrl,
    minTrl: kept.find((part) => part.add.minTrl !== undefined)?.add.minTrl,
    // The words of facts are asked for as facts; those of concepts still say which of two equal hits is nearer.
    words: understanding.contentWords
      .filter((word) => !spans.some((span) => overlaps(span, word.span)))
      .flatMap((word) =>
        foldedWords(word.text).map((text) => ({
          text,
          covered: covered(word.span),
          known: covered(word.span) || (known.get(text) ?? false),
        })),
      ),
  })
}

const contains = (outer: Span, inner: Span) => outer.start <= inner.start && outer.end >= inner.end
const overlaps = (a: Span, b: Span) => a.start < b.end && a.end > b.start

/** A text with blanks where some of its parts stood. */
const blanked = (text: string, spans: Span[]) =>
  spans.reduce(
    (left, span) =>
      left.slice(0, span.start) + ' '.repeat(span.end - span.start) + left.slice(span.end),
    text,
  )

const repairChips = ({ repairs }: Understanding): Chip[] =>
  repairs.map((repair) => ({
    key: `repair:${repair.from}`,
    kind: 'repair',
    value: repair.to,
    label: `${repair.from} → ${repair.to}`,
  }))

const uniqueChips = (chips: Chip[]) => [...new Map(chips.map((chip) => [chip.key, chip])).values()]
