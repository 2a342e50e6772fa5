import type {
  AbsenceKind,
  Country,
  ListingKind,
  Locale,
  MeetingState,
  Priority,
  ScheduleActKind,
} from '#db/domain'
import type { ScheduleRemedy } from '#db/schema'
import type { BoardRules } from './board-rules'
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
  /** What the organisation said of its meetings; null for those who only read the agenda. */
  keeping: {
    registrationId: string
    confirmation: 'none' | 'open' | 'changed' | 'confirmed'
    fingerprint: string
    confirmedAt: string | null
    standby: boolean
    mayAct: boolean
  } | null
}

/** The last act on a draft that can be taken back. */
export type LastAct = {
  id: string
  kind: ScheduleActKind
  who: string
  time: string
  pair: string
  meetingIds: string[]
}

export type BoardParty = { name: string; shortName: string; country: Country }
/** A run of the solver under way, or one that came to nothing. */
export type SolveJob = {
  state: 'running' | 'advising' | 'done' | 'failed'
  /** Seconds it may take, and has taken. */
  seconds: number
  passed: number
  by: string
  placed: number | null
  of: number | null
  value: number
  bound: number
  error: { code: string; params: Record<string, string | number> } | null
}
/** What one press on a remedy would add, before it is pressed. */
export type RemedyPreview =
  | { kind: 'slot'; day: string; from: string; until: string }
  | {
      kind: 'interpreter'
      name: string
      /** Where it is for half a day only. */
      day: string | null
      from: string | null
      until: string | null
    }
export type RemedyLine = ScheduleRemedy & { name: string; preview: RemedyPreview | null }
export type BoardMeeting = {
  id: string
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
  sides: [string, string]
  delegateIds: string[]
}
/** `delegateLimit`, `delegatesLimit`: a delegate, or each of an organisation, has as many meetings as one may. */
export type UnplacedReason = UnscheduledReason | 'delegateLimit' | 'delegatesLimit' | 'new'
export type UnplacedMeeting = {
  id: string
  sides: [string, string]
  priority: Priority
  from: BoardParty
  to: BoardParty
  reason: UnplacedReason
  /** Who binds, by name, and the limit where one binds. */
  who: string
  limit: number | null
}
/** Somebody with more meetings than the limit; `isDelegate`: than one delegate may have. */
export type OverLimitLine = { who: string; count: number; limit: number; isDelegate: boolean }
export type LongRowLine = {
  name: string
  count: number
  most: number
  from: string
  until: string
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
    /** Only what was free was filled. */
    fill: boolean
    /** What would place more; null while that is not known. */
    remedies: RemedyLine[] | null
  } | null
  /** The independent check of what is shown, counted now. */
  check: { wrong: number; objectives: Record<string, number> } | null
  /** Whose meetings are more than a limit that was lowered since. */
  overLimits: OverLimitLine[]
  /** Most meetings of one delegate at the event. */
  perDelegate: number | null
  /** Interpreters with more meetings in a row than they should have. */
  longRows: LongRowLine[]
  days: {
    day: number
    /** `YYYY-MM-DD` in the event's zone. */
    date: string
    label: string
    slots: { id: string; time: string; until: string; position: number }[]
  }[]
  tables: { id: string; label: string; place: string | null; equipment: string[] }[]
  interpreters: { id: string; name: string; number: number; busy: string[] }[]
  parties: (BoardParty & { id: string })[]
  meetings: BoardMeeting[]
  unplaced: UnplacedMeeting[]
  /** For those who may rearrange the draft that is shown; null for everybody else. */
  rules: BoardRules | null
  lastAct: LastAct | null
  /** Of the state that this is; news with another one mean that there is a newer. */
  mark: string
  job: SolveJob | null
  /** How many versions there are to compare. */
  versions: number
  /** May allow more meetings and add tables. */
  mayManage: boolean
  /** May see who has not confirmed, and call. */
  mayCall: boolean
  /** What publishing the draft would change, and how many people it would tell. */
  preview: {
    changes: { kind: ChangeKind; count: number }[]
    told: { name: string; organisation: string }[]
    messages: number
  } | null
}

export type ToldPerson = { id: string; name: string; phone: string | null; organisation: string }
export type ChangeLine = {
  meetingId: string
  kind: ChangeKind
  pair: string
  before: string | null
  after: string | null
}
export type Version = {
  number: number
  state: 'draft' | 'published' | 'superseded' | 'discarded'
  at: string
  by: string | null
}
export type ComparedSide = {
  version: Version
  placed: number
  objectives: Record<string, number>
  bounds: Record<string, number>
}
export type Comparison = {
  event: { slug: string; name: string }
  versions: Version[]
  mayWork: boolean
  /** Null where there are not two versions yet. */
  sides: [ComparedSide, ComparedSide] | null
  changes: ChangeLine[]
  told: ToldPerson[]
  /** The draft, and what was done to it last, where it can be taken back. */
  draft: { id: string; version: number; lastAct: LastAct } | null
}

type Choice = { value: string; label: string }
export type AbsenceReport = {
  id: string
  kind: AbsenceKind
  name: string
  from: string
  until: string | null
}
export type RepairDesk = {
  event: { slug: string; name: string }
  mayWork: boolean
  base: { number: number; state: Version['state'] } | null
  slots: Choice[]
  /** The first slot that has not begun. */
  next: string
  participants: Choice[]
  tables: Choice[]
  interpreters: Choice[]
  placed: Choice[]
  waiting: Choice[]
  reports: AbsenceReport[]
}
export type ShownProposal = {
  fingerprint: string
  milliseconds: number
  lines: ChangeLine[]
  lost: {
    meetingId: string
    pair: string
    reason: UnplacedReason | null
    who: string
    limit: number | null
  }[]
  told: ToldPerson[]
  messages: number
  interpreters: string[]
  /** A meeting hit by what happened, or added, found no place. */
  notAbsorbed: boolean
  mayPublish: boolean
}

/** What other days would do to an event. */
export type ShownDaysProposal = ShownProposal & {
  /** Every meeting stays in its place of the day. */
  isWhole: boolean
  /** Each day with meetings, what it becomes, and how many stand in it; null: the day goes. */
  days: { before: string; after: string | null; meetings: number }[]
  /** Names of both zones where the event goes to another. */
  zone: { before: string; after: string } | null
  sessionsGone: string[]
  sessionsMoved: number
  /** How many people said when they cannot meet; that goes along with the day. */
  painted: number
  /** Messages set to go out at a time of their own, which stays. */
  reminders: number
  /** Of those who would be told, who had said that they cannot at the new time. */
  doubtful: ToldPerson[]
}

export type Reliability = { meetings: number; noShows: number; late: number }
export type KeepingLine = {
  registrationId: string
  name: string
  slug: string
  country: Country
  people: { name: string; phone: string | null; email: string | null }[]
  meetings: number
  first: string | null
  confirmation: 'none' | 'open' | 'changed' | 'confirmed'
  fingerprint: string
  said: { by: string; actedFor: boolean; at: string } | null
  standby: boolean
  /** Null where nothing is known, or for readers who may not know it. */
  reliability: Reliability | null
}
export type Fill = {
  meetingId: string
  pair: string
  standby: boolean
  places: { slotId: string; tableId: string; time: string; table: string }[]
}
export type KeepingDesk = {
  event: { slug: string; name: string; published: boolean }
  lines: KeepingLine[]
  seesReliability: boolean
  fills: Fill[]
}
