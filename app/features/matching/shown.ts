import type {
  Country,
  EventState,
  MatchGround,
  MatchOpinion,
  MatchSide,
  OrganisationKind,
  RequestState,
} from '#db/domain'
import type { Reading } from '#app/i18n/localised'
import type { Standing } from '#app/matching/compare'
import type { Precision } from '#app/matching/precision'
import type { Criterion } from '#app/matching/types'

/** What pages show of the weights of an event, of their effect, and of what people said of matches. */
export type EventWeights = {
  event: { id: string; slug: string; version: number; name: string; state: EventState }
  mayWeigh: boolean
  criteria: { criterion: Criterion; weight: number; standard: number }[]
  /** The event chose weights of its own. */
  isOwn: boolean
}

export type PreviewedMatch = {
  id: string
  slug: string
  title: Reading
  supplier: string
  before: Standing
  after: Standing
}

export type PreviewedNeed = { slug: string; title: Reading; matches: PreviewedMatch[] }

export type BandLine = Precision & {
  asked: number
  accepted: number
  held: number
  /** Meetings with a further step, an agreement, or one that a side named. */
  followed: number
}

export type FeedbackNote = {
  id: string
  opinion: MatchOpinion
  side: MatchSide
  note: string
  score: number
  need: { slug: string; title: Reading }
  technology: { slug: string; title: Reading }
}

export type PrecisionReport = {
  bands: BandLine[]
  grounds: { ground: MatchGround; useful: number; notUseful: number }[]
  notes: FeedbackNote[]
}

/** What the reader's side said of a match; version 0 and no opinion where it said nothing yet. */
export type OwnFeedback = {
  needId: string
  technologyId: string
  side: MatchSide
  opinion: MatchOpinion | null
  grounds: MatchGround[]
  note: string
  version: number
}

/** A participant that seeks meetings. */
export type EventParty = {
  registrationId: string
  organisationId: string
  name: string
  shortName: string
  slug: string
  country: Country
  kind: OrganisationKind
}

export type MatrixCell = {
  score: number
  technologyId: string
  needId: string
  request: RequestState | null
  /** The two have talked at an earlier event. */
  met: boolean
}

/** A page of suppliers against the buyers that fit them best. */
export type Matrix = {
  event: { slug: string; name: string; state: EventState }
  columns: EventParty[]
  rows: { supplier: EventParty; cells: (MatrixCell | null)[] }[]
  page: number
  pages: number
  moreColumns: number
  pairs: number
}

/** How much a participant fits and is asked. */
export type ExposureLine = EventParty & {
  good: number
  /** The best score; null where nothing matches. */
  best: number | null
  listings: number
  received: number
  sent: number
  accepted: number
}
