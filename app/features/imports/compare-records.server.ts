import { and, eq } from 'drizzle-orm'
import { needs, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import { findOrganisation, nameKey, normalisePhone, titleKey } from '#app/features/organisations'
import type { OrganisationInput, OrganisationRow } from '#app/features/organisations'
import type { NeedRow, TechnologyRow } from '#app/features/catalogue'
import { readText } from '#app/i18n/localised'
import type { ImportRecord } from './interpret-row'
import { mergeInto } from './merge'
import type { Merged } from './merge'
import { flag } from './remark'
import type { CellRemark } from './remark'

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
  given: OrganisationInput,
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
  const { country: _country, kind, registrationNumberAbsence: _absence, legalName, ...rest } = given
  const isSameName = namesOf(given).some((name) => nameKey(name) === existing.nameKey)
  const merged = mergeInto(
    { ...existing, province: existing.placeText },
    { ...rest, legalName, ...(kind && { kind }) },
    comparableOf(existing),
  )
  const flags = isSameName ? [] : [flag('nameDiffers', '', { stored: existing.displayName })]
  return { target: { existing, changes: merged.changes }, merged, flags }
}

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

/** The listing of that organisation with the same title, and where it differs. */
export function planListing(
  reader: Reader,
  owner: OrganisationRow | null,
  record: ImportRecord,
): { target: Target<TechnologyRow | NeedRow>; merged: Merged<Record<string, unknown>> } | null {
  const given = record.technology ?? record.need
  if (!given) return null
  const table = record.technology ? technologies : needs
  const key = titleKey(readText(given.title, given.sourceLocale))
  const existing = owner
    ? (reader
        .select()
        .from(table)
        .where(and(eq(table.organisationId, owner.id), eq(table.titleKey, key)))
        .get() ?? null)
    : null
  if (!existing)
    return { target: { existing: null, changes: {} }, merged: { changes: {}, differences: [] } }
  const { sourceLocale: _source, title: _title, ...rest } = given
  const merged = mergeInto(
    { ...existing, ...('placeText' in existing && { province: existing.placeText }) },
    { ...rest, title: titleVersions(given.title, existing) },
  )
  return { target: { existing, changes: merged.changes }, merged }
}

/** The original's own wording of the title stays: it may be better spaced or spelt than the survey's. */
const titleVersions = (given: Record<string, string>, existing: TechnologyRow | NeedRow) => ({
  ...given,
  [existing.sourceLocale]: existing.title[existing.sourceLocale],
})
