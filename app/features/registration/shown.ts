import type {
  Attendance,
  Country,
  EventState,
  ListingKind,
  Locale,
  OrganisationKind,
  QuestionKind,
  RegistrationState,
} from '#db/domain'

export type ShownQuestion = {
  id: string
  kind: QuestionKind
  label: string
  required: boolean
  options: { value: string; label: string }[]
}
export type ListingChoice = { value: string; kind: ListingKind; title: string; locale: Locale }
export type OrganisationForForm = {
  id: string
  name: string
  country: Country
  listings: ListingChoice[]
}
type Head = {
  id: string
  slug: string
  name: string
  state: EventState
  deadline: string | null
}

export type RegistrationPage = {
  event: Head
  questions: ShownQuestion[]
  /** Whether a new registration can be made now. */
  open: boolean
  organisations: OrganisationForForm[]
  isDesk: boolean
  /** What the first delegate's form begins with. */
  start: { name: string; email: string }
  registration: {
    id: string
    version: number
    state: RegistrationState
    attendance: 'meetings' | Attendance
    meetingLanguages: string[]
    answers: Record<string, string[]>
    organisation: { name: string; slug: string; country: Country }
    /** Place on the waiting list. */
    place: number | null
    listings: string[]
    listingChoices: ListingChoice[]
    mayEdit: boolean
    mayAddDelegate: boolean
    delegates: {
      id: string
      name: string
      nameLatin: string | null
      title: string | null
      languages: string[]
      saidTimes: boolean
      absent: boolean
      consented: boolean
    }[]
  } | null
}

export type AvailabilityDay = {
  day: string
  label: string
  cells: {
    value: string
    span: string
    free: boolean
    /** A session of the programme keeps the delegate then. */
    bound: boolean
    afterBreak: boolean
  }[]
}

export type DelegatePage = {
  event: Head
  isDesk: boolean
  isOwn: boolean
  registrationId: string
  organisation: string
  mayEdit: boolean
  meets: boolean
  approved: boolean
  delegate: {
    id: string
    version: number
    name: string
    nameLatin: string | null
    title: string | null
    email: string | null
    phone: string | null
    languages: string[]
    dietary: string | null
    consented: boolean
  } | null
  days: AvailabilityDay[]
  zone: string
  saidTimes: boolean
}

/** A survey that was read in, or an earlier event: where organisations to register come from. */
export type ManySource = { id: string; kind: 'import' | 'edition'; name: string; when: string }

/** The page on which many organisations are registered at once. */
export type ManyPage = {
  event: { slug: string; name: string; isOpen: boolean }
  sources: (ManySource & { isChosen: boolean })[]
  candidates: {
    id: string
    name: string
    country: Country
    kind: OrganisationKind
    contact: string
    listings: number
  }[]
  /** Organisations for whom nobody is known; they are registered one by one. */
  unanswered: { id: string; name: string; country: Country }[]
  /** Of the chosen sources, how many are registered already. */
  registered: number
  /** Free places; null without a limit. */
  places: number | null
  undecided: { id: string; version: number; name: string; country: Country; delegates: number }[]
}
