import { and, asc, eq, inArray } from 'drizzle-orm'
import { surveyImportRows, surveyImports } from '#db/schema'
import type { Remark } from '#db/schema'
import type { ImportState } from '#db/domain'
import type { Reader, Tx } from '#db/client'
import { conflict, notFound } from '#app/platform/domain-error'
import type { Context } from '#app/platform/context.server'
import { analyseSent } from './analyse.server'
import type { Analysis } from './analyse.server'
import type { Encoding } from '#app/platform/files/table'
import { seenBy } from './choices'
import type { Field } from './fields'
import type { RowPlan } from './plan-row.server'
import { readingFile, storedFile } from './stored-files.server'

export type ImportRow = typeof surveyImports.$inferSelect
export type ImportRowRow = typeof surveyImportRows.$inferSelect

/** Imports that this process is working at; one in a state on the way that is not here was left by a crash. */
const atWork = new Set<string>()

/** Runs the work of one import; a second call for the same one is refused. @throws DomainError import.atWork */
export async function workingAt<T>(id: string, work: () => Promise<T>): Promise<T> {
  if (atWork.has(id)) throw conflict('import.atWork')
  atWork.add(id)
  try {
    return await work()
  } finally {
    atWork.delete(id)
  }
}
export const isAtWork = (id: string): boolean => atWork.has(id)

/** @throws DomainError notFound */
export function importById(reader: Reader, id: string): ImportRow {
  const row = reader.select().from(surveyImports).where(eq(surveyImports.id, id)).get()
  if (!row) throw notFound()
  return row
}

export const rowsOf = (reader: Reader, id: string): ImportRowRow[] =>
  reader
    .select()
    .from(surveyImportRows)
    .where(eq(surveyImportRows.importId, id))
    .orderBy(asc(surveyImportRows.row))
    .all()

/** Moves an import from one of some states to another, when it is still as the person saw it. @throws DomainError import.changed */
export function moveTo(
  tx: Tx,
  { id, version }: { id: string; version: number },
  from: ImportState[],
  to: ImportState,
  stamp: Partial<ImportRow> = {},
): ImportRow {
  const moved = tx
    .update(surveyImports)
    .set({ ...stamp, state: to, version: version + 1 })
    .where(
      and(
        eq(surveyImports.id, id),
        eq(surveyImports.version, version),
        inArray(surveyImports.state, from),
      ),
    )
    .returning()
    .get()
  if (!moved) throw conflict('import.changed')
  return moved
}

/** Reads the stored file of an import again, with its mapping. */
export function analyseStored(ctx: Context, row: ImportRow): Promise<Analysis> {
  return readingFile(() =>
    analyseSent(
      { name: row.fileName, bytes: storedFile(ctx, row.storedAs) },
      {
        kind: row.kind,
        encoding: row.encoding as Encoding,
        mapping: row.mapping as Record<string, Field>,
        ...(row.sheet !== null && { sheet: row.sheet }),
        // Decided when the import was begun.
        byContent: true,
      },
    ),
  )
}

/** A row's plan in the shape in which it is kept. */
export const rowValues = (importId: string, plan: RowPlan) => ({
  importId,
  row: plan.row,
  fate: plan.fate,
  reason: plan.reason ? remarkOf(plan.reason) : null,
  flags: plan.flags.map(remarkOf),
  seen: seenBy(plan),
  record: plan.record
    ? { ...plan.record, ...(plan.differences.length > 0 && { differences: plan.differences }) }
    : null,
})

const remarkOf = ({ code, column, params }: Remark): Remark => ({
  code,
  ...(column && { column }),
  ...(params && Object.keys(params).length > 0 && { params }),
})

/** Lets others have their turn; the work before it should take well under 200 ms. */
export const othersFirst = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
