import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import type { SearchDocument } from '#db/schema'
import { checksum } from '../checksum'
import { facetValues } from '../facets'
import type { Thesaurus } from '../vocabulary/thesaurus'

export const INDEX = 'listings'

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
  tags: string[]
  facets: string[]
}

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
  tags: Object.keys(document.concepts),
  facets: facetValues(thesaurus, document).map(([facet, value]) => `${facet}:${value}`),
})

/** Settings are code; a change of their hash builds a new index beside the old one. */
export const SETTINGS: Settings = {
  searchableAttributes: ['title', 'concepts', 'summary', 'tokens'],
  filterableAttributes: ['kind', 'tags', 'facets'],
  sortableAttributes: [],
  displayedAttributes: ['id', 'digest'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness'],
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['kor', 'vie', 'eng'] }],
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 10 } },
}

export const SETTINGS_HASH = createHash('sha256')
  .update(JSON.stringify(SETTINGS))
  .update('listing/1')
  .digest('hex')
  .slice(0, 16)
