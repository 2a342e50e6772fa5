import type { CertificationType, CooperationMode } from '#db/domain'

/** What a query asks for once it is understood: the same for both engines. */
export type Question = {
  /** The query as typed, cleaned; for the text side of an engine. */
  text: string
  /** Weight 0–1: how surely the query means this concept. */
  concepts: { id: string; weight: number }[]
  excludedConcepts: string[]
  /** Content words, folded; stop words and the words of facts are left out. `covered` words led to a concept. */
  words: { text: string; covered: boolean }[]
  excludedWords: string[]
  certifications: { type: CertificationType; number?: string }[]
  /** Place codes with everything that lies in them. */
  places: string[]
  minTrl?: number
  cooperationModes: CooperationMode[]
}

/** A question that asks for nothing: all listings, for browsing by facets. */
export const EVERYTHING: Question = {
  text: '',
  concepts: [],
  excludedConcepts: [],
  words: [],
  excludedWords: [],
  certifications: [],
  places: [],
  cooperationModes: [],
}

/** Whether there is anything to rank by. */
export const asksForNothing = (question: Question): boolean =>
  question.concepts.length === 0 &&
  question.words.length === 0 &&
  question.certifications.length === 0 &&
  question.places.length === 0 &&
  question.minTrl === undefined &&
  question.cooperationModes.length === 0
