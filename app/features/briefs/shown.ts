import type { Country, ListingKind, Locale, MeetingState, Priority } from '#db/domain'
import type { EventTime } from '#app/features/events'
import type { MatchLine } from '#app/features/matching'

export type BriefPerson = {
  name: string
  nameLatin: string | null
  title: string | null
  languages: string[]
  phone: string | null
  email: string | null
}
export type BriefSide = {
  own: boolean
  name: string
  slug: string
  country: Country
  people: BriefPerson[]
}
export type BriefListing = {
  kind: ListingKind
  slug: string
  owner: string
  title: { text: string; locale: Locale }
  summary: { text: string; locale: Locale } | null
  trl: number | null
}
export type BriefNote = { text: string; version: number; by: string; at: string }
/** What to know before a meeting. */
export type MeetingBrief = {
  event: { slug: string; name: string; venue: string }
  meetingId: string
  requestId: string
  state: MeetingState
  priority: Priority
  time: EventTime | null
  startsAt: string | null
  table: string | null
  place: string | null
  interpreter: string | null
  sides: [BriefSide, BriefSide]
  message: { text: string; from: string } | null
  match: MatchLine | null
  /** What the match could not tell: to be asked at the table. */
  questions: string[]
  listings: BriefListing[]
  /** Words of both subjects in the three languages. */
  terms: { id: string; ko: string; vi: string; en: string }[]
  /** Null for readers of neither side. `mayWrite` is for owners and editors. */
  notes: { mayWrite: boolean; note: BriefNote | null } | null
  /** This meeting as a calendar file; for the delegates' own side. */
  calendarPath: string | null
}
