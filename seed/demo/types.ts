import type {
  CertificationType,
  CooperationMode,
  Country,
  FundingSource,
  Locale,
  Localised,
  MoneyRange,
  NextStep,
  OrganisationKind,
  Priority,
  ProjectStage,
  RequestState,
} from '#db/domain'

/** Who wrote a language version; `stale` when the original changed after it. */
export type DemoProvenance = Partial<Record<Locale, { by: 'person' | 'machine'; stale?: true }>>

/** Calendar day, YYYY-MM-DD. */
export type Day = string
/** Instant with offset, e.g. 2022-11-16T09:30:00+07:00. */
export type Moment = string

export interface DemoOrganisation {
  /** Stable through all files of the demo. */
  key: string
  legalName: Localised
  displayName: string
  /** At most 14 characters: tiles, the board, table cards. */
  shortName: string
  country: Country
  kind: OrganisationKind
  /** In national format. Exactly one of the number and the reason for its absence is given. */
  registrationNumber?: string
  noRegistrationReason?: string
  /** Si/do in Korean or province in Vietnamese, by its present name. */
  province: string
  address?: string
  /** Host under .example. */
  website?: string
  foundedYear?: number
  employeeBand?: '1-9' | '10-49' | '50-299' | '300-999' | '1000+'
  languages: { locale: string; level: 'native' | 'fluent' | 'working' | 'basic' }[]
  /** Words of the field in the organisation's own language. */
  sectors: string[]
  exportExperience?: string[]
  about: Localised
  verification: 'verified' | 'pending' | 'unverified'
}

export interface DemoCertification {
  type: CertificationType
  number?: string
  issuer: string
  validFrom?: Day
  /** Absent: no end of validity. */
  validTo?: Day
  verification: 'verified' | 'unverified'
}

export interface DemoReference {
  project: string
  client: string
  place: string
  country: Country
  year: number
  scale: string
  result: string
}

/** The field of a listing as the survey counted it. */
export type DemoField =
  'transport' | 'water' | 'construction' | 'safety' | 'planning' | 'environment'

interface DemoListing {
  key: string
  /** Key of an organisation. */
  organisation: string
  field: DemoField
  sourceLocale: Locale
  provenance: DemoProvenance
  title: Localised
  keywords: string[]
  cooperationModes: CooperationMode[]
  policyAlignment: string[]
  /** When it was first entered. */
  enteredOn: Day
}

export interface DemoTechnology extends DemoListing {
  /** At most 300 characters in each language. */
  summary: Localised
  description: Localised
  /** One advantage a line. */
  advantages: Localised
  applications: Localised
  trl: number
  certifications: DemoCertification[]
  intellectualProperty: {
    type: string
    title: string
    number?: string
    country: Country
    status: string
  }[]
  references: DemoReference[]
  partnerSought: { kinds: OrganisationKind[]; text: Localised; regions: string[] }
  /** Whole units of the currency. */
  priceIndication?: MoneyRange
  deliveryLeadTime?: string
  deliveryWeeks?: number
  deploymentRequirements: Localised
  targetRegions: string[]
}

export interface DemoNeed extends DemoListing {
  problem: Localised
  desiredOutcome: Localised
  constraints: Localised
  currentSituation: Localised
  province: string
  /** District, ward or site as its author writes it. */
  placeText?: string
  projectStage: ProjectStage
  /** Whole units of the currency. */
  budget?: MoneyRange
  fundingSource?: FundingSource
  timeline?: string
  procurementMode?: string
  minTrl?: number
  requiredCertifications: CertificationType[]
  dataHosting?: string
  maxDeliveryWeeks?: number
  deadline?: Day
  /** The owner's identity stays hidden until it accepts. */
  confidential: boolean
  status: 'open' | 'inDiscussion' | 'matched' | 'closed'
}

export interface DemoDelegate {
  key: string
  /** In the native script, family name first; and in Latin script. */
  name: string
  latinName: string
  title: string
  /** Under .example. */
  email: string
  phone: string
  languages: Locale[]
  dietary?: string
}

export interface DemoRegistration {
  organisation: string
  state: 'approved' | 'applied' | 'waitlisted' | 'withdrawn'
  registeredOn: Day
  delegates: DemoDelegate[]
  /** Keys of technologies and needs brought to the event. */
  listings: string[]
  /** Slot ids in which the organisation can meet; absent: all of them. */
  availableSlots?: string[]
  maxMeetings?: number
  /** Takes part without meetings: officials, speakers, the host. */
  withoutMeetings?: true
  /** Its own interpreter, or languages so good that none is needed: written by the participant. */
  remark?: string
}

export interface DemoRequest {
  key: string
  from: string
  to: string
  /** Key of a technology or need. */
  about: string
  message: string
  priority: Priority
  origin: 'participant' | 'organiser' | 'matchSuggestion'
  state: RequestState
  /** Given with a refusal or a cancellation. */
  reason?: string
  sentAt: Moment
  answeredAt?: Moment
}

export interface DemoMeeting {
  key: string
  /** Key of an accepted request. */
  request: string
  slot: string
  table: string
  /** Key of an interpreter; absent where both sides speak the same language. */
  interpreter?: string
  /** Keys of delegates of both sides. */
  delegates: string[]
  state: 'held' | 'noShow' | 'cancelled'
  /** Organisation that did not come. */
  noShow?: string
  actualStart?: Moment
  actualEnd?: Moment
  cancelReason?: string
}

export interface DemoExchange {
  key: string
  /** The two organisations that talked. */
  organisations: [string, string]
  /** Keys of delegates, where known. */
  delegates: string[]
  about?: string
  place: string
  at: Moment
  enteredBy: 'badgeScan' | 'staff' | 'participant'
  /** Organisations that confirmed the talk. */
  confirmedBy: string[]
}

export interface DemoOutcome {
  /** Key of a meeting or an exchange. */
  of: string
  side: string
  tookPlace: boolean
  /** 1–5 each; absent when nothing took place. */
  interest?: number
  fit?: number
  nextSteps: NextStep[]
  expectedValue?: { amount: number; currency: 'KRW' | 'VND' | 'USD' }
  note?: string
  followUpOn?: Day
  recordedAt: Moment
}

export interface DemoFollowUp {
  /** Key of a meeting or an exchange. */
  of: string
  side: string
  afterDays: 30 | 90 | 180
  on: Day
  state: 'continuing' | 'closed'
  note: string
}

export interface DemoAgreement {
  key: string
  of: string
  kind: 'mou' | 'nda' | 'pilot' | 'contract'
  on: Day
  title: Localised
  value?: { amount: number; currency: 'KRW' | 'VND' | 'USD' }
}

export interface DemoSlot {
  id: string
  /** 1 = first day. */
  day: number
  /** Numbers the slots of a day; lunch or a break is a jump. */
  index: number
  /** Wall time of the event, HH:MM. */
  start: string
  end: string
}

export interface DemoTable {
  key: string
  label: string
  place: Localised
  capacity: number
  equipment: string[]
}

export interface DemoInterpreter {
  key: string
  name: string
  latinName: string
  email: string
  phone: string
  pairs: string[]
  /** Fields known well, in the interpreter's words. */
  skills: string[]
  /** Slot ids; absent: all. */
  availableSlots?: string[]
  maxInARow?: number
}

export interface DemoSession {
  title: Localised
  day: number
  start: string
  end: string
  room: Localised
  speakers: string[]
}

export interface DemoEvent {
  slug: 'survey-2021' | 'exhibition-2022' | 'network-meeting-2023'
  kind: 'survey' | 'exhibition' | 'matchmaking'
  state: 'closed' | 'requests'
  name: Localised
  edition: string
  summary: Localised
  venue: { name: Localised; address: Localised; province: string } | null
  timeZone: 'Asia/Ho_Chi_Minh' | 'Asia/Seoul'
  /** First and last day. */
  days: Day[]
  /** Key of the hosting organisation. */
  organiser: string
  programmeComponent: 1 | 2 | 3 | 4
  policies: string[]
  quotas: { perOrganisation?: number; perDelegate?: number; pendingRequests?: number }
  deadlines: { registration?: Day; requests?: Day; answers?: Day; publication?: Day }
  grid: { slotMinutes: number; gapMinutes: number; lunch?: { start: string; end: string } }
  slots: DemoSlot[]
  tables: DemoTable[]
  interpreters: DemoInterpreter[]
  sessions: DemoSession[]
  registrations: DemoRegistration[]
  requests: DemoRequest[]
  meetings: DemoMeeting[]
  exchanges: DemoExchange[]
  outcomes: DemoOutcome[]
  followUps: DemoFollowUp[]
  agreements: DemoAgreement[]
}

export interface DemoAccount {
  role: 'administrator' | 'organiser' | 'owner' | 'editor' | 'viewer'
  email: string
  password: string
  name: string
  latinName: string
  title?: string
  locale: Locale
  /** Key of an organisation; staff of the platform have the host's. */
  organisation: string
}
