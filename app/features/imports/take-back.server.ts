import { and, eq } from 'drizzle-orm'
import { surveyImportRows } from '#db/schema'
import type { Remark, RowChange } from '#db/schema'
import type { Tx } from '#db/client'
import type { ImportState } from '#db/domain'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { importById, moveTo, othersFirst, rowsOf } from './imports.server'
import type { ImportRow, ImportRowRow } from './imports.server'
import { restoreChange } from './restore-change.server'
import type { Restored } from './restore-change.server'

/**
 * Takes back what an import changed, last row first, in small transactions. A record that somebody changed since, or
 * that others stand on, stays as it is, and its row says so. A row that was taken back is forgotten by the journal, so
 * that going on after a crash does nothing twice.
 */
export async function takeBack(
  ctx: Context,
  before: ImportRow,
  end: ImportState,
): Promise<{ kept: number }> {
  write(ctx, (tx) => moveTo(tx, before, ['applying', 'applied', 'undoing'], 'undoing'))
  let kept = 0
  const journal = rowsOf(ctx.db, before.id).filter((row) => row.changes.length > 0)
  const touchedBy = rowsByRecord(journal)
  for (const row of journal.reverse()) {
    write(ctx, (tx) => {
      kept += takeBackRow(tx, ctx, before.id, row.row, touchedBy)
    })
    await othersFirst()
  }
  write(ctx, (tx) => {
    moveTo(
      tx,
      importById(tx, before.id),
      ['undoing'],
      end,
      end === 'undone' ? { undoneAt: ctx.now() } : {},
    )
    record(tx, ctx, 'import.undone', 'import', before.id, { after: { kept } })
  })
  return { kept }
}

/** Which rows changed a record. */
type RowsByRecord = Map<string, number[]>

function rowsByRecord(journal: ImportRowRow[]): RowsByRecord {
  const rows: RowsByRecord = new Map()
  for (const { row, changes } of journal)
    for (const { id } of changes) rows.set(id, [...(rows.get(id) ?? []), row])
  return rows
}

/** How many records of the row had to stay. */
function takeBackRow(
  tx: Tx,
  ctx: Context,
  importId: string,
  row: number,
  touchedBy: RowsByRecord,
): number {
  const of = and(eq(surveyImportRows.importId, importId), eq(surveyImportRows.row, row))
  const found = tx.select().from(surveyImportRows).where(of).get()
  if (!found) return 0
  const remarks: Remark[] = []
  // The listing before its owner.
  for (const change of [...found.changes].reverse()) {
    const result = restored(tx, ctx, change)
    if (result.state === 'kept')
      remarks.push({ code: result.reason, params: { kind: change.table } })
    else if (result.version !== null)
      passOn(
        tx,
        importId,
        (touchedBy.get(change.id) ?? []).filter((other) => other < row),
        change,
        result.version,
      )
  }
  tx.update(surveyImportRows)
    .set({ changes: [], flags: [...found.flags, ...remarks] })
    .where(of)
    .run()
  return remarks.length
}

/** What the database does not take back any more stays: a number or title that is another's by now. */
function restored(tx: Tx, ctx: Context, change: RowChange): Restored {
  try {
    return tx.transaction((inner) => restoreChange(inner, ctx, change))
  } catch (error) {
    if (isConstraint(error)) return { state: 'kept', reason: 'inUse' }
    throw error
  }
}

const isConstraint = (error: unknown): boolean =>
  error instanceof Error &&
  (String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT') ||
    isConstraint(error.cause))

/** An earlier row that changed the same record finds it under the version that it has now. */
function passOn(
  tx: Tx,
  importId: string,
  earlierRows: number[],
  change: RowChange,
  version: number,
) {
  for (const row of earlierRows) {
    const of = and(eq(surveyImportRows.importId, importId), eq(surveyImportRows.row, row))
    const found = tx.select().from(surveyImportRows).where(of).get()
    const changes = found?.changes.map((one) =>
      one.id === change.id && one.version === Number(change.before?.version)
        ? { ...one, version }
        : one,
    )
    if (changes) tx.update(surveyImportRows).set({ changes }).where(of).run()
  }
}
