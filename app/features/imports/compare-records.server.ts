import type { Reader } from '#db/client'
import type { Localised } from '#db/domain'
import { findOrganisation, nameKey, normalisePhone } from '#app/features/organisations'
import type { OrganisationInput, OrganisationRow } from '#app/features/organisations'
import type { ImportRecord } from './interpret-row'
import { mergeInto } from './merge'
import type { Merged } from './merge'
import { flag } from './remark'
import type { CellRemark } from './remark'
import { isSamePlace } from './same-place'

/** A record to make, to change, or to leave as it is. */
export type Target<Row> = { existing: Row | null; changes: Record<string, unknown> }

/** Every name that is given. */
export const namesOf = (organisation: OrganisationInput): string[] =>
  Object.values(organisation.legalName).filter((name): name is string => Boolean(name))
/** The number as read; the schema's input admits anything. */
export const numberOf = ({ registrationNumber }: OrganisationInput): string | null =>
  typeof registrationNumber === 'string' ? registrationNumber : null

/** The organisation that a row means, by number and else by name, and where it differs. */
export function planOrganisation(
  reader: Reader,
  { organisation: given, guessed = [] }: Pick<ImportRecord, 'organisation' | 'guessed'>,
): {
  target: Target<OrganisationRow>
  merged: Merged<Record<string, unknown>>
  flags: CellRemark[]
} {
  const number = numberOf(given)
  const found = firstOf(namesOf(given), (name) =>
    findOrganisation(reader, given.country, number, name),
  )
  if (!found) {
    const namesake = firstOf(namesOf(given), (name) =>
      findOrganisation(reader, given.country, null, name),
    )
    return {
      target: { existing: null, changes: {} },
      merged: { changes: {}, differences: [] },
      flags: namesake ? [flag('namesake', '', { name: namesake.organisation.displayName })] : [],
    }
  }
  const existing = found.organisation
  const {
    country: _country,
    kind,
    registrationNumberAbsence: _absence,
    legalName,
    province,
    ...rest
  } = given as typeof given & { province?: string }
  const stored = [existing.displayName, ...Object.values(existing.legalName)]
  const known = stored.map(nameKey)
  const isSameName = namesOf(given).some((name) => known.includes(nameKey(name)))
  const isGuessed = (field: 'kind' | 'province') => guessed.includes(field)
  const merged = mergeInto(
    { ...existing, province: existing.placeText ?? existing.place },
    {
      ...rest,
      ...(isSamePlaceAs(existing, province, isGuessed('province')) ? {} : { province }),
      legalName: newNames(legalName, existing),
      ...(kind && !isGuessed('kind') && { kind }),
    },
    comparableOf(existing),
  )
  const isWrittenSo = namesOf(given).some((name) => stored.includes(name))
  const differs = isSameName ? 'storedAs' : 'nameDiffers'
  // A firm of another legal form may be another firm: who imports it sees where the row goes.
  const flags = isWrittenSo ? [] : [flag(differs, '', { stored: existing.displayName })]
  return { target: { existing, changes: merged.changes }, merged, flags }
}

/** Names that the record does not have. How a firm is shown is a name of it, though not one by law. */
const newNames = (legalName: Localised, existing: OrganisationRow): Localised =>
  Object.fromEntries(
    Object.entries(legalName).filter(
      ([, name]) => nameKey(name) !== nameKey(existing.displayName) || name === undefined,
    ),
  )

/** Where a project lies tells a public body's seat only as long as nothing else does. */
const isSamePlaceAs = (
  existing: OrganisationRow,
  province: string | undefined,
  isGuessed: boolean,
): boolean =>
  !province ||
  isSamePlace(existing, province) ||
  (isGuessed && (existing.place ?? existing.placeText) !== null)

function firstOf<A, B>(values: A[], find: (value: A) => B | null): B | null {
  for (const value of values) {
    const found = find(value)
    if (found) return found
  }
  return null
}

/** The form in which a given value of an organisation would be stored. */
const comparableOf = (existing: OrganisationRow) => (field: string, value: unknown) => {
  if (typeof value !== 'string') return value
  if (field === 'contactPhone') return normalisePhone(value, existing.country) ?? value
  if (field === 'website') return /^https?:/i.test(value) ? value : `https://${value}`
  return value
}
