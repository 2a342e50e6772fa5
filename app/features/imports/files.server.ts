import { asc, inArray } from 'drizzle-orm'
import { join } from 'node:path'
import { people, staffRoles, surveyImportRows, surveyImports } from '#db/schema'
import type { RowFate } from '#db/schema'
import type { Db } from '#db/client'
import { eq } from 'drizzle-orm'
import { notFound } from '#app/platform/domain-error'
import { UnreadableTable } from '#app/platform/files/table'
import type { Context } from '#app/platform/context.server'
import { analyseSent } from './analyse.server'
import type { AnalyseOptions, NamedFile } from './analyse.server'
import { applyImport } from './apply-import.server'
import { planRows } from './dry-run.server'
import type { ImportRecord } from './interpret-row'
import type { Difference } from './merge'
import type { CellRemark } from './remark'
import { remarkText } from './remark-text.server'
import { startImport } from './start-import.server'

/** What the command line says of a file; its names are a contract with other programs. */
export type FileReport = {
  encoding: string
  sheet?: string
  kind: string
  headerRows: number[]
  columns: string[]
  /** Field by column; null where a column is left out. */
  mapping: Record<string, string | null>
  emptyRows: number
  rows: {
    row: number
    fate: RowFate
    reason?: string
    flags: string[]
    record?: Record<string, unknown>
    differences?: Difference[]
  }[]
}

type FileOptions = Pick<AnalyseOptions, 'kind' | 'encoding'> & { byContent?: boolean }

/** Reads a file and says what would become of each row; writes nothing. @throws UnreadableTable */
export async function planFile(
  db: Db,
  file: NamedFile,
  options: FileOptions = {},
): Promise<FileReport> {
  const { encoding, sheet, kind, headerRows, columns, mapping, emptyRows, rows } =
    await analyseSent(file, options)
  const say = (remark: CellRemark) => remarkText({ locale: 'en' }, remark)
  const plans = await planRows(db, rows, null)
  return {
    encoding,
    ...(sheet !== undefined && { sheet }),
    kind,
    headerRows,
    columns,
    mapping: Object.fromEntries(columns.map((column) => [column, mapping[column] ?? null])),
    emptyRows,
    rows: plans.map(({ row, fate, reason, flags, record, differences }) => ({
      row,
      fate,
      ...(reason && { reason: [reason, ...flags.filter((one) => one.rejects)].map(say).join(' ') }),
      flags: flags.filter((one) => !one.rejects).map(say),
      ...(record && { record: shownRecord(record) }),
      ...(differences.length > 0 && { differences }),
    })),
  }
}

/** What the cells say, without what was only guessed beside them. */
function shownRecord({ guessed: _guessed, ...record }: ImportRecord): Record<string, unknown> {
  return record
}

/**
 * Imports a file by the same verbs as the page does, in the name of the first organiser or administrator.
 * @throws UnreadableTable, DomainError
 */
export async function importFile(
  db: Db,
  dataDir: string,
  file: NamedFile,
  options: FileOptions,
): Promise<FileReport> {
  const report = await planFile(db, file, options)
  const ctx = contextOfStaff(db, dataDir)
  const started = await startImport(
    ctx,
    {
      kind: report.kind as 'needs',
      ...(options.encoding && { encoding: options.encoding }),
      ...(options.byContent && { byContent: true }),
    },
    file,
  )
  // The report would not be here if there were something to decide about the file.
  if (!('id' in started)) throw new UnreadableTable('notTable', { name: file.name })
  const { version } = db
    .select({ version: surveyImports.version })
    .from(surveyImports)
    .where(eq(surveyImports.id, started.id))
    .get() ?? { version: 1 }
  await applyImport(ctx, { id: started.id, version })
  const fates = new Map(
    db
      .select({ row: surveyImportRows.row, fate: surveyImportRows.fate })
      .from(surveyImportRows)
      .where(eq(surveyImportRows.importId, started.id))
      .all()
      .map(({ row, fate }) => [row, fate]),
  )
  return {
    ...report,
    rows: report.rows.map((row) => ({ ...row, fate: fates.get(row.row) ?? row.fate })),
  }
}

/** @throws DomainError notFound when nobody may import */
function contextOfStaff(db: Db, dataDir: string): Context {
  const person = db
    .select({ person: people })
    .from(people)
    .innerJoin(staffRoles, eq(staffRoles.personId, people.id))
    .where(inArray(staffRoles.role, ['organiser', 'administrator']))
    .orderBy(asc(people.createdAt))
    .get()?.person
  if (!person) throw notFound('import.nobody')
  return {
    db,
    search: {
      index: noEngine,
      remove: noEngine,
      search: noEngine,
      suggest: noEngine,
      stats: noEngine,
      health: () => Promise.resolve(null),
    },
    actor: {
      kind: 'person',
      id: person.id,
      name: person.name,
      email: person.email,
      locale: person.locale,
      sessionId: '',
      staff: ['organiser'],
      memberships: [],
      teams: [],
    },
    now: () => new Date(),
    locale: 'en',
    requestId: 'import:survey',
    uploadsDir: join(dataDir, 'uploads'),
    publicOrigin: 'http://localhost',
    // A file from the command line sends no link.
    secretKey: '',
  }
}

/** Importing writes outbox lines; the server's own runner speaks to the engine. */
const noEngine = () => Promise.reject(new Error('the command line has no search engine'))
