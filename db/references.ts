import { sql } from 'drizzle-orm'
import type { Reader } from './client'

/** Columns of the database that hold the id of such a record: asked of it, so that one that comes later is not forgotten. */
export const referencesTo = (reader: Pick<Reader, 'all'>, parent: string) =>
  reader.all<{ table: string; column: string }>(
    sql`SELECT m.name AS "table", f."from" AS "column"
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f."table" = ${parent} ORDER BY 1, 2`,
  )
