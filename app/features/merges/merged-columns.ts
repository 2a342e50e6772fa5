import type { organisations } from '#db/schema'
import { fold } from '#search/vocabulary/normalise'

type Row = typeof organisations.$inferSelect

/** Fields that the kept record takes from the other one where it has none of its own. */
const FILLED = [
  'registrationNumber',
  'registrationNumberAbsence',
  'place',
  'placeText',
  'address',
  'website',
  'contactName',
  'contactEmail',
  'contactPhone',
  'foundedYear',
  'employeeBand',
  'revenueBand',
] as const

/**
 * What the kept record says after a merge: its own words first, the other's where it is silent; lists are joined. A
 * verification comes along only with the number that it was about.
 */
export function mergedColumns(keep: Row, other: Row): Partial<Row> {
  const columns: Partial<Record<keyof Row, unknown>> = {
    legalName: filled(keep.legalName, other.legalName),
    about: filled(keep.about, other.about),
    aboutProvenance: filled(keep.aboutProvenance, other.aboutProvenance),
    createdAt: keep.createdAt < other.createdAt ? keep.createdAt : other.createdAt,
  }
  for (const field of FILLED) columns[field] = keep[field] ?? other[field]
  columns.exportExperience = together(keep.exportExperience, other.exportExperience, (one) => one)
  columns.sectors = together(keep.sectors, other.sectors, (one) => one)
  columns.languages = together(keep.languages, other.languages, (one) => one.locale)
  if (columns.registrationNumber) columns.registrationNumberAbsence = null
  const proves = other.registrationNumber !== null && !keep.registrationNumber
  if (keep.verification !== 'verified' && other.verification === 'verified' && proves) {
    columns.verification = other.verification
    columns.verifiedAt = other.verifiedAt
    columns.verificationEvidence = other.verificationEvidence
  }
  return columns as Partial<Row>
}

/** Both lists, the kept record's first; what both name is in it once. */
function together<T>(keep: T[], other: T[], nameOf: (one: T) => string): T[] {
  const known = new Set(keep.map((one) => fold(nameOf(one))))
  return [...keep, ...other.filter((one) => !known.has(fold(nameOf(one))))]
}

/** The kept one's versions first, the other's in languages that it lacks. */
const filled = <T extends object>(keep: T, other: T): T => ({
  ...keep,
  ...Object.fromEntries(Object.entries(other).filter(([locale]) => !(locale in keep))),
})

/** The fields in which the two differ, as plain text: kept, other, and what comes out. */
export function comparedFields(keep: Row, other: Row) {
  const result = { ...keep, ...mergedColumns(keep, other) }
  return COMPARED.map((field) => ({
    field,
    keep: textOf(keep[field]),
    other: textOf(other[field]),
    result: textOf(result[field]),
  })).filter((one) => one.keep !== one.other)
}

const COMPARED = [
  'legalName',
  'displayName',
  'shortName',
  'kind',
  'registrationNumber',
  'placeText',
  'address',
  'website',
  'contactName',
  'contactEmail',
  'contactPhone',
  'foundedYear',
  'employeeBand',
  'revenueBand',
  'exportExperience',
  'sectors',
  'about',
  'verification',
] as const
export type ComparedField = (typeof COMPARED)[number]

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  if (typeof value === 'object') return Object.values(value).map(textOf).join(' · ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
