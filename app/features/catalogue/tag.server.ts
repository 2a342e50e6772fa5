import type { Tx } from '#db/client'
import type { ConceptTag, ListingKind, Localised } from '#db/domain'
import { loadThesaurus } from '#search/vocabulary/load'
import { tagListing } from '#search/vocabulary/tag'
import { needTexts, technologyTexts } from './derive.server'
import { needById, technologyById } from './rows.server'
import type { NeedRow, TechnologyRow } from './rows.server'

/** A listing is about few things; the tail of weak tags would only blur it. */
const MOST_TAGS = 40

/** The concepts that the tagger finds in the words of a listing, heaviest first, but those that people refused. */
export function tagsOf(tx: Tx, kind: ListingKind, id: string): Omit<ConceptTag, 'origin'>[] {
  const row = kind === 'technology' ? technologyById(tx, id) : needById(tx, id)
  const refused = new Set(row.refusedConcepts)
  return tagListing(loadThesaurus(), taggedTexts(row))
    .filter(({ conceptId }) => !refused.has(conceptId))
    .slice(0, MOST_TAGS)
    .map(({ conceptId, weight }) => ({ concept: conceptId, weight }))
}

/** The words of a listing as the tagger reads them, by field. */
export function taggedTexts(row: TechnologyRow | NeedRow): Record<string, Localised> {
  const keywords: Localised = { [row.sourceLocale]: row.keywords.join(', ') }
  return { ...('problem' in row ? needTexts(row) : technologyTexts(row)), keywords }
}
