import type { Country, OrganisationKind, VERIFICATIONS } from '#db/domain'

export const LANGUAGES_SPOKEN = ['ko', 'vi', 'en', 'zh', 'ja'] as const
/** How well, in rising order. */
export const LANGUAGE_LEVELS = ['basic', 'working', 'fluent', 'native'] as const

/** Fields of the record's form, by their names in it. */
export type RecordField =
  | 'legalName.ko'
  | 'legalName.vi'
  | 'legalName.en'
  | 'displayName'
  | 'shortName'
  | 'kind'
  | 'registrationNumber'
  | 'registrationNumberAbsence'
  | 'province'
  | 'address'
  | 'website'
  | 'contactName'
  | 'contactEmail'
  | 'contactPhone'
  | 'foundedYear'
  | 'employeeBand'
  | 'revenueBand'
  | 'exportExperience'
  | 'sectors'
  | `languages.${(typeof LANGUAGES_SPOKEN)[number]}`
  | 'about.ko'
  | 'about.vi'
  | 'about.en'

/** The whole record as its form shows it. */
export type OwnRecord = {
  id: string
  slug: string
  version: number
  country: Country
  verification: (typeof VERIFICATIONS)[number]
  /** Who saved last, and when. */
  savedBy: { name: string; at: Date } | null
  values: Record<Exclude<RecordField, 'kind'>, string> & {
    kind: OrganisationKind
  }
}
