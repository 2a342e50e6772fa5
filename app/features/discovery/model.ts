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
}

export type ShownText = { text: string; locale: Locale }

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
  narrower: FacetValue[]
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
  chosen: number
  engine: EngineName
  /** What to try where nothing answers: broader concepts that have listings. */
  broader: { id: string; label: string; count: number }[]
}
