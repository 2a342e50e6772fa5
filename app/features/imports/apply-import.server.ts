import { and, eq } from 'drizzle-orm'
import { surveyImportRows } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import { conflict, DomainError } from '#app/platform/domain-error'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { applyRow } from './apply-row.server'
import { isUnseen } from './choices'
import { choicesOf, planAnew } from './dry-run.server'
import {
  analyseStored,
  importById,
  isAtWork,
  moveTo,
  othersFirst,
  rowsOf,
  rowValues,
  workingAt,
} from './imports.server'
import type { ImportRow } from './imports.server'
import { Earlier, planRow } from './plan-row.server'
import type { InterpretedRow } from './interpret-table'
import { importStepSchema } from './schema'
import type { ImportStep } from './schema'
import { takeBack } from './take-back.server'

/** Few enough that a person's own save never waits long behind them. */
const ROWS_A_TRANSACTION = 5

/**
 * Enters what the dry run showed, in small transactions that let other people's writes through. Each row is journalled
 * with what it changed; when anything fails, what was done is taken back, so that an import is there whole or not at
 * all. One that a crash left on its way is gone on with.
 * Nothing is written over what nobody saw: when a record changed since the dry run, all is taken back and the dry run made
 * anew.
 * @throws DomainError import.changed, import.atWork, import.failed, import.recordsChanged, event.closedForRegistration
 */
export async function applyImport(ctx: Context, input: ImportStep): Promise<void> {
  authorise(ctx, 'import.manage')
  const step = checked(importStepSchema, input)
  const before = importById(ctx.db, step.id)
  authorise(ctx, 'import.apply', {}, { import: before.state })
  if (before.kind === 'delegates') eventFor(ctx, ctx.db, 'import.delegates', before.eventId ?? '')
  if (isAtWork(step.id)) throw conflict('import.atWork')
  await workingAt(step.id, async () => {
    const analysis = await analyseStored(ctx, before)
    const row = write(ctx, (tx) => {
      const moved = moveTo(tx, step, ['mapped', 'applying'], 'applying')
      record(tx, ctx, 'import.applying', 'import', step.id)
      return moved
    })
    try {
      await enter(ctx, row, analysis.rows)
    } catch (error) {
      await takeBack(ctx, importById(ctx.db, row.id), 'mapped')
      const { changed } = await planAnew(ctx, row)
      if (error instanceof ChangedSince)
        throw conflict('import.recordsChanged', { count: Math.max(1, changed) })
      if (error instanceof DomainError) throw error
      throw new DomainError('import.failed', 'conflict')
    }
    write(ctx, (tx) => {
      moveTo(tx, importById(tx, row.id), ['applying'], 'applied', { appliedAt: ctx.now() })
      record(tx, ctx, 'import.applied', 'import', row.id)
    })
  })
}

/** A record is not any more as the person saw it on the page of the dry run. */
class ChangedSince extends Error {}

async function enter(ctx: Context, row: ImportRow, rows: InterpretedRow[]) {
  const journal = rowsOf(ctx.db, row.id)
  const kept = new Map(journal.map((one) => [one.row, one]))
  const choices = choicesOf(journal)
  const done = new Set(journal.filter((one) => one.changes.length > 0).map((one) => one.row))
  /** Versions that this import made itself. */
  const own = new Map(
    journal.flatMap((one) => one.changes.map(({ id, version }) => [id, version] as const)),
  )
  const earlier = new Earlier()
  for (let at = 0; at < rows.length; at += ROWS_A_TRANSACTION) {
    write(ctx, (tx) => {
      for (const one of rows.slice(at, at + ROWS_A_TRANSACTION)) {
        const plan = planRow(tx, earlier, one, row.eventId, choices.get(one.row))
        // Entered before a crash: the journal knows.
        if (done.has(one.row)) continue
        const seen = kept.get(one.row)?.seen
        if (seen && isUnseen(plan, seen, own)) throw new ChangedSince()
        const changes = applyRow(tx, ctx, plan, row.eventId)
        for (const { id, version } of changes) own.set(id, version)
        tx.update(surveyImportRows)
          .set({ ...rowValues(row.id, plan), changes })
          .where(and(eq(surveyImportRows.importId, row.id), eq(surveyImportRows.row, one.row)))
          .run()
      }
    })
    await othersFirst()
  }
}
