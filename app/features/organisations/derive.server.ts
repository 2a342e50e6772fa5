import type { Country, OrganisationKind } from '#db/domain'
import type { organisations } from '#db/schema'
import { readText } from '#app/i18n/localised'
import { invalid } from '#app/platform/domain-error'
import { locate } from './locate'
import { nameKey, shortNameOf } from './names'
import { normalisePhone } from './phone'
import { readRegistrationNumber } from './registration-number'
import type { OrganisationFields } from './schema'

export type OrganisationRow = typeof organisations.$inferSelect

/** They may have no number, and need not say why. */
export const PUBLIC_BODIES: OrganisationKind[] = ['departmentOfConstruction', 'agency']

/**
 * The columns that follow from what a person wrote: names, keys, normalised numbers, the place.
 * @throws DomainError registrationNumber.*, phone.unknown at their fields
 */
export function derived(fields: OrganisationFields) {
  const native = nativeName(fields)
  const displayName = fields.displayName ?? native
  const {
    registrationNumber,
    registrationNumberAbsence,
    contactPhone,
    province,
    shortName,
    ...plain
  } = fields
  return {
    ...plain,
    // What is not given is emptied, not left as it was.
    address: plain.address ?? null,
    website: plain.website ?? null,
    contactName: plain.contactName ?? null,
    contactEmail: plain.contactEmail ?? null,
    foundedYear: plain.foundedYear ?? null,
    employeeBand: plain.employeeBand ?? null,
    revenueBand: plain.revenueBand ?? null,
    displayName,
    shortName: shortName ?? shortNameOf(displayName),
    nameKey: nameKey(native),
    registrationNumber: registrationNumber
      ? checkedNumber(fields.country, registrationNumber)
      : null,
    registrationNumberAbsence: registrationNumber
      ? null
      : absenceOf(fields, registrationNumberAbsence),
    contactPhone: contactPhone ? checkedPhone(contactPhone, fields.country) : null,
    ...locate(province),
  }
}

/** The name in the country's own language, else in Latin script, else whichever there is. */
export function nativeName({
  legalName,
  country,
}: Pick<OrganisationFields, 'legalName' | 'country'>): string {
  const own = { KR: 'ko', VN: 'vi', other: 'en' } as const
  return legalName[own[country]] ?? readText(legalName, 'en')
}

function checkedNumber(country: Country, written: string): string {
  const reading = readRegistrationNumber(country, written)
  if (reading.ok) return reading.value
  throw invalid(`registrationNumber.${reading.code}`, reading.params, 'registrationNumber')
}

const absenceOf = ({ kind }: OrganisationFields, reason: string | undefined): string | null =>
  reason ?? (PUBLIC_BODIES.includes(kind) ? 'publicBody' : null)

function checkedPhone(written: string, country: Country): string {
  const phone = normalisePhone(written, country)
  if (!phone) throw invalid('phone.unknown', { written: written.slice(0, 40) }, 'contactPhone')
  return phone
}
