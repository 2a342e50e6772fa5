import type { Locale } from './concept'
import { VOCABULARY_LOCALES } from './concept'
import { featuresOf, knownWords } from './features'
import type { Thesaurus } from './thesaurus'

/**
 * How near something is to each concept: the strongest ones, of length 1 together. Texts of different languages
 * have comparable meanings, since every concept is labelled in all three (cross-language explicit semantic
 * analysis: Gabrilovich and Markovitch 2007; Potthast, Stein and Anderka 2008).
 */
export type Meaning = Readonly<Record<string, number>>

export const NO_MEANING: Meaning = {}

/** A text and how much it counts beside the others. */
export type Said = { text: string; locale: Locale | null; force: number }

/** So many concepts of a meaning are kept. */
const KEPT = 30
/** What the concepts found by their labels add to what the words say. */
const FOUND_SHARE = 0.6
/** A concept makes its parent likely, and that one's parent less. */
const UPWARDS = 0.4
const STEPS = 2
/** A text this much longer counts little more: lengths are evened out beyond a title's. */
const SHORT_TEXT = 20

/** The meaning of texts about one thing, and of the concepts that were found in them (weight 0–1). */
export function meaningOf(
  thesaurus: Thesaurus,
  said: readonly Said[],
  found: Readonly<Record<string, number>>,
): Meaning {
  const space = spaceOf(thesaurus)
  const byWords = new Map<string, number>()
  for (const { text, locale, force } of said)
    if (text) space.add(byWords, text, locale, force / Math.sqrt(text.length + SHORT_TEXT))
  const byConcepts = new Map(
    Object.entries(found).map(([id, weight]) => [
      id,
      weight * weight * (0.2 + thesaurus.information(id)),
    ]),
  )
  const together = ofLengthOne(spread(thesaurus, byWords))
  for (const [id, weight] of ofLengthOne(spread(thesaurus, byConcepts)))
    together.set(id, (together.get(id) ?? 0) + FOUND_SHARE * weight)
  const kept = strongest(Object.fromEntries(together), KEPT)
  return Object.fromEntries(
    [...ofLengthOne(new Map(kept))].map(([id, weight]) => [id, Math.round(weight * 1000) / 1000]),
  )
}

/** The concepts that a meaning is nearest to, nearest first. */
export const strongest = (meaning: Meaning, count: number): [string, number][] =>
  Object.entries(meaning)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)

/** 0–1: 1 for the same meaning, 0 for none in common. */
export function nearness(a: Meaning, b: Meaning): number {
  let sum = 0
  for (const [id, weight] of Object.entries(a)) sum += weight * (b[id] ?? 0)
  return Math.min(1, sum)
}

/** The concept in which two meanings meet most, or null. */
export function meetingPoint(a: Meaning, b: Meaning): string | null {
  let best: string | null = null
  let most = 0
  for (const [id, weight] of Object.entries(a)) {
    const shared = weight * (b[id] ?? 0)
    if (shared <= most) continue
    most = shared
    best = id
  }
  return best
}

/** The words of a text, folded, and whether the thesaurus knows them: for what it does not, no meaning can speak. */
export const wordsOfMeaning = (
  thesaurus: Thesaurus,
  text: string,
): { text: string; known: boolean }[] =>
  knownWords(text, (feature) => spaceOf(thesaurus).postings.has(feature))

type Space = {
  postings: ReadonlyMap<string, Posting>
  add: (to: Map<string, number>, text: string, locale: Locale | null, force: number) => void
}
/** The concepts whose labels have a feature; `rarity` grows the fewer they are. */
type Posting = { rarity: number; concepts: [string, number][] }

const built = new WeakMap<Thesaurus, Space>()

function spaceOf(thesaurus: Thesaurus): Space {
  const ready = built.get(thesaurus)
  if (ready) return ready
  const postings = postingsOf(thesaurus)
  const space: Space = {
    postings,
    add: (to, text, locale, force) => {
      for (const [feature, weight] of featuresOf(text, locale)) {
        const posting = postings.get(feature)
        if (!posting) continue
        const strength = weight * posting.rarity * force
        for (const [id, share] of posting.concepts) to.set(id, (to.get(id) ?? 0) + strength * share)
      }
    },
  }
  built.set(thesaurus, space)
  return space
}

/** Labels as texts about their concept: what many labels of a concept and few other concepts have tells it best. */
function postingsOf(thesaurus: Thesaurus): Map<string, Posting> {
  const byFeature = new Map<string, [string, number][]>()
  for (const { id, labels } of labelsByLanguage(thesaurus)) {
    const counts = new Map<string, number>()
    for (const { text, locale, preferred } of labels)
      for (const [feature, weight] of featuresOf(text, locale))
        counts.set(feature, (counts.get(feature) ?? 0) + weight * (preferred ? PREFERRED : 1))
    for (const [feature, count] of counts) {
      const list = byFeature.get(feature) ?? []
      list.push([id, Math.sqrt(count / Math.sqrt(labels.length))])
      byFeature.set(feature, list)
    }
  }
  return new Map(
    [...byFeature].map(([feature, list]) => {
      const rarity = Math.log(thesaurus.concepts.size / list.length)
      return [
        feature,
        { rarity, concepts: list.map(([id, share]): [string, number] => [id, share * rarity]) },
      ]
    }),
  )
}
const PREFERRED = 1.5

type OfLanguage = {
  id: string
  labels: { text: string; locale: Locale; preferred: boolean }[]
}

function labelsByLanguage(thesaurus: Thesaurus): OfLanguage[] {
  const groups = new Map<string, OfLanguage>()
  for (const { conceptId: id, locale, text, kind } of thesaurus.labels) {
    if (!locale || !VOCABULARY_LOCALES.includes(locale)) continue
    const key = `${locale} ${id}`
    const group = groups.get(key) ?? { id, labels: [] }
    group.labels.push({ text, locale, preferred: kind === 'pref' })
    groups.set(key, group)
  }
  return [...groups.values()]
}

function spread(thesaurus: Thesaurus, meaning: ReadonlyMap<string, number>): Map<string, number> {
  const all = new Map(meaning)
  for (const [id, weight] of meaning)
    for (const [ancestor, distance] of thesaurus.ancestors(id))
      if (distance <= STEPS)
        all.set(
          ancestor,
          (all.get(ancestor) ?? 0) + weight * UPWARDS ** distance * thesaurus.information(ancestor),
        )
  return all
}

function ofLengthOne(meaning: ReadonlyMap<string, number>): Map<string, number> {
  let square = 0
  for (const weight of meaning.values()) square += weight * weight
  const length = Math.sqrt(square)
  return new Map(length === 0 ? [] : [...meaning].map(([id, weight]) => [id, weight / length]))
}
