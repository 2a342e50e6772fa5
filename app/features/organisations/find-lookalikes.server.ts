import { and, eq, gte, inArray, lt, ne, or } from 'drizzle-orm'
import { organisationNameKeys, organisations } from '#db/schema'
import type { Reader } from '#db/client'
import type { Country } from '#db/domain'
import { hasOwner } from '#app/features/accounts'
import type { OrganisationRow } from './derive.server'
import { beginningsOf, isSound, isTelling, nameKeysOf } from './name-keys'
import type { Named } from './name-keys'

/** How sure it is that two records are one: the number, the same name in some script, or a name near to it. */
export type Likeness = 'registrationNumber' | 'name' | 'similar'
export type Lookalike = { organisation: OrganisationRow; by: Likeness; hasPeople: boolean }

const SHOWN = 6
const RANK: Record<Likeness, number> = { registrationNumber: 0, name: 1, similar: 2 }

/**
 * Organisations of the same country that may be the one named: by number, by the same name however written, or by a
 * name that begins or sounds alike. Surest first.
 */
export function findLookalikes(
  reader: Reader,
  given: Named & { registrationNumber?: string | null; exceptId?: string },
): Lookalike[] {
  const keys = nameKeysOf(given)
  const likeness = new Map<string, Likeness>()
  const note = (id: string, by: Likeness) => {
    const before = likeness.get(id)
    if (id !== given.exceptId && (!before || RANK[by] < RANK[before])) likeness.set(id, by)
  }
  if (given.registrationNumber)
    for (const id of byNumber(reader, given.country, given.registrationNumber))
      note(id, 'registrationNumber')
  for (const { id, key } of byKeys(reader, given.country, keys))
    note(id, keys.includes(key) && !isSound(key) ? 'name' : 'similar')
  const ids = [...likeness.entries()]
    .sort(([, a], [, b]) => RANK[a] - RANK[b])
    .slice(0, SHOWN)
    .map(([id]) => id)
  if (ids.length === 0) return []
  const rows = reader.select().from(organisations).where(inArray(organisations.id, ids)).all()
  return ids.flatMap((id) => {
    const organisation = rows.find((row) => row.id === id)
    const by = likeness.get(id)
    return organisation && by ? [{ organisation, by, hasPeople: hasOwner(reader, id) }] : []
  })
}

const byNumber = (reader: Reader, country: Country, number: string): string[] =>
  reader
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.country, country), eq(organisations.registrationNumber, number)))
    .all()
    .map((row) => row.id)

const CANDIDATES = 60

function byKeys(reader: Reader, country: Country, keys: string[]) {
  if (keys.length === 0) return []
  const column = organisationNameKeys.key
  const names = keys.filter((key) => !isSound(key))
  const longer = names
    .filter(isTelling)
    .map((key) => and(gte(column, key), lt(column, `${key}\uffff`)))
  return reader
    .select({ id: organisationNameKeys.organisationId, key: column })
    .from(organisationNameKeys)
    .innerJoin(organisations, eq(organisations.id, organisationNameKeys.organisationId))
    .where(
      and(
        eq(organisations.country, country),
        ne(column, ''),
        or(inArray(column, [...keys, ...names.flatMap(beginningsOf)]), ...longer),
      ),
    )
    .limit(CANDIDATES)
    .all()
}
