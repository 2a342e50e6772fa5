import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { searchFacets } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import { FACETS } from './engine'
import type { Facet, FacetCounts, Filters } from './engine'
import { placeOf } from './vocabulary/places'
import type { Thesaurus } from './vocabulary/thesaurus'

/** Rows of `search_facets` that belong to no listing of these organisations; no condition where there are none. */
export const notOf = (apart: ReadonlySet<string>): SQL | undefined =>
  apart.size === 0
    ? undefined
    : sql`${searchFacets.seq} NOT IN (
        SELECT own.seq FROM search_facets AS own
        WHERE own.kind IN ('technology', 'need') AND own.facet = 'organisation'
        AND own.value IN (SELECT value FROM json_each(${JSON.stringify([...apart])})))`

/** Worked out once for a document that is kept; a document is never changed in place. */
const known = new WeakMap<Thesaurus, WeakMap<SearchDocument, [Facet, string][]>>()

/** Every value that a document can be filtered and counted by. */
export function facetValues(thesaurus: Thesaurus, document: SearchDocument): [Facet, string][] {
  const ofThesaurus = known.get(thesaurus) ?? new WeakMap<SearchDocument, [Facet, string][]>()
  known.set(thesaurus, ofThesaurus)
  const values = ofThesaurus.get(document) ?? workOutValues(thesaurus, document)
  ofThesaurus.set(document, values)
  return values
}

function workOutValues(thesaurus: Thesaurus, document: SearchDocument): [Facet, string][] {
  const own = Object.keys(document.concepts)
  const withAncestors = new Set(own.flatMap((id) => [id, ...thesaurus.ancestors(id).keys()]))
  const values: [Facet, string][] = [
    ...[...withAncestors].map((id): [Facet, string] => ['concept', id]),
    ...document.certifications.flatMap(({ type }): [Facet, string][] =>
      type ? [['certification', type]] : [],
    ),
    ...document.cooperationModes.map((mode): [Facet, string] => ['mode', mode]),
    ...document.places.flatMap((place): [Facet, string][] => {
      const country = placeOf(place)?.country
      return [['place', place], ...(country ? [['place', country] satisfies [Facet, string]] : [])]
    }),
    ...document.locales.map((locale): [Facet, string] => ['locale', locale]),
  ]
  if (document.country) values.push(['country', document.country])
  if (document.trl !== null) values.push(['trl', trlBand(document.trl)])
  if (document.projectStage) values.push(['stage', document.projectStage])
  if (document.organisationId) values.push(['organisation', document.organisationId])
  return [...new Map(values.map((value) => [value.join(' '), value])).values()]
}

/** Bands in which people think of readiness. */
export const TRL_BANDS = ['9', '7-8', '4-6', '1-3'] as const
export const trlBand = (trl: number): (typeof TRL_BANDS)[number] =>
  trl === 9 ? '9' : trl >= 7 ? '7-8' : trl >= 4 ? '4-6' : '1-3'

/** The bands in which a listing of a readiness within these bounds may lie. */
export const trlBandsOf = (least: number, most: number): string[] =>
  TRL_BANDS.filter((band) => Number(band.slice(-1)) >= least && Number(band[0]) <= most)

export const noCounts = (): FacetCounts => ({
  concept: {},
  certification: {},
  trl: {},
  mode: {},
  place: {},
  locale: {},
  stage: {},
  country: {},
  organisation: {},
})

/** Whether a document has a chosen value of each facet. */
export function passes(
  thesaurus: Thesaurus,
  filters: Filters,
  document: SearchDocument,
  except?: Facet,
): boolean {
  const narrowed = FACETS.filter((facet) => facet !== except && (filters[facet]?.length ?? 0) > 0)
  if (narrowed.length === 0) return true
  const values = facetValues(thesaurus, document)
  return narrowed.every((facet) => {
    const chosen = filters[facet] ?? []
    return values.some(([name, value]) => name === facet && chosen.includes(value))
  })
}

/** Counts of every facet over documents; a facet's own choice does not narrow its own counts. */
export function countFacets(
  thesaurus: Thesaurus,
  filters: Filters,
  documents: SearchDocument[],
): FacetCounts {
  const counts = noCounts()
  const chosen = FACETS.filter((facet) => (filters[facet]?.length ?? 0) > 0)
  for (const document of documents) {
    const values = facetValues(thesaurus, document)
    const failing = chosen.filter(
      (facet) => !values.some(([name, value]) => name === facet && filters[facet]?.includes(value)),
    )
    for (const [facet, value] of values) {
      if (failing.some((other) => other !== facet)) continue
      counts[facet][value] = (counts[facet][value] ?? 0) + 1
    }
  }
  return counts
}
