import { and, asc, gte, inArray, lt } from 'drizzle-orm'
import { organisationNameKeys, organisations } from '#db/schema'
import type { Reader } from '#db/client'
import { latinKey } from './name-keys'
import { nameKey } from './names'

const FOUND = 10

/** Organisations whose name begins as written, in any script. */
export function byName(reader: Reader, query: string, limit = FOUND) {
  const keys = [nameKey(query), latinKey(query)].filter(Boolean)
  if (keys.length === 0) return []
  const ids = keys.flatMap((key) =>
    reader
      .select({ id: organisationNameKeys.organisationId })
      .from(organisationNameKeys)
      .where(and(gte(organisationNameKeys.key, key), lt(organisationNameKeys.key, `${key}\uffff`)))
      .limit(limit)
      .all()
      .map((row) => row.id),
  )
  if (ids.length === 0) return []
  return reader
    .select()
    .from(organisations)
    .where(inArray(organisations.id, [...new Set(ids)].slice(0, limit)))
    .orderBy(asc(organisations.displayName))
    .all()
}
