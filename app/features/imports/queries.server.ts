import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { people, ROW_FATES, surveyImportRows, surveyImports } from '#db/schema'
import type { Remark, RowFate } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import type { Encoding } from '#app/platform/files/table'
import { FIELDS_OF } from './fields'
import type { Field } from './fields'
import { importById, isAtWork } from './imports.server'
import type { ImportRowRow } from './imports.server'
import type { ImportLine, ImportPage, ShapedRow } from './model'
import { shapeRecord } from './shape-record.server'
import { remarkText } from './remark-text.server'

export const ROWS_A_PAGE = 100
const ZONE = 'Asia/Ho_Chi_Minh'

/** All imports, latest first. @throws DomainError signInFirst, notFound */
export function listImports(ctx: Context): ImportLine[] {
  authorise(ctx, 'import.manage')
  const rows = ctx.db
    .select({ row: surveyImports, by: people.name })
    .from(surveyImports)
    .innerJoin(people, eq(people.id, surveyImports.createdBy))
    .orderBy(desc(surveyImports.createdAt))
    .limit(200)
    .all()
  const totals = new Map(
    ctx.db
      .select({ id: surveyImportRows.importId, n: count() })
      .from(surveyImportRows)
      .groupBy(surveyImportRows.importId)
      .all()
      .map(({ id, n }) => [id, n]),
  )
  return rows.map(({ row, by }) => ({
    id: row.id,
    fileName: row.fileName,
    kind: row.kind,
    state: row.state,
    by,
    when: moment(ctx, row.createdAt),
    rows: totals.get(row.id) ?? 0,
  }))
}

/** One import with its mapping and a page of its rows. @throws DomainError signInFirst, notFound */
export function readImport(
  ctx: Context,
  input: { id: string; fate?: RowFate | undefined; page: number },
): ImportPage {
  authorise(ctx, 'import.manage')
  const row = importById(ctx.db, input.id)
  const by =
    ctx.db.select({ name: people.name }).from(people).where(eq(people.id, row.createdBy)).get()
      ?.name ?? ''
  const counts = Object.fromEntries(ROW_FATES.map((fate) => [fate, 0])) as Record<RowFate, number>
  for (const { fate, n } of ctx.db
    .select({ fate: surveyImportRows.fate, n: count() })
    .from(surveyImportRows)
    .where(eq(surveyImportRows.importId, row.id))
    .groupBy(surveyImportRows.fate)
    .all())
    counts[fate] = n
  const { fate } = input
  const total = fate ? counts[fate] : ROW_FATES.reduce((sum, one) => sum + counts[one], 0)
  const pages = Math.max(1, Math.ceil(total / ROWS_A_PAGE))
  const page = Math.min(input.page, pages)
  const rows = ctx.db
    .select()
    .from(surveyImportRows)
    .where(
      and(
        eq(surveyImportRows.importId, row.id),
        ...(fate ? [eq(surveyImportRows.fate, fate)] : []),
      ),
    )
    .orderBy(asc(surveyImportRows.row))
    .limit(ROWS_A_PAGE)
    .offset((page - 1) * ROWS_A_PAGE)
    .all()
  return {
    id: row.id,
    version: row.version,
    fileName: row.fileName,
    kind: row.kind,
    state: row.state,
    isAtWork: isAtWork(row.id),
    encoding: row.encoding as Encoding,
    sheet: row.sheet,
    headerRows: row.headerRows,
    by,
    when: moment(ctx, row.createdAt),
    appliedAt: row.appliedAt ? moment(ctx, row.appliedAt) : '',
    undoneAt: row.undoneAt ? moment(ctx, row.undoneAt) : '',
    columns: row.columns.map(({ name, samples }) => ({
      name,
      samples,
      field: (row.mapping[name] ?? '') as Field | '',
    })),
    fields: FIELDS_OF[row.kind],
    counts,
    kept: row.state === 'undone' ? countKept(ctx, row.id) : 0,
    fate: fate ?? null,
    page,
    pages,
    rows: rows.map((one) => shapeRow(ctx, one)),
  }
}

function shapeRow(ctx: Context, row: ImportRowRow): ShapedRow {
  const say = (remark: Remark) => remarkText(ctx, remark)
  return {
    row: row.row,
    fate: row.fate,
    reason: row.reason ? say(row.reason) : '',
    flags: row.flags.map(say),
    ...shapeRecord(ctx, row.record),
  }
}

/** Rows of an undone import that say that something stayed. */
function countKept(ctx: Context, id: string): number {
  const rows = ctx.db
    .select({ flags: surveyImportRows.flags })
    .from(surveyImportRows)
    .where(
      and(
        eq(surveyImportRows.importId, id),
        inArray(surveyImportRows.fate, ['created', 'updated']),
      ),
    )
    .all()
  return rows.filter(({ flags }) =>
    flags.some(({ code }) => code === 'changedSince' || code === 'inUse'),
  ).length
}

const moment = (ctx: Context, at: Date): string =>
  `${formatShortDay(dayOf(at, ZONE), ctx.locale)} ${formatTime(at, ZONE)}`
