import type { CertificationType, CooperationMode } from '#db/domain'
import type { Condition } from './conditions'
import { NO_MEANING } from './vocabulary/meaning'
import type { Meaning } from './vocabulary/meaning'

/** Facts that a listing's own fields hold. */
export type FactsAsked = Partial<
  Pick<Question, 'certifications' | 'minTrl' | 'maxTrl' | 'cooperationModes' | 'conditions'>
>

/** What a query asks for once it is understood: the same for both engines. */
export type Question = {
  /** The query as typed, cleaned; for the text side of an engine. */
  text: string
  /** Weight 0–1: how surely the query means this concept. */
  concepts: { id: string; weight: number }[]
  excludedConcepts: string[]
  /** Listings that lie in these alone are no answers. */
  excludedPlaces: string[]
  /** Listings that have one of these are no answers. */
  excludedFacts: FactsAsked[]
  /** What the words and concepts mean together; facts and what is excluded are no part of it. */
  meaning: Meaning
  /**
   * Content words, folded; stop words and the words of facts are left out. `covered` words led to a concept; `known`
   * ones stand in the thesaurus, so that the meaning speaks for them.
   */
  words: { text: string; covered: boolean; known: boolean }[]
  certifications: { type: CertificationType; number?: string }[]
  /** Place codes with everything that lies in them. */
  places: string[]
  minTrl?: number
  maxTrl?: number
  cooperationModes: CooperationMode[]
  /** What it asks of sums, times, funding, stage and capacity. */
  conditions: Condition[]
}

/** A question that asks for nothing: all listings, for browsing by facets. */
export const EVERYTHING: Question = {
  text: '',
  concepts: [],
  excludedConcepts: [],
  excludedPlaces: [],
  excludedFacts: [],
  meaning: NO_MEANING,
  words: [],
  certifications: [],
  places: [],
  cooperationModes: [],
  conditions: [],
}

/** Whether there is anything to rank by. */
export const asksForNothing = (question: Question): boolean =>
  question.concepts.length === 0 &&
  Object.keys(question.meaning).length === 0 &&
  question.words.length === 0 &&
  question.certifications.length === 0 &&
  question.places.length === 0 &&
  question.minTrl === undefined &&
  question.maxTrl === undefined &&
  question.cooperationModes.length === 0 &&
  question.conditions.length === 0
