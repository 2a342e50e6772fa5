import type { ListingKind, Locale } from '#db/domain'
import type { Condition } from '#search/conditions'
import type { EngineName, Facet, Sort } from '#search/engine'

/** Something that the query was understood to mean, with the key that takes it out again. */
export type Chip = {
  key: string
  kind:
    | 'concept'
    | 'place'
    | 'certification'
    | 'trl'
    | 'mode'
    | 'excluded'
    | 'repair'
    | Condition['kind']
  value: string
  label: string
  /** The keys that take it out, where that is more than its own. */
  removes?: string[]
  /** Where a word may name several concepts: each with the keys to leave out for it alone. */
  senses?: { label: string; without: string[]; chosen: boolean }[]
}

/** A filter in force, with the address part that it is. */
export type Applied = { facet: Facet; value: string; label: string }

/** Counts by province for the map view. */
export type MapCounts = Record<string, number>

export type ShownText = { text: string; locale: Locale }

/** A technology chosen for comparison. */
export type Compared = { slug: string; title: ShownText }

export type ResultLine = {
  kind: ListingKind
  id: string
  slug: string
  title: ShownText
  summary: ShownText | null
  sourceLocale: Locale
  /** Who wrote the version shown, when it is not the original. */
  translatedBy: 'person' | 'machine' | null
  stale: boolean
  /** Null for the owner of a confidential need. */
  organisation: {
    name: string
    slug: string
    verified: boolean
    country: 'KR' | 'VN' | 'other'
  } | null
  place: { code: string; name: string } | null
  concepts: { id: string; label: string; hit: boolean }[]
  why: { text: string; lack: boolean }[]
  trl: number | null
  certificates: {
    label: string
    detail: string
    state: 'valid' | 'soon' | 'expired' | 'unverified'
  }[]
  facts: { term: 'price' | 'delivery' | 'stage' | 'budget' | 'deadline'; text: string }[]
}

export type FacetValue = {
  value: string
  label: string
  count: number
  chosen: boolean
  /** In small beside the label: the former provinces that a new one contains. */
  note?: string
  narrower: FacetValue[]
  /** Whether the narrower values are shown at once. */
  open: boolean
}
export type FacetGroup = { facet: Facet; values: FacetValue[]; open: boolean }

export type ResultsModel = {
  kind: ListingKind
  query: string
  exactly: boolean
  chips: Chip[]
  results: ResultLine[]
  total: number
  page: number
  pages: number
  sort: Sort
  facets: FacetGroup[]
  applied: Applied[]
  /** Null in the list view. */
  map: MapCounts | null
  engine: EngineName
  /** Chosen for comparison and public, in the order of choice. */
  compared: Compared[]
  /** What to try where nothing answers: broader concepts that have listings. */
  broader: { id: string; label: string; count: number }[]
}

export type ComparisonCell = { text: string; lang?: string }
export type ComparisonRow = { id: string; label: string; cells: ComparisonCell[]; same: boolean }
export type Comparison = {
  columns: { slug: string; title: ShownText; owner: string }[]
  /** Those that differ first; none for fewer than two columns. */
  rows: ComparisonRow[]
  /** How many of those asked for the reader may not see. */
  gone: number
  /** More were asked for than fit. */
  isCut: boolean
  /** None for fewer than two columns. */
  weighing: Weighing | null
}

/** `share` 0–1 of the weight's points; null where it is not known. */
export type WeighedCell = { share: number | null; text: string; points: number | null }
export type WeighedRow = {
  criterion: string
  label: string
  weight: number
  cells: WeighedCell[]
  same: boolean
}
export type Weighing = {
  need: { slug: string; title: ShownText } | null
  /** The reader's own, to weigh against. */
  needs: { slug: string; title: ShownText }[]
  rows: WeighedRow[]
  /** Out of 100; null when nothing has weight. */
  totals: ({ score: number; atMost: number; unknown: number } | null)[]
  /** What stands against each, whatever else fits. */
  against: string[][]
}

export type CountedConcept = { id: string; label: string; technologies: number; needs: number }
export type ConceptPage = {
  id: string
  label: string
  names: { locale: Locale; name: string; also: string[] }[]
  note: ShownText | null
  /** From the sector down to the first broader concept. */
  path: { id: string; label: string }[]
  broader: CountedConcept[]
  narrower: CountedConcept[]
  related: CountedConcept[]
  counts: { technologies: number; needs: number }
  technologies: ResultLine[]
  needs: ResultLine[]
}

export type SavedSearch = {
  id: string
  name: string
  kind: ListingKind
  /** The query part of its address. */
  query: string
  /** What was typed and chosen, in words. */
  alerts: boolean
  typed: string
  applied: Applied[]
}
/** A state of the results page about to be saved, with a name to begin from. */
export type SearchToSave = Pick<SavedSearch, 'kind' | 'query' | 'name'>
