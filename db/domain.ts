/**
 * The words of the domain that the database stores: closed lists and the shapes kept in JSON columns.
 * No code but constants; safe in the browser.
 */

export const LOCALES = ['ko', 'vi', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** A text in one, two or three languages. */
export type Localised = Partial<Record<Locale, string>>
/** Who wrote a language version, and whether the original changed after it. */
export type Provenance = Partial<
  Record<Locale, { by: 'person' | 'machine'; at: string; stale?: boolean }>
>

/** Integer minor units of an ISO 4217 currency. KRW and VND have no minor unit, USD has cents. */
export const CURRENCIES = ['KRW', 'VND', 'USD'] as const
export type Currency = (typeof CURRENCIES)[number]
export type MoneyRange = { min?: number; max?: number; currency: Currency; unit?: string }

export const COUNTRIES = ['KR', 'VN', 'other'] as const
export type Country = (typeof COUNTRIES)[number]

export const ORGANISATION_KINDS = [
  'sme',
  'enterprise',
  'departmentOfConstruction',
  'agency',
  'association',
  'institute',
  'organiser',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]
export const VERIFICATIONS = ['unverified', 'pending', 'verified', 'rejected'] as const
export const MEMBER_ROLES = ['owner', 'editor', 'viewer'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]
export const STAFF_ROLES = ['administrator', 'organiser'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export const LINK_PURPOSES = ['resetPassword', 'changeEmail', 'undoEmail'] as const
export type LinkPurpose = (typeof LINK_PURPOSES)[number]
export const CODE_CHANNELS = ['mail', 'handover'] as const
export type CodeChannel = (typeof CODE_CHANNELS)[number]
/** What a sign-in waits for after its first step. */
export const SIGN_IN_STEPS = ['app', 'mailedCode', 'password'] as const
export type SignInStep = (typeof SIGN_IN_STEPS)[number]
export const ATTEMPT_KINDS = [
  'password',
  'secondFactor',
  'handedCode',
  'mailedCode',
  'mail',
] as const
export type AttemptKind = (typeof ATTEMPT_KINDS)[number]
export const INVITATION_KINDS = ['member', 'claim'] as const
export type InvitationKind = (typeof INVITATION_KINDS)[number]

/** A person's wish to belong to an organisation that is here already: `claim` where nobody answers for it yet. */
export const JOIN_KINDS = ['join', 'claim'] as const
export type JoinKind = (typeof JOIN_KINDS)[number]
export const JOIN_STATES = ['pending', 'accepted', 'declined', 'withdrawn'] as const
export type JoinState = (typeof JOIN_STATES)[number]
/** What an organisation shows of itself to be verified. */
export const EVIDENCE_KINDS = [
  'businessRegistration',
  'enterpriseRegistration',
  'establishmentDecision',
  'other',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
export const EVIDENCE_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type EvidenceType = (typeof EVIDENCE_TYPES)[number]
export const VERIFICATION_STATES = ['submitted', 'approved', 'refused', 'withdrawn'] as const
export type VerificationState = (typeof VERIFICATION_STATES)[number]
/** What a person may ask of whoever keeps their data. */
export const PRIVACY_REQUEST_KINDS = ['access', 'correction', 'erasure', 'objection'] as const
export type PrivacyRequestKind = (typeof PRIVACY_REQUEST_KINDS)[number]
export const PRIVACY_REQUEST_STATES = ['open', 'done', 'refused', 'withdrawn'] as const
export type PrivacyRequestState = (typeof PRIVACY_REQUEST_STATES)[number]

export const COOPERATION_MODES = [
  'licence',
  'jointVenture',
  'export',
  'distribution',
  'jointResearch',
  'technicalAssistance',
  'pilotProject',
  'subcontract',
  'investment',
] as const
export type CooperationMode = (typeof COOPERATION_MODES)[number]
export const PROJECT_STAGES = [
  'idea',
  'planning',
  'approved',
  'procurement',
  'construction',
  'operation',
] as const
export type ProjectStage = (typeof PROJECT_STAGES)[number]
export const FUNDING_SOURCES = ['state', 'oda', 'ppp', 'private', 'mixed'] as const
export type FundingSource = (typeof FUNDING_SOURCES)[number]

export const CERTIFICATION_TYPES = [
  'netConstruction',
  'netTransport',
  'netLogistics',
  'disasterPrevention',
  'environmentalNewTech',
  'net',
  'nep',
  'gs',
  'innovativeProduct',
  'excellentProduct',
  'greenTechnology',
  'ks',
  'kc',
  'innobiz',
  'mainbiz',
  'venture',
  'qcvnTcvn',
  'vnEcoLabel',
  'vnScienceEnterprise',
  'vnHighTech',
  'iso9001',
  'iso14001',
  'iso27001',
  'iso37120',
  'iso45001',
  'ce',
  'ul',
  'iec62443',
  'leed',
  'edge',
  'lotus',
] as const
export type CertificationType = (typeof CERTIFICATION_TYPES)[number]

/** A certificate as kept with a technology; `type` absent means free text that was not recognised. */
export type Certification = {
  /** Given when it is written, and kept through every change: what belongs to it is found by it. */
  id?: string
  type?: CertificationType
  text?: string
  number?: string
  issuer?: string
  validFrom?: string
  validTo?: string
  verification: 'unverified' | 'verified' | 'failed'
}
export type RequiredCertification = { type?: CertificationType; text?: string }
export type IntellectualProperty = {
  type: string
  number?: string
  country?: string
  status?: string
  title?: string
}
export type Reference = {
  project: string
  client?: string
  place?: string
  country?: Country
  year?: number
  scale?: string
  result?: string
}
export type PartnerSought = { kinds?: OrganisationKind[]; text?: Localised; regions?: string[] }
export type LanguageLevel = { locale: string; level?: string }

export const TECHNOLOGY_STATUSES = ['draft', 'inReview', 'published', 'archived'] as const
export const NEED_STATUSES = [
  'draft',
  'inReview',
  'open',
  'inDiscussion',
  'matched',
  'closed',
] as const
export const VISIBILITIES = ['public', 'members', 'event'] as const
export const AVAILABILITIES = ['available', 'underExclusivity', 'transferred', 'withdrawn'] as const
export const TAG_ORIGINS = ['author', 'tagger', 'organiser'] as const
/** A concept of the thesaurus attached to a listing; weight 0–1. */
export type ConceptTag = { concept: string; weight: number; origin: (typeof TAG_ORIGINS)[number] }

export const EVENT_KINDS = [
  'survey',
  'matchmaking',
  'exhibition',
  'seminar',
  'training',
  'studyVisit',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]
export const EVENT_STATES = [
  'draft',
  'registration',
  'requests',
  'scheduling',
  'published',
  'running',
  'closed',
] as const
export type EventState = (typeof EVENT_STATES)[number]
export const TEAM_ROLES = ['lead', 'coOrganiser', 'desk', 'scanner', 'viewer'] as const
export type TeamRole = (typeof TEAM_ROLES)[number]
export const REGISTRATION_STATES = [
  'applied',
  'waitlisted',
  'approved',
  'rejected',
  'withdrawn',
] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]
export const PRIORITIES = ['must', 'want', 'open'] as const
export type Priority = (typeof PRIORITIES)[number]
export const REQUEST_ORIGINS = ['participant', 'organiser', 'matchSuggestion'] as const
export const REQUEST_STATES = ['pending', 'accepted', 'declined', 'cancelled', 'expired'] as const
export type RequestState = (typeof REQUEST_STATES)[number]
export const MEETING_STATES = [
  'planned',
  'scheduled',
  'inProgress',
  'held',
  'noShow',
  'cancelled',
] as const
export type MeetingState = (typeof MEETING_STATES)[number]
export const SCHEDULE_STATES = ['draft', 'published', 'superseded', 'discarded'] as const
export type ScheduleState = (typeof SCHEDULE_STATES)[number]
/** What people do to a working draft by hand. */
export const SCHEDULE_ACTS = [
  'place',
  'takeOut',
  'swap',
  'lock',
  'unlock',
  'repair',
  'undo',
] as const
export type ScheduleActKind = (typeof SCHEDULE_ACTS)[number]
export const ABSENCE_KINDS = ['noShow', 'late'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]
export const NEXT_STEPS = [
  'sendSample',
  'siteVisit',
  'quotation',
  'nda',
  'mou',
  'pilot',
  'contract',
] as const
export type NextStep = (typeof NEXT_STEPS)[number]
export const AGREEMENT_KINDS = ['mou', 'nda', 'pilot', 'contract'] as const
export const LISTING_KINDS = ['technology', 'need'] as const
export type ListingKind = (typeof LISTING_KINDS)[number]
/** What an organisation can keep on its shortlist. */
export const SHORTLISTED_KINDS = ['technology', 'need', 'organisation'] as const
export type ShortlistedKind = (typeof SHORTLISTED_KINDS)[number]

/** A listing is looked at before it is shown. */
export const REVIEW_STATES = ['waiting', 'approved', 'returned', 'withdrawn'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]
/** What a reviewer says of one field. */
export type ReviewNote = { field: string; text: string }

/** For whom somebody comments on a field of a listing. */
export const COMMENT_VOICES = ['organisation', 'reviewer'] as const
export type CommentVoice = (typeof COMMENT_VOICES)[number]

/** What an owner says of a technology where the law asks for a step before it crosses the border. */
export const DECLARED = ['no', 'yes', 'unsure'] as const
export type Declared = (typeof DECLARED)[number]
export type Declarations = {
  /** Whether it holds national core technology of Korea. */
  coreTechnology?: Declared
  /** Whether technology itself is transferred, not goods alone: Viet Nam registers that. */
  technologyTransfer?: Declared
}

/** Who may have a document of a technology. */
export const DOCUMENT_TIERS = ['public', 'members', 'acceptance', 'nda'] as const
export type DocumentTier = (typeof DOCUMENT_TIERS)[number]
/** What a document is kept as: a PDF as it came, a picture made anew from its pixels. */
export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg'] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** What people say of a match, and what decided it. */
export const MATCH_OPINIONS = ['useful', 'notUseful'] as const
export type MatchOpinion = (typeof MATCH_OPINIONS)[number]
export const MATCH_SIDES = ['need', 'technology', 'organiser'] as const
export type MatchSide = (typeof MATCH_SIDES)[number]
export const MATCH_GROUNDS = [
  'subject',
  'conditions',
  'market',
  'trackRecord',
  'acquainted',
  'outOfDate',
] as const
export type MatchGround = (typeof MATCH_GROUNDS)[number]
export const GAP_SOURCES = ['query', 'listing'] as const
export type GapSource = (typeof GAP_SOURCES)[number]

export const BREAK_KINDS = ['break', 'lunch', 'other'] as const
export type BreakKind = (typeof BREAK_KINDS)[number]
/** How the days of an event are divided: meeting time from and until, with breaks cut out. Times are the event's. */
export type GridPlan = {
  slotMinutes: number
  /** Minutes to change tables between two slots; no break. */
  gapMinutes: number
  days: {
    day: string
    from: string
    until: string
    breaks: { kind: BreakKind; from: string; until: string }[]
  }[]
}

export const QUESTION_KINDS = ['text', 'choice', 'several', 'yesNo'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]
/** A question of an event's own on its registration form. */
export type FormQuestion = {
  id: string
  kind: QuestionKind
  label: Localised
  /** Of `choice` and `several`. */
  options: Localised[]
  required: boolean
}

/** How somebody attends who seeks no meetings. */
export const ATTENDANCES = ['official', 'speaker', 'embassy', 'press', 'staff', 'guest'] as const
export type Attendance = (typeof ATTENDANCES)[number]
/** Whom a session of the programme keeps from meetings. */
export const SESSION_BINDINGS = ['nobody', 'everyone', 'chosen'] as const
export type SessionBinding = (typeof SESSION_BINDINGS)[number]
/** What ties an interpreter to a firm: the firm brought them, or would rather have them. */
export const INTERPRETER_BONDS = ['own', 'preferred'] as const
export type InterpreterBond = (typeof INTERPRETER_BONDS)[number]

/** Whom the chase desk writes to. */
export const CHASE_GROUPS = [
  'everyone',
  'noListing',
  'noRequest',
  'unanswered',
  'noAvailability',
  'waiting',
  'noMatch',
  'unconfirmed',
  'onDay',
  'inSlot',
  'ofMeeting',
  'oneParticipant',
] as const
export type ChaseGroup = (typeof CHASE_GROUPS)[number]
export const CHASE_ORIGINS = ['byHand', 'reminder'] as const
export const CHASE_CHANNELS = ['mail', 'chat'] as const
export type ChaseChannel = (typeof CHASE_CHANNELS)[number]
export const REMINDER_STATES = ['waiting', 'sent', 'stopped'] as const
export type ReminderState = (typeof REMINDER_STATES)[number]

/** `applying` and `undoing` are on the way: whoever finds one left behind by a crash goes on with it. */
export const IMPORT_STATES = ['mapped', 'applying', 'applied', 'undoing', 'undone'] as const
export type ImportState = (typeof IMPORT_STATES)[number]
export const OUTBOX_STATES = ['pending', 'running', 'done', 'dead'] as const
export type OutboxState = (typeof OUTBOX_STATES)[number]
