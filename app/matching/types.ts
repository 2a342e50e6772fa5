import type {
  CertificationType,
  CooperationMode,
  Country,
  Currency,
  Locale,
  OrganisationKind,
} from '#db/domain'
import type { Meaning } from '#search/vocabulary/meaning'

/** What the scorer knows of a technology. Concepts by weight 0–1; money in whole units. */
export type MatchTechnology = {
  id: string
  concepts: Record<string, number>
  /** What the whole text is near to, comparable across languages. */
  meaning: Meaning
  cooperationModes: CooperationMode[]
  trl: number | null
  certifications: {
    type: CertificationType | null
    number: string | null
    validTo: string | null
    verification: 'unverified' | 'verified' | 'failed'
  }[]
  /** Place and country codes where it is offered; empty: not said. */
  targetRegions: string[]
  price: { min: number | null; max: number | null; currency: Currency; perUnit: boolean } | null
  deliveryWeeks: number | null
  locales: Locale[]
  supplierCountry: Country
  /** Kinds of organisation that the supplier looks for; empty: not said. */
  partnerKinds: OrganisationKind[]
  /** Day of the last change, `YYYY-MM-DD`. */
  updatedOn: string
  /** Countries, place codes and years of references. */
  references: { country: Country | null; place: string | null; year: number | null }[]
}

export type MatchNeed = {
  id: string
  concepts: Record<string, number>
  /** What the whole text is near to, comparable across languages. */
  meaning: Meaning
  cooperationModes: CooperationMode[]
  minTrl: number | null
  requiredCertifications: { type: CertificationType | null; text: string }[]
  place: string | null
  /** Where it is needed: the country of the place, else that of the owner. */
  country: Country
  /** Null where the owner stays hidden. */
  buyerKind: OrganisationKind | null
  budget: { min: number | null; max: number | null; currency: Currency } | null
  maxDeliveryWeeks: number | null
  readerLocale: Locale
}

/** A message code of `match.reason` with parameters; ids of concepts, places and certificates stay ids until shown. */
export type Reason = { code: string; params: Record<string, string | number | string[]> }
/** `value` 0–1 of `weight` points. Unknown is told apart from failed: it earns half and says so. */
export type Part = {
  criterion: Criterion
  weight: number
  value: number
  state: 'known' | 'unknown'
  reason: Reason
}
/** Something that stands against the match whatever else fits; the score is at most `cap`. */
export type Blocker = { criterion: Criterion; cap: number; reason: Reason }
export type Scored = { score: number; parts: Part[]; blockers: Blocker[] }

export const CRITERIA = [
  'concepts',
  'text',
  'cooperation',
  'trl',
  'certificates',
  'budget',
  'region',
  'climate',
  'trackRecord',
  'delivery',
  'language',
  'reciprocity',
  'freshness',
] as const
export type Criterion = (typeof CRITERIA)[number]
export type Weights = Record<Criterion, number>

/** Points of each criterion; they sum to 100. Documented in docs/matching.md. */
export const DEFAULT_WEIGHTS: Weights = {
  concepts: 20,
  text: 20,
  cooperation: 10,
  trl: 9,
  certificates: 9,
  budget: 7,
  region: 7,
  climate: 2,
  trackRecord: 5,
  delivery: 4,
  language: 3,
  reciprocity: 2,
  freshness: 2,
}
