import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, json, oneOf, version } from '../columns'
import { IMPORT_STATES } from '../domain'
import type { ConceptTag, ImportState } from '../domain'
import { people } from './people'

export const ROW_FATES = ['created', 'updated', 'skipped', 'rejected'] as const
export type RowFate = (typeof ROW_FATES)[number]
export type Remark = { code: string; column?: string; params?: Record<string, string | number> }
/** What a row did: enough to undo it. `before` is the whole record as it was; absent when it was created. */
export type RowChange = {
  table: 'organisations' | 'technologies' | 'needs' | 'registrations' | 'delegates'
  id: string
  version: number
  before?: Record<string, unknown>
  /** The concepts that people had chosen for a listing, where the row changed them. */
  concepts?: ConceptTag[]
}

type SeenRecord = { id: string; version: number } | null
export type SeenRecords = { organisation: SeenRecord; listing: SeenRecord }

export const surveyImports = sqliteTable(
  'survey_imports',
  {
    id: id(),
    fileName: text().notNull(),
    fileHash: text().notNull(),
    /** Name under DATA_DIR/uploads. */
    storedAs: text().notNull(),
    kind: text().$type<'technologies' | 'needs' | 'delegates'>().notNull(),
    eventId: text(),
    encoding: text().notNull(),
    sheet: text(),
    headerRows: json<number[]>().notNull(),
    /** Each column's heading and its first values, to judge the mapping by. */
    columns: json<{ name: string; samples: string[] }[]>().notNull(),
    /** column name → field */
    mapping: json<Record<string, string>>().notNull(),
    state: text().$type<ImportState>().notNull(),
    version: version(),
    createdBy: text()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    appliedAt: instant(),
    undoneAt: instant(),
  },
  (table) => [
    oneOf('survey_imports_state', table.state, IMPORT_STATES),
    index('survey_imports_created').on(table.createdAt),
  ],
)

export const surveyImportRows = sqliteTable(
  'survey_import_rows',
  {
    importId: text()
      .notNull()
      .references(() => surveyImports.id, { onDelete: 'cascade' }),
    /** Row number as a person sees it in the sheet. */
    row: integer().notNull(),
    fate: text().$type<RowFate>().notNull(),
    reason: json<Remark>(),
    flags: json<Remark[]>().notNull().default([]),
    record: json<Record<string, unknown>>(),
    /** The records as the dry run found them, by id and version; null for one that was not there. */
    seen: json<SeenRecords>(),
    changes: json<RowChange[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.row] }),
    oneOf('survey_import_rows_fate', table.fate, ROW_FATES),
  ],
)
