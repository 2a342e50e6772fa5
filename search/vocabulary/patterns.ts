import { labelKey } from './concept'
import type { Label, LabelKind, Locale } from './concept'
import { CUES, NOT_CUES } from './lexicon/cues'
import type { CueKind } from './lexicon/cues'
import { KOREAN_WORDS } from './lexicon/korean-words'
import { ENGLISH_PHRASES, VIETNAMESE_PHRASES } from './lexicon/phrases'
import { englishVariants } from './english'
import { exactKey } from './normalise'
import { BREAK, scan } from './scan'
import type { Thesaurus } from './thesaurus'
import { Trie } from './trie'

/** What a pattern found in a text stands for. */
export type Pattern = {
  /** The diacritics that count, or null where the pattern has none. */
  exact: string | null
  /** The pattern as most texts write it, to compare fast. */
  plain: string
  locale: Locale | null
  syllables: number
} & (
  | {
      kind: 'label'
      conceptId: string
      label: string
      labelKind: LabelKind
      acronym: boolean
      sense: number
      variant: boolean
    }
  | { kind: 'word' }
  | { kind: 'cue'; cue: CueKind }
  | { kind: 'context'; senses: SenseVote[] }
)
/** A context word speaks for (+1) or against (-1) a sense. */
export type SenseVote = { sense: number; vote: 1 | -1 }

export type Patterns = {
  trie: Trie
  list: readonly (Pattern | null)[]
  /** Every Vietnamese syllable of the vocabulary, with its diacritics; left out where no slip is forgiven. */
  syllables?: ReadonlySet<string>
}

/** A pattern found in a text. */
export type Match = {
  pattern: Pattern
  /** Span in the stream. */
  from: number
  to: number
  /** How surely the text says this, 0–1: less for bare or misspelt words and half-explained compounds. */
  quality: number
}

const built = new WeakMap<Thesaurus, Patterns>()

/** The patterns of a thesaurus, built once for each. */
export function patternsOf(thesaurus: Thesaurus): Patterns {
  const known = built.get(thesaurus)
  if (known) return known
  const patterns = buildPatterns(thesaurus)
  built.set(thesaurus, patterns)
  return patterns
}

function buildPatterns(thesaurus: Thesaurus): Patterns {
  const trie = new Trie()
  const list: (Pattern | null)[] = [null]
  const add = (text: string, pattern: Pattern) => {
    const key = patternKey(text)
    if (!key) return
    trie.add(key)
    list.push(pattern)
  }
  const contexts = new Map<string, { text: string; senses: SenseVote[] }>()
  const senses = numberSenses(thesaurus, contexts)
  for (const label of thesaurus.labels)
    addLabel(label, senses.get(`${label.conceptId}|${labelKey(label.text)}`) ?? 0, add)
  for (const { text, senses } of contexts.values())
    add(text, { kind: 'context', senses, ...patternShape(text) })
  for (const word of [...KOREAN_WORDS, ...VIETNAMESE_PHRASES, ...ENGLISH_PHRASES, ...NOT_CUES])
    add(word, { kind: 'word', ...patternShape(word) })
  for (const [cue, text] of CUES) add(text, { kind: 'cue', cue, ...patternShape(text) })
  return { trie, list, syllables: vietnameseSyllables(thesaurus) }
}

function vietnameseSyllables(thesaurus: Thesaurus): ReadonlySet<string> {
  const texts = thesaurus.labels.filter(({ locale }) => locale === 'vi').map(({ text }) => text)
  return new Set(
    [...texts, ...VIETNAMESE_PHRASES].flatMap((text) => spaced(exactKey(text)).split(' ')),
  )
}

/** The form of a label inside a `Stream`. */
export function patternKey(text: string): string {
  const { folded } = scan(text)
  return folded.endsWith(String.fromCharCode(BREAK)) ? folded.slice(0, -1) : folded
}

function numberSenses(
  thesaurus: Thesaurus,
  contexts: Map<string, { text: string; senses: SenseVote[] }>,
): Map<string, number> {
  const numbers = new Map<string, number>()
  const vote = (text: string, sense: number, value: 1 | -1) => {
    const context = contexts.get(text) ?? { text, senses: [] }
    context.senses.push({ sense, vote: value })
    contexts.set(text, context)
  }
  for (const concept of thesaurus.concepts.values())
    for (const [label, { near, not }] of Object.entries(concept.sense ?? {})) {
      const sense = numbers.size + 1
      numbers.set(`${concept.id}|${labelKey(label)}`, sense)
      for (const word of near) vote(word, sense, 1)
      for (const word of not) vote(word, sense, -1)
    }
  return numbers
}

function addLabel(
  label: Label,
  sense: number,
  add: (text: string, pattern: Pattern) => void,
): void {
  const pattern = (text: string, variant: boolean): Pattern => ({
    kind: 'label',
    conceptId: label.conceptId,
    label: label.text,
    labelKind: label.kind,
    acronym: isAcronym(label.text),
    sense,
    variant,
    ...patternShape(text),
    locale: label.locale,
  })
  add(label.text, pattern(label.text, false))
  // "정보보호경영시스템(ISO 27001)" is also said without what stands in brackets.
  const bare = label.text.replace(/\s*\([^)]*\)\s*$/, '')
  if (bare && bare !== label.text) add(bare, pattern(bare, true))
  if (label.locale === 'en' || (label.locale === null && /^[a-z]/i.test(label.text)))
    for (const variant of englishVariants(bare)) add(variant, pattern(variant, true))
}

/** What matching needs to know of a pattern beside its letters. */
export function patternShape(
  text: string,
): Pick<Pattern, 'exact' | 'plain' | 'locale' | 'syllables'> {
  const key = spaced(exactKey(text))
  return {
    exact: /^[\u0000-\u007f]*$/.test(key) || /[가-힣]/.test(key) ? null : key,
    plain: text.normalize('NFC').toLowerCase(),
    locale: null,
    syllables: key.split(' ').length,
  }
}

/** Words one blank apart, whatever stood between them. */
export const spaced = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim()

/** A short label in capitals: written small it may be an ordinary word. */
const isAcronym = (label: string): boolean =>
  /^[A-Z][A-Za-z0-9&/-]{0,4}$/.test(label) && /[A-Z].*[A-Z]/.test(label)
