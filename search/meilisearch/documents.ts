import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import type { ListingKind } from '#db/domain'
import type { SearchDocument } from '#db/schema'
import { checksum } from '../checksum'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { EMBEDDER, TEMPLATE } from './embedder'
import type { Embedder } from './embedder'

export const INDEX = 'listings'
/** Where the next one is built. */
export const NEXT_INDEX = `${INDEX}_next`
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
})

const SETTINGS: Settings = {
  searchableAttributes: ['title', 'concepts', 'summary', 'tokens'],
  filterableAttributes: ['kind'],
  sortableAttributes: [],
  displayedAttributes: ['id', 'digest'],
  // It brings candidates, which are ranked by their documents: where words stand to each other need not be known.
  rankingRules: ['words', 'typo', 'exactness'],
  proximityPrecision: 'byAttribute',
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['kor', 'vie', 'eng'] }],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 10 },
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
    .update('listing/3')
    .digest('hex')
    .slice(0, 16)

/** `kind` is one of two words: nothing typed comes into a filter. */
export const ofKind = (kind: ListingKind): string => `kind = ${kind}`
