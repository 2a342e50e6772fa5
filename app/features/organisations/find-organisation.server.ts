import { and, eq } from 'drizzle-orm'
import { organisations } from '#db/schema'
import type { Reader } from '#db/client'
import type { Country } from '#db/domain'
import type { OrganisationRow } from './derive.server'
import { nameKey } from './names'

/** How an organisation was recognised. */
export type Recognised = { organisation: OrganisationRow; by: 'registrationNumber' | 'name' }

/**
 * The organisation that a survey means: by its normalised registration number, else by the key of its name.
 * A namesake with another number is somebody else.
 */
export function findOrganisation(
  reader: Reader,
  country: Country,
  registrationNumber: string | null,
  name: string,
): Recognised | null {
  const {
    country: countryColumn,
    registrationNumber: numberColumn,
    nameKey: keyColumn,
  } = organisations
  if (registrationNumber) {
    const byNumber = reader
      .select()
      .from(organisations)
      .where(and(eq(countryColumn, country), eq(numberColumn, registrationNumber)))
      .get()
    if (byNumber) return { organisation: byNumber, by: 'registrationNumber' }
  }
  const namesakes = reader
    .select()
    .from(organisations)
    .where(and(eq(countryColumn, country), eq(keyColumn, nameKey(name))))
    .all()
  const byName = namesakes.find(
    (row) =>
      !registrationNumber ||
      !row.registrationNumber ||
      row.registrationNumber === registrationNumber,
  )
  return byName ? { organisation: byName, by: 'name' } : null
}
