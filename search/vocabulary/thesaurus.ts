import { VOCABULARY_LOCALES, labelsOf } from './concept'
import type { Concept, Label, Locale } from './concept'

/** The concepts with what follows from them: closures, information, labels. Build once, share everywhere. */
export type Thesaurus = {
  readonly concepts: ReadonlyMap<string, Concept>
  readonly labels: readonly Label[]
  /** The preferred label in a language; English where it is missing; the id of a concept that is unknown. */
  label(id: string, locale: Locale): string
  narrower(id: string): readonly string[]
  /** Stated from either side. */
  related(id: string): readonly string[]
  /** All broader concepts with their least distance, 1 for the direct ones. */
  ancestors(id: string): ReadonlyMap<string, number>
  descendants(id: string): ReadonlyMap<string, number>
  /**
   * How much it says that something is about this concept, 0–1: a leaf 1, a sector near 0. Computed from the
   * number of narrower concepts (Seco, Veale and Hayes 2004).
   */
  information(id: string): number
}

/**
 * Builds the closures. Ids that lead nowhere are passed over; `checkConcepts` reports them. `successors` names what
 * took the place of ids that are gone, for tags that have not followed yet.
 */
export function buildThesaurus(
  concepts: readonly Concept[],
  successors: ReadonlyMap<string, readonly string[]> = new Map(),
): Thesaurus {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const known = (ids: readonly string[]) => ids.filter((id) => byId.has(id))
  const broader = new Map(concepts.map((concept) => [concept.id, known(concept.broader)]))
  const narrower = reversed(broader)
  const related = symmetric(
    new Map(concepts.map((concept) => [concept.id, known(concept.related)])),
  )
  const ancestors = closures(broader)
  const descendants = closures(narrower)
  const scale = Math.log(Math.max(2, byId.size))
  return {
    concepts: byId,
    labels: concepts.flatMap(labelsOf),
    label: (id, locale) => {
      const concept = byId.get(id) ?? byId.get(successors.get(id)?.[0] ?? '')
      return concept?.prefLabel[locale] || concept?.prefLabel.en || id
    },
    narrower: (id) => narrower.get(id) ?? [],
    related: (id) => related.get(id) ?? [],
    ancestors: (id) => ancestors.get(id) ?? NONE,
    descendants: (id) => descendants.get(id) ?? NONE,
    information: (id) =>
      byId.has(id) ? 1 - Math.log(1 + (descendants.get(id)?.size ?? 0)) / scale : 0,
  }
}

const NONE: ReadonlyMap<string, number> = new Map()

type Links = Map<string, string[]>

function reversed(links: Links): Links {
  const back: Links = new Map()
  for (const [from, targets] of links)
    for (const to of targets) back.set(to, [...(back.get(to) ?? []), from])
  return back
}

function symmetric(links: Links): Links {
  const back = reversed(links)
  const ids = new Set([...links.keys(), ...back.keys()])
  return new Map(
    [...ids].map((id) => [id, [...new Set([...(links.get(id) ?? []), ...(back.get(id) ?? [])])]]),
  )
}

/** From every id, all that can be reached and in how many steps; breadth first, safe with cycles. */
function closures(links: Links): Map<string, ReadonlyMap<string, number>> {
  const all = new Map<string, ReadonlyMap<string, number>>()
  for (const id of links.keys()) {
    const reached = new Map<string, number>()
    let edge = links.get(id) ?? []
    for (let distance = 1; edge.length > 0; distance++) {
      const fresh = [...new Set(edge)].filter((next) => next !== id && !reached.has(next))
      for (const next of fresh) reached.set(next, distance)
      edge = fresh.flatMap((next) => links.get(next) ?? [])
    }
    all.set(id, reached)
  }
  return all
}

/** The languages in which a concept has no preferred label. */
export const missingLocales = (concept: Concept): Locale[] =>
  VOCABULARY_LOCALES.filter((locale) => !concept.prefLabel[locale].trim())
