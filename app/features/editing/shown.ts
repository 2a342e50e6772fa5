import type { ListingKind } from '#db/domain'

export type { HistoryPage } from './read-history.server'
export type { OwnListing, OwnListings } from './read-own-listings.server'
export type { StartPage } from './read-start.server'
export type { StepPage } from './read-step.server'

/** The steps of each editor, in their order; each is an address of its own. */
export const STEPS = {
  technology: ['basics', 'details', 'proof', 'terms', 'publication'],
  need: ['basics', 'details', 'project', 'requirements', 'publication'],
} as const satisfies Record<ListingKind, readonly string[]>
export type Step = (typeof STEPS)[ListingKind][number]

/** Fields of a step that are written once for each language. */
export const TEXT_FIELDS = {
  technology: {
    basics: ['title', 'summary'],
    details: ['description', 'advantages', 'innovation', 'applications', 'deploymentRequirements'],
  },
  need: {
    basics: ['title', 'summary'],
    details: ['problem', 'desiredOutcome', 'currentSituation', 'constraints'],
  },
} as const satisfies Record<ListingKind, Partial<Record<Step, readonly string[]>>>
export type TextField = (typeof TEXT_FIELDS)[ListingKind]['basics' | 'details'][number]

/** The longest each text may be, in characters. */
export const LIMITS: Record<TextField, number> = {
  title: 200,
  summary: 300,
  description: 8000,
  advantages: 4000,
  innovation: 4000,
  applications: 4000,
  deploymentRequirements: 4000,
  problem: 8000,
  desiredOutcome: 4000,
  currentSituation: 4000,
  constraints: 4000,
}

/** The localised fields of a step; none where it holds facts only. */
export const textFieldsOf = (kind: ListingKind, step: Step): readonly TextField[] =>
  (TEXT_FIELDS[kind] as Partial<Record<Step, readonly TextField[]>>)[step] ?? []

export const isStep = (kind: ListingKind, step: string): step is Step =>
  (STEPS[kind] as readonly string[]).includes(step)

/** The page after this step: the next one, after the last the pictures and documents of a technology; a need ends there. */
export function pageAfter(kind: ListingKind, step: Step): Step | 'media' | null {
  const steps: readonly Step[] = STEPS[kind]
  return steps[steps.indexOf(step) + 1] ?? (kind === 'technology' ? 'media' : null)
}

/** The kind that a listing's address names; null for anything else. */
export const kindOfPath = (path: string | undefined): ListingKind | null =>
  path === 'technologies' ? 'technology' : path === 'needs' ? 'need' : null

/** Values of a form as they are typed, by field name. */
export type FormValues = Record<string, string | string[]>
/** A concept with its name in the reader's language. */
export type NamedConcept = { id: string; label: string }

/** One field that two people changed at once. */
export type ConflictingField = { name: string; label: string; mine: string; theirs: string }
export type Conflict = { who: string; at: string; version: number; fields: ConflictingField[] }

/** Names of controls for comments inside the form of a listing. */
const COMMENT = 'comment-'
const ANSWER = 'answer-'

export const commentName = (field: string): string => `${COMMENT}${field}`
export const answerName = (thread: string): string => `${ANSWER}${thread}`

/** What a control is for: a new comment at a field, or an answer in a thread; null for a control of the listing. */
export function saidIn(name: string): { field: string } | { thread: string } | null {
  if (name.startsWith(COMMENT)) return { field: name.slice(COMMENT.length) }
  if (name.startsWith(ANSWER)) return { thread: name.slice(ANSWER.length) }
  return null
}
