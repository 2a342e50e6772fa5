import type {
  Country,
  EventState,
  ListingKind,
  Locale,
  Priority,
  REQUEST_ORIGINS,
  RegistrationState,
  RequestState,
} from '#db/domain'
import type { ListingLine } from '#app/features/catalogue'
import type { EventTime } from '#app/features/events'
import type { MatchLine } from '#app/features/matching'

export type Party = {
  registrationId: string
  name: string
  shortName: string
  slug: string
  country: Country
}
/** A request as pages show it. A side is null while a confidential need hides it from the reader. */
export type ShownRequest = {
  id: string
  version: number
  state: RequestState
  priority: Priority
  from: Party | null
  to: Party | null
  subject: {
    kind: ListingKind
    slug: string
    title: string
    locale: Locale
    /** As the forms send it. */ value: string
  } | null
  message: string | null
  reason: string | null
  score: number | null
  origin: (typeof REQUEST_ORIGINS)[number]
  /** Who typed it and who answered; names only of staff who acted for a side. */
  enteredFor: string | null
  answeredFor: string | null
  sentAt: string
  /** The request that this one was made against, and the one made against it. */
  countersId: string | null
  counteredById: string | null
  place: { time: EventTime; table: string | null } | null
}

export type EventHead = { slug: string; name: string; state: EventState }

export type RequestBox = {
  event: EventHead
  inbox: ShownRequest[]
  outbox: ShownRequest[]
  mayAsk: boolean
  mayAnswer: boolean
  quota: { used: number; limit: number }
  deadline: string | null
}

export type RequestPage = {
  event: EventHead
  request: ShownRequest
  /** `from` and `to` for the two sides, `desk` for staff who are neither. */
  side: 'from' | 'to' | 'desk'
  acts: { answer: boolean; change: boolean; counter: boolean; cancel: boolean }
  listings: AskListing[]
}

/** A request as the link of its mail opens it. */
export type AnswerPage = { event: EventHead; request: ShownRequest; mayAnswer: boolean }

export type AskListing = {
  value: string
  title: string
  locale: string
  kind: ListingKind
  owner: string
}
export type AskPage = {
  event: EventHead
  own: Party
  mayAsk: boolean
  /** Everyone who can be asked; the chosen one is marked. */
  partners: Party[]
  chosen: Party | null
  /** A confidential need's owner may be asked without being named. */
  hidden: boolean
  listings: AskListing[]
  about: string | null
  quota: { used: number; limit: number }
}

export type DeskRequests = {
  event: EventHead
  requests: ShownRequest[]
  counts: Partial<Record<RequestState, number>>
  total: number
  mayEnter: boolean
}

export type DeskAskPage = {
  event: EventHead
  parties: Party[]
  from: Party | null
  to: Party | null
  listings: AskListing[]
  mayEnter: boolean
}

export type WorkEvent = {
  event: EventHead
  organisation: string
  days: string
  registration: RegistrationState
  toAnswer: ShownRequest[]
  waiting: number
  accepted: number
  scheduled: ShownRequest[]
  mayAsk: boolean
  hasAgenda: boolean
}
export type Work = {
  name: string
  organisations: { name: string; slug: string; technologies: ListingLine[]; needs: ListingLine[] }[]
  events: WorkEvent[]
  isStaff: boolean
}

export type Suggestion = {
  /** A registration, or `need:ID` where the owner of a confidential need is not to be known. */
  partner: string
  match: MatchLine
  /** The reader's own listing that it fits. */
  ownTitle: string
  met: boolean
}
export type SuggestionPage = {
  event: { slug: string; name: string; state: string }
  mayAsk: boolean
  mayRefuse: boolean
  bringsNothing: boolean
  suggestions: Suggestion[]
  refused: { partner: string; name: string | null }[]
  /** Kept apart altogether, at this and any event; and who could be. */
  apart: { id: string; name: string }[]
  couldBeApart: { id: string; name: string }[]
}

/** A pair that fits, before it is a request. */
export type MatchedPair = {
  id: string
  supplier: { name: string; country: Country }
  buyer: { name: string; country: Country }
  technology: string
  need: string
  score: number
  met: boolean
}

/** The page on which the desk makes requests of matches. */
export type MatchedPage = {
  event: { id: string; slug: string; name: string; isOpen: boolean }
  from: number
  each: number
  /** The most meetings of one delegate, where the event has such a limit. */
  perDelegate: number | null
  pairs: MatchedPair[]
  /** Participants that would still have no request. */
  without: { id: string; name: string; country: Country }[]
}
