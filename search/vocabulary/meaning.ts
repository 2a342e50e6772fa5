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
  const byWords = new Float64Array(space.ids.length)
  for (const { text, locale, force } of said)
    if (text) addText(space, byWords, text, locale, force / Math.sqrt(text.length + SHORT_TEXT))
  const byConcepts = new Float64Array(space.ids.length)
  for (const [id, weight] of Object.entries(found)) {
    const at = space.places.get(id)
    if (at !== undefined) byConcepts[at] = weight * weight * (0.2 + thesaurus.information(id))
  }
  const together = spread(space, byWords)
  scale(together, 1)
  const ofConcepts = spread(space, byConcepts)
  scale(ofConcepts, FOUND_SHARE)
  together.forEach((weight, at) => (together[at] = weight + (ofConcepts[at] ?? 0)))
  return keepStrongest(space, together)
}

function addText(
  { postings }: Space,
  to: Float64Array,
  text: string,
  locale: Locale | null,
  force: number,
): void {
  for (const [feature, weight] of featuresOf(text, locale)) {
    const posting = postings.get(feature)
    if (!posting) continue
    const { concepts, shares } = posting
    const strength = weight * posting.rarity * force
    for (let i = 0; i < concepts.length; i++) {
      const at = concepts[i] ?? 0
      to[at] = (to[at] ?? 0) + strength * (shares[i] ?? 0)
    }
  }
}

/** With what each concept makes likely: its parents. */
function spread({ parents }: Space, meaning: Float64Array): Float64Array {
  const all = Float64Array.from(meaning)
  meaning.forEach((weight, at) => {
    if (weight > 0)
      for (const [parent, share] of parents[at] ?? [])
        all[parent] = (all[parent] ?? 0) + weight * share
  })
  return all
}

function scale(meaning: Float64Array, length: number): void {
  let square = 0
  for (const weight of meaning) square += weight * weight
  const factor = square === 0 ? 0 : length / Math.sqrt(square)
  for (let at = 0; at < meaning.length; at++) meaning[at] = (meaning[at] ?? 0) * factor
}

function keepStrongest({ ids }: Space, meaning: Float64Array): Meaning {
  const kept: { at: number; weight: number }[] = []
  meaning.forEach((weight, at) => {
    const least = kept[KEPT - 1]
    if (weight <= 0 || (least && weight <= least.weight)) return
    let place = kept.length
    while (place > 0 && (kept[place - 1]?.weight ?? 0) < weight) place--
    kept.splice(place, 0, { at, weight })
    if (kept.length > KEPT) kept.pop()
  })
  const length = Math.sqrt(kept.reduce((sum, { weight }) => sum + weight * weight, 0))
  return Object.fromEntries(
    kept.map(({ at, weight }) => [ids[at] ?? '', Math.round((weight / length) * 1000) / 1000]),
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

/** The concepts by number; `parents` of each, nearest first, with the share of its weight that they get. */
type Space = {
  ids: readonly string[]
  places: ReadonlyMap<string, number>
  parents: readonly (readonly [number, number])[][]
  postings: ReadonlyMap<string, Posting>
}
/** The concepts whose labels have a feature and how strongly it tells them; `rarity` grows the fewer they are. */
type Posting = { rarity: number; concepts: Int32Array; shares: Float64Array }

const built = new WeakMap<Thesaurus, Space>()

function spaceOf(thesaurus: Thesaurus): Space {
  const ready = built.get(thesaurus)
  if (ready) return ready
  const ids = [...thesaurus.concepts.keys()]
  const places = new Map(ids.map((id, at) => [id, at]))
  const parents = ids.map((id) =>
    [...thesaurus.ancestors(id)].flatMap(([parent, distance]) => {
      const at = places.get(parent)
      return at === undefined || distance > STEPS
        ? []
        : [[at, UPWARDS ** distance * thesaurus.information(parent)] as const]
    }),
  )
  const space: Space = { ids, places, parents, postings: postingsOf(thesaurus, places) }
  built.set(thesaurus, space)
  return space
}

/** Labels as texts about their concept: what many labels of a concept and few other concepts have tells it best. */
function postingsOf(
  thesaurus: Thesaurus,
  places: ReadonlyMap<string, number>,
): Map<string, Posting> {
  const byFeature = new Map<string, [number, number][]>()
  for (const { id, labels } of labelsByLanguage(thesaurus)) {
    const counts = new Map<string, number>()
    for (const { text, locale, preferred } of labels)
      for (const [feature, weight] of featuresOf(text, locale))
        counts.set(feature, (counts.get(feature) ?? 0) + weight * (preferred ? PREFERRED : 1))
    for (const [feature, count] of counts) {
      const list = byFeature.get(feature) ?? []
      list.push([places.get(id) ?? 0, Math.sqrt(count / Math.sqrt(labels.length))])
      byFeature.set(feature, list)
    }
  }
  return new Map(
    [...byFeature].map(([feature, list]) => {
      const rarity = Math.log(thesaurus.concepts.size / list.length)
      return [
        feature,
        {
          rarity,
          concepts: Int32Array.from(list, ([at]) => at),
          shares: Float64Array.from(list, ([, share]) => share * rarity),
        },
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
