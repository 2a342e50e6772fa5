import { and, eq } from 'drizzle-orm'
import { organisationNameKeys, organisations } from '#db/schema'
import type { Reader } from '#db/client'
import type { Country } from '#db/domain'
import type { OrganisationRow } from './derive.server'
import { LONGEST_KEY } from './name-keys'
import { nameKey } from './names'

/** How an organisation was recognised. */
export type Recognised = { organisation: OrganisationRow; by: 'registrationNumber' | 'name' }

/**
 * The organisation that a survey means: by its normalised registration number, else by the key of its name,
 * else by the name that it is shown under.
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
  const isNobodyElse = (row: OrganisationRow) =>
    !registrationNumber || !row.registrationNumber || row.registrationNumber === registrationNumber
  const namesakes = reader
    .select()
    .from(organisations)
    .where(and(eq(countryColumn, country), eq(keyColumn, nameKey(name))))
    .all()
  const byName = namesakes.find(isNobodyElse) ?? shownAs(reader, country, name).find(isNobodyElse)
  return byName ? { organisation: byName, by: 'name' } : null
}

/** The one organisation that is shown under this name, letter by letter: as our own lists name it. */
function shownAs(reader: Reader, country: Country, name: string): OrganisationRow[] {
  const { organisationId, key } = organisationNameKeys
  const rows = reader
    .select({ row: organisations })
    .from(organisationNameKeys)
    .innerJoin(organisations, eq(organisations.id, organisationId))
    .where(
      and(
        eq(key, nameKey(name).slice(0, LONGEST_KEY)),
        eq(organisations.country, country),
        eq(organisations.displayName, name),
      ),
    )
    .all()
    .map(({ row }) => row)
  return rows.length === 1 ? rows : []
}
