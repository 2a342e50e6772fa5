import type { Locale } from '#db/domain'
import { PLACES } from '../vocabulary/places'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { matchOf, nameKey, nameKeys } from './keys'
import type { NameKey, Typed } from './keys'

/** A concept or place under one of its names. */
type Name = { id: string; name: string; locale: Locale | null; isPreferred: boolean; key: NameKey }
export type FoundName = { id: string; name: string; score: number }

/** Names by the first one and the first two letters of each of their keys. */
type NameIndex = ReadonlyMap<string, readonly Name[]>

const concepts = new WeakMap<Thesaurus, NameIndex>()
let places: NameIndex | undefined

/** The concepts whose labels continue what was typed, best first, each under the label that does so best. */
export function conceptsTyped(thesaurus: Thesaurus, typed: Typed): FoundName[] {
  return bestOfEach(conceptIndex(thesaurus), typed)
}

/** The provinces and cities whose present or former names continue what was typed. */
export function placesTyped(typed: Typed): FoundName[] {
  // Inside of a name nobody looks for a place.
  return bestOfEach(placeIndex(), typed).filter(({ score }) => score >= 3)
}

/** Takes all names apart before anybody types, which lasts a second or so. */
export function warmUpNames(thesaurus: Thesaurus): void {
  conceptIndex(thesaurus)
  placeIndex()
}

function conceptIndex(thesaurus: Thesaurus): NameIndex {
  const known = concepts.get(thesaurus)
  if (known) return known
  const index = indexed(
    thesaurus.labels
      .filter(({ kind }) => kind !== 'hidden')
      .map(({ conceptId, text, locale, kind }) => nameOf(conceptId, text, locale, kind === 'pref')),
  )
  concepts.set(thesaurus, index)
  return index
}

const placeIndex = (): NameIndex =>
  (places ??= indexed(
    PLACES.flatMap((place) => [
      ...Object.values(place.names).map((name) => nameOf(place.id, name, null, true)),
      ...[...place.also, ...place.former.flat()].map((name) => nameOf(place.id, name, null, false)),
    ]),
  ))

function indexed(names: readonly Name[]): NameIndex {
  const index = new Map<string, Set<Name>>()
  for (const name of names)
    for (const { key } of nameKeys(name.name))
      for (const begin of [key.slice(0, 1), key.slice(0, 2)]) {
        const begun = index.get(begin) ?? new Set()
        index.set(begin, begun.add(name))
      }
  return new Map([...index].map(([begin, begun]) => [begin, [...begun]]))
}

const nameOf = (id: string, name: string, locale: Locale | null, isPreferred: boolean): Name => ({
  id,
  name,
  locale,
  isPreferred,
  key: nameKey(name),
})

function bestOfEach(names: NameIndex, typed: Typed): FoundName[] {
  const best = new Map<string, { name: Name; score: number }>()
  for (const name of names.get(typed.words[0]?.slice(0, 2) ?? '') ?? []) {
    const match = matchOf(name.key, typed)
    if (match === 0) continue
    const score = match + (name.isPreferred ? 0.5 : 0)
    const known = best.get(name.id)
    if (!known || better(score, name, known)) best.set(name.id, { name, score })
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.name.key.text.length - b.name.key.text.length ||
        (a.name.id < b.name.id ? -1 : 1),
    )
    .map(({ name, score }) => ({ id: name.id, name: name.name, score }))
}

const better = (score: number, name: Name, known: { name: Name; score: number }) =>
  score > known.score ||
  (score === known.score && name.key.text.length < known.name.key.text.length)
