import type { Locale, ShortlistedKind } from '#db/domain'
import type { ShortlistSort } from './schema'

export type ShownText = { text: string; locale: Locale }

/** What an entry is about, as the reader may see it. */
export type Subject = {
  slug: string
  title: ShownText
  /** Null for the owner of a confidential need, and for an organisation itself. */
  owner: string | null
  place: string
  country: string
  status: string
  trl: number | null
}

export type ShownNote = {
  id: string
  text: string
  version: number
  by: string
  at: string
  isOwn: boolean
}

export type ShownEntry = {
  id: string
  kind: ShortlistedKind
  /** Null for what is no longer to be seen: withdrawn, or not for this reader. */
  subject: Subject | null
  addedBy: string
  addedOn: string
  notes: ShownNote[]
}

export type ShortlistPage = {
  organisation: { id: string; slug: string; name: string }
  /** All of the reader's, to change over. */
  organisations: { slug: string; name: string }[]
  mayEdit: boolean
  sort: ShortlistSort
  entries: ShownEntry[]
}

/** What is about to be saved by somebody of several organisations: for which one? */
export type ToSave = {
  kind: ShortlistedKind
  slug: string
  title: ShownText
  back: string
  organisations: { id: string; name: string }[]
}

/** What a page of listings knows of the reader's shortlists. */
export type ShortlistMarks = {
  /** `none`: a visitor, or nobody's member. `choose`: several organisations, the list's page asks for which. */
  way: 'none' | 'read' | 'save' | 'choose'
  /** Ids of those shown that are on a list already. */
  saved: string[]
  /** Ids of those that are the reader's own: nobody keeps a note of what they offer themselves. */
  own: string[]
}
