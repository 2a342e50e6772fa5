import type { ConceptTag, ListingKind } from '#db/domain'
import type { Reading } from '#app/i18n/localised'
import type { ConceptChange } from '#search/vocabulary/changes'

type Origin = ConceptTag['origin']

/** What a change would do to the tags that still wait for it. */
export type PendingChange = {
  key: string
  kind: ConceptChange['kind']
  on: string
  from: string[]
  to: { id: string; label: string }[]
  tags: Record<Origin, number>
  listings: number
  /** Listings that have a target already: the stronger weight and the more trusted origin stay. */
  joined: number
  /** Somebody said yes, and the tags are moving. */
  approved: boolean
  examples: {
    kind: ListingKind
    slug: string
    title: Reading
    origin: Origin
    gets: string[]
  }[]
}

/** A word that no concept stands for, and how often it was met. */
export type Gap = { word: string; times: number; lastOn: string }
