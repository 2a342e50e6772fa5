import type { SearchDocument } from '#db/schema'
import type { CertificationType, CooperationMode, ListingKind, Locale } from '#db/domain'
import type { Condition } from './conditions'
import type { Question } from './question'

/**
 * The port to search. Two real implementations answer it alike: Meilisearch and the embedded engine
 * (search/engine.contract.test.ts holds both to it).
 */
export type EngineName = 'meilisearch' | 'embedded'

export const FACETS = [
  'concept',
  'certification',
  'trl',
  'mode',
  'place',
  'locale',
  'stage',
  'country',
  'organisation',
] as const
export type Facet = (typeof FACETS)[number]
/** Chosen values: any of a facet, all facets together. A concept includes the narrower ones. */
export type Filters = Partial<Record<Facet, string[]>>

export const SORTS = ['relevance', 'trl', 'updated'] as const
export type Sort = (typeof SORTS)[number]

export type SearchRequest = {
  kind: ListingKind
  question: Question
  filters: Filters
  sort: Sort
  offset: number
  limit: number
  /** Organisations whose listings are not for this reader: neither found nor counted. */
  apart?: ReadonlySet<string>
}

/** Why a listing is an answer: facts that a page puts into words. */
export type Why =
  | {
      kind: 'concept'
      asked: string
      found: string
      relation: 'same' | 'narrower' | 'broader' | 'related'
    }
  | { kind: 'meaning'; concept: string }
  /** By an operator's language model. */
  | { kind: 'similar' }
  | { kind: 'words'; words: string[]; field: 'title' | 'body' }
  | {
      kind: 'certification'
      type: CertificationType
      number: string | null
      validTo: string | null
      met: boolean
    }
  | { kind: 'place'; place: string; met: boolean }
  | { kind: 'trl'; trl: number | null; met: boolean }
  | { kind: 'mode'; mode: CooperationMode; met: boolean }
  | { kind: 'condition'; condition: Condition; met: boolean; known: boolean }

export type Hit = { id: string; score: number; why: Why[] }
export type FacetCounts = Record<Facet, Record<string, number>>

export type SearchResult = { hits: Hit[]; total: number; facets: FacetCounts; engine: EngineName }

export type SuggestRequest = {
  kind: ListingKind
  /** What is typed so far, a syllable half finished included. */
  text: string
  locale: Locale
  /** Suggestions of one sort at most. */
  limit: number
  /** As in a search. */
  apart?: ReadonlySet<string>
}

/** Something that a person may mean; `matched` is the name, in whatever language, that continues what was typed. */
export type Suggestion =
  | { kind: 'concept' | 'place'; id: string; matched: string }
  | { kind: 'listing'; listing: ListingKind; slug: string; title: string; locale: Locale }
  | { kind: 'organisation'; id: string; name: string }

export type SearchEngine = {
  /** Makes documents findable; resolved once they are, not when they were accepted. */
  index: (documents: SearchDocument[]) => Promise<void>
  remove: (ids: string[]) => Promise<void>
  search: (request: SearchRequest) => Promise<SearchResult>
  suggest: (request: SuggestRequest) => Promise<Suggestion[]>
  stats: () => Promise<{ documents: number }>
  /** Which engine answers at present; null when none does. */
  health: () => Promise<{ engine: EngineName } | null>
}
