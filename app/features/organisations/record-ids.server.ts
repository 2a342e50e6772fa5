import { eq, sql } from 'drizzle-orm'
import { organisationMerges } from '#db/schema'
import type { Reader } from '#db/client'

/** The id of an organisation and those of the records that were merged into it: what the audit trail knows it by. */
export const recordIdsOf = (reader: Reader, id: string): string[] => [
  id,
  ...reader
    .select({ id: sql<string>`json_extract(${organisationMerges.record}, '$.id')` })
    .from(organisationMerges)
    .where(eq(organisationMerges.mergedIntoId, id))
    .all()
    .map((row) => row.id),
]
