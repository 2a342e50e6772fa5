import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import type { ListingKind } from '#db/domain'
import type { SearchDocument } from '#db/schema'
import { checksum } from '../checksum'
import { facetValues } from '../facets'
import { strongest } from '../vocabulary/meaning'
import type { Meaning } from '../vocabulary/meaning'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { EMBEDDER, TEMPLATE } from './embedder'
import type { Embedder } from './embedder'

export const INDEX = 'listings'
/** Meilisearch reads ten words of a query. */
export const WORDS_READ = 10

/** What Meilisearch keeps of a listing: enough to find candidates; ranking reads the documents of SQLite. */
export type MeilisearchListing = {
  id: string
  /** Of the document it was made of: tells what is stale. */
  digest: string
  kind: string
  title: string[]
  concepts: string[]
  summary: string[]
  tokens: string
  meaning: string
  facets: string[]
}

/** A meaning as words that Meilisearch neither splits nor takes for the beginning of one another; nearest first. */
export const meaningWords = (meaning: Meaning): string[] =>
  strongest(meaning, WORDS_READ).map(([id]) => `q${id.replace(/[^a-z0-9]/g, '')}q`)

/** Titles in every language, labels of the concepts in all three, folded words so that missing marks don't matter. */
export const listingOf = (thesaurus: Thesaurus, document: SearchDocument): MeilisearchListing => ({
  id: document.id,
  digest: checksum(document),
  kind: document.kind,
  title: Object.values(document.title),
  concepts: Object.keys(document.concepts).flatMap((id) =>
    (['ko', 'vi', 'en'] as const).map((locale) => thesaurus.label(id, locale)),
  ),
  summary: Object.values(document.summary),
  tokens: document.bodyTokens,
  meaning: meaningWords(document.meaning).join(' '),
  facets: facetValues(thesaurus, document).map(([facet, value]) => `${facet}:${value}`),
})

const SETTINGS: Settings = {
  searchableAttributes: ['title', 'concepts', 'summary', 'tokens', 'meaning'],
  filterableAttributes: ['kind', 'facets'],
  sortableAttributes: [],
  displayedAttributes: ['id', 'digest'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness'],
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['kor', 'vie', 'eng'] }],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 10 },
    disableOnAttributes: ['meaning'],
  },
}

/** Settings are code, but for the operator's embedder; a change of their hash builds a new index beside the old one. */
export const settingsFor = (embedder: Embedder | undefined): Settings => ({
  ...SETTINGS,
  ...(embedder && { embedders: { [EMBEDDER]: { ...embedder, documentTemplate: TEMPLATE } } }),
})

export const hashOf = (settings: Settings): string =>
  createHash('sha256')
    .update(JSON.stringify(settings))
    .update('listing/2')
    .digest('hex')
    .slice(0, 16)

/** Values in a filter stand in quotes, with quotes and backslashes escaped: nothing typed is filter language. */
const quoted = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
export const ofKind = (kind: ListingKind): string => `kind = ${quoted(kind)}`
export const anyFacet = (facets: readonly string[]): string =>
  `facets IN [${facets.map(quoted).join(', ')}]`
