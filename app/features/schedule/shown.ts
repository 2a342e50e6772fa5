import type { Country, ListingKind, Locale, MeetingState, Priority } from '#db/domain'
import type { EventTime } from '#app/features/events'
import type { UnscheduledReason } from '#app/scheduling/schedule'
import type { ChangeKind } from './changes'

export type AgendaMeeting = {
  meetingId: string
  requestId: string
  state: MeetingState
  table: string | null
  place: string | null
  interpreter: string | null
  partner: { name: string; shortName: string; slug: string; country: Country }
  people: { name: string; nameLatin: string | null; title: string | null }[]
  subject: { kind: ListingKind; slug: string; title: string; locale: Locale } | null
  dayKey: string
  time: EventTime
  /** ISO instants, for `<time>`. */
  startsAt: string
  endsAt: string
  moved: { span: string; table: string | null } | null
  phase: 'past' | 'now' | 'next' | 'later'
  /** Minutes until it begins, for the next one. */
  minutesLeft: number
}

export type Agenda = {
  event: { slug: string; name: string; venue: string; state: string; published: boolean }
  delegate: { id: string; name: string; nameLatin: string | null; organisation: string }
  meetings: AgendaMeeting[]
  /** Path of the secret calendar feed; null for those who only read the agenda. */
  calendarPath: string | null
  others: { id: string; name: string }[]
}

export type BoardParty = { name: string; shortName: string; country: Country }
export type BoardMeeting = {
  id: string
  requestId: string
  state: MeetingState
  priority: Priority
  score: number | null
  from: BoardParty
  to: BoardParty
  slotId: string
  tableId: string | null
  interpreterId: string | null
  /** Number of the interpreter on duty, from 1; null where the two share a language. */
  interpreterNumber: number | null
  language: string | null
  locked: boolean
  people: string[]
}
export type UnplacedMeeting = {
  id: string
  priority: Priority
  from: BoardParty
  to: BoardParty
  reason: UnscheduledReason | 'new'
  /** Who binds, by name, and the limit where one binds. */
  who: string
  limit: number | null
}
export type Board = {
  event: {
    id: string
    slug: string
    name: string
    state: string
    days: string
    firms: { from: string; count: number }[]
  }
  shown: { id: string; number: number; version: number; state: 'draft' | 'published' } | null
  /** Numbers of both versions, where there are such. */
  draftNumber: number | null
  publishedNumber: number | null
  mayWork: boolean
  toPlace: number
  run: {
    status: 'optimal' | 'feasible'
    seconds: number
    at: string
    objectives: Record<string, number>
    bounds: Record<string, number>
    seed: number
  } | null
  /** The independent check of what is shown, counted now. */
  check: { wrong: number; objectives: Record<string, number> } | null
  days: {
    day: number
    label: string
    slots: { id: string; time: string; until: string; position: number }[]
  }[]
  tables: { id: string; label: string; place: string | null; equipment: string[] }[]
  interpreters: { id: string; name: string; number: number; busy: string[] }[]
  meetings: BoardMeeting[]
  unplaced: UnplacedMeeting[]
  /** What publishing the draft would change, and how many people it would tell. */
  preview: {
    changes: { kind: ChangeKind; count: number }[]
    told: { name: string; organisation: string }[]
    messages: number
  } | null
}
