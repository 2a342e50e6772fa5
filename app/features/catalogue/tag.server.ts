import type { Tx } from '#db/client'
import type { ConceptTag, ListingKind, Localised } from '#db/domain'
import { loadThesaurus } from '#search/vocabulary/load'
import { tagListing } from '#search/vocabulary/tag'
import { needTexts, technologyTexts } from './derive.server'
import { needById, technologyById } from './rows.server'

/** A listing is about few things; the tail of weak tags would only blur it. */
const MOST_TAGS = 40

/** The concepts that the tagger finds in the words of a listing, heaviest first. */
export function tagsOf(tx: Tx, kind: ListingKind, id: string): Omit<ConceptTag, 'origin'>[] {
  return tagListing(loadThesaurus(), textsOf(tx, kind, id))
    .slice(0, MOST_TAGS)
    .map(({ conceptId, weight }) => ({ concept: conceptId, weight }))
}

function textsOf(tx: Tx, kind: ListingKind, id: string): Record<string, Localised> {
  const row = kind === 'technology' ? technologyById(tx, id) : needById(tx, id)
  const keywords: Localised = { [row.sourceLocale]: row.keywords.join(', ') }
  return { ...('problem' in row ? needTexts(row) : technologyTexts(row)), keywords }
}
