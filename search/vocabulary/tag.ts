import type { Locale, Localised } from './concept'
import { VOCABULARY_LOCALES } from './concept'
import { stancesOf } from './deny'
import type { Stance } from './deny'
import { deniesVerb } from './denied-verbs'
import { looseMatches, wordsWithKeys } from './loose'
import { findMatches } from './match'
import type { Reading } from './match'
import { patternsOf } from './patterns'
import type { Match } from './patterns'
import { resolveMentions } from './resolve'
import { GAP } from './scan'
import type { Stream } from './scan'
import type { Thesaurus } from './thesaurus'

/** Where in the original text a concept is named, and by which of its labels. */
export type TagSpan = { start: number; end: number; label: string; locale: Locale | null }
/** A concept that a text is about; weight 0–1, more for concepts named often, early and without doubt. */
export type Tag = { conceptId: string; weight: number; spans: TagSpan[] }
/** A place where a text names a concept, whether it affirms it or not; `quality` 0–1 says how surely. */
export type ConceptMention = TagSpan & {
  conceptId: string
  quality: number
  stance: Stance
  ambiguous: boolean
}

/**
 * The concepts that a text is about, heaviest first. What it denies is left out; what it names as the firm's
 * other business hardly counts. Spans refer to the text as given, in any normal form.
 */
export function tagText(
  thesaurus: Thesaurus,
  text: string,
  options: { locale?: Locale } = {},
): Tag[] {
  const { mentions, reading } = mentionsIn(thesaurus, text, options)
  const firstSentence = endOfFirstSentence(reading.stream)
  const tags = new Map<string, { missed: number; spans: TagSpan[] }>()
  for (const { conceptId, quality, stance, start, end, label, locale } of mentions) {
    if (stance === 'denied') continue
    const tag = tags.get(conceptId) ?? { missed: 1, spans: [] }
    const strength =
      ONE_MENTION * quality * (stance === 'aside' ? ASIDE : 1) * (start < firstSentence ? 1 : LATER)
    tag.missed *= 1 - strength
    tag.spans.push({ start, end, label, locale })
    tags.set(conceptId, tag)
  }
  return [...tags]
    .map(([conceptId, { missed, spans }]) => ({ conceptId, weight: rounded(1 - missed), spans }))
    .sort(heaviestFirst)
}

const ONE_MENTION = 0.6
const LATER = 0.85
const ASIDE = 0.25

/** Every mention of a concept in the order of the text, with what the text says of it. */
export function mentionsIn(
  thesaurus: Thesaurus,
  text: string,
  { locale }: { locale?: Locale } = {},
): { mentions: ConceptMention[]; reading: Reading; cues: Match[] } {
  const reading = findMatches(patternsOf(thesaurus), text, locale)
  const resolved = resolveMentions(thesaurus, reading, locale)
  const { mentions } = resolved
  const cues = resolved.cues.filter(
    (cue) => !isOtherNo(reading, cue) && deniesVerb(reading.stream, cue),
  )
  const stances = stancesOf(reading.stream, mentions, cues)
  const { start, end } = reading.stream
  return {
    reading,
    cues,
    mentions: mentions.flatMap((mention) =>
      mention.senses.map(({ match: { pattern }, quality }) => ({
        conceptId: pattern.conceptId,
        start: start[mention.from] ?? 0,
        end: end[mention.to - 1] ?? 0,
        label: pattern.label,
        locale: pattern.locale,
        quality,
        stance: stances.get(mention) ?? 'subject',
        ambiguous: mention.senses.length > 1,
      })),
    ),
  }
}

/** "No" denies in English only, where it is no number (no. 900). */
function isOtherNo({ stream, latin }: Reading, { pattern, to }: Match): boolean {
  if (pattern.plain !== 'no') return false
  const next = stream.folded.slice(to).trimStart().charCodeAt(0)
  return latin !== 'en' || (next >= 0x30 && next <= 0x39)
}

function endOfFirstSentence({ gap, start, length, text }: Stream): number {
  for (let at = 1; at < length; at++) if (gap[at] === GAP.sentence) return start[at] ?? text.length
  return text.length
}

/** How much each field says about what a listing is about; others count like a description. */
const FIELD_FORCE: Readonly<Record<string, number>> = {
  title: 2.4,
  keywords: 1.8,
  summary: 1.3,
  problem: 1.2,
  desiredOutcome: 1.1,
  description: 0.8,
  innovation: 0.5,
  advantages: 0.4,
  applications: 0.6,
  currentSituation: 0.4,
  constraints: 0.3,
  deploymentRequirements: 0.2,
}
const OTHER_FORCE = 0.5
/** Below this a mention in passing is no tag. */
const LEAST = 0.1

/**
 * The concepts that a listing is about, heaviest first, from its fields; the language versions of a field say the
 * same thing and count once. Spans name field and language.
 */
export function tagListing(
  thesaurus: Thesaurus,
  fields: Readonly<Record<string, Localised | undefined>>,
): {
  conceptId: string
  weight: number
  spans: (TagSpan & { field: string; textLocale: Locale })[]
}[] {
  const all = new Map<
    string,
    { missed: number; spans: (TagSpan & { field: string; textLocale: Locale })[] }
  >()
  for (const [field, texts] of Object.entries(fields)) {
    const ofField = new Map<string, number>()
    for (const textLocale of VOCABULARY_LOCALES) {
      const text = texts?.[textLocale]
      if (!text) continue
      const said = tagText(thesaurus, text, { locale: textLocale })
      const tags = LOOSELY_READ.has(field) ? [...said, ...looseTags(thesaurus, text, said)] : said
      for (const { conceptId, weight, spans } of tags) {
        ofField.set(conceptId, Math.max(ofField.get(conceptId) ?? 0, weight))
        const tag = all.get(conceptId) ?? { missed: 1, spans: [] }
        tag.spans.push(...spans.map((span) => ({ ...span, field, textLocale })))
        all.set(conceptId, tag)
      }
    }
    for (const [conceptId, weight] of ofField) {
      const tag = all.get(conceptId)
      if (tag) tag.missed *= Math.pow(1 - weight, FIELD_FORCE[field] ?? OTHER_FORCE)
    }
  }
  return [...all]
    .map(([conceptId, { missed, spans }]) => ({ conceptId, weight: rounded(1 - missed), spans }))
    .filter(({ weight }) => weight >= LEAST)
    .sort(heaviestFirst)
}

/** Fields of a sentence or two, in which the words of a label may stand apart. */
const LOOSELY_READ: ReadonlySet<string> = new Set(['title', 'problem', 'desiredOutcome'])
const MOST_LOOSE = 2
const LOOSE = 0.5

/**
 * Concepts all of whose label's words a short text has, though not side by side: "đèn đường LED chạy pin mặt trời" is
 * a solar street light. Only what no single mention says already.
 */
function looseTags(thesaurus: Thesaurus, text: string, said: readonly Tag[]): Tag[] {
  const spans = said.flatMap((tag) => tag.spans)
  const isNews = (words: readonly { start: number; end: number }[]) =>
    !spans.some(({ start, end }) => words.every((word) => start < word.end && end > word.start))
  const isKnown = (id: string) =>
    said.some(({ conceptId }) => conceptId === id || thesaurus.ancestors(conceptId).has(id))
  const accented = /[ăâđêôơưáàảãạ]/i.test(text.normalize('NFC'))
  return looseMatches(thesaurus, wordsWithKeys(text), accented)
    .filter(({ conceptId, words }) => !isKnown(conceptId) && isNews(words))
    .slice(0, MOST_LOOSE)
    .map(({ conceptId, label, locale, quality, words }) => ({
      conceptId,
      weight: rounded(LOOSE * quality),
      spans: words.map(({ start, end }) => ({ start, end, label, locale })),
    }))
}

const rounded = (weight: number): number => Math.round(weight * 1000) / 1000
const heaviestFirst = (
  a: { weight: number; conceptId: string },
  b: { weight: number; conceptId: string },
): number => b.weight - a.weight || (a.conceptId < b.conceptId ? -1 : 1)
