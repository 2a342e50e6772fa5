import { eq } from 'drizzle-orm'
import { surveyImportRows } from '#db/schema'
import type { Db } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { write } from '#app/platform/context.server'
import { choiceOf, seenBy } from './choices'
import type { Choices } from './choices'
import { analyseStored, othersFirst, rowsOf, rowValues } from './imports.server'
import type { ImportRow, ImportRowRow } from './imports.server'
import type { InterpretedRow } from './interpret-table'
import { Earlier, planRow } from './plan-row.server'
import type { Difference } from './merge'
import type { RowPlan } from './plan-row.server'
import { flag } from './remark'

const ROWS_AT_A_TIME = 40

/** What would become of every row, against the database as it is now. Nothing is written. */
export async function planRows(
  db: Db,
  rows: InterpretedRow[],
  eventId: string | null,
  choices: ReadonlyMap<number, Choices> = new Map(),
): Promise<RowPlan[]> {
  const earlier = new Earlier()
  const plans: RowPlan[] = []
  for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) {
    for (const row of rows.slice(at, at + ROWS_AT_A_TIME))
      plans.push(planRow(db, earlier, row, eventId, choices.get(row.row)))
    await othersFirst()
  }
  return plans
}

/** Keeps the plans of an import in place of those it had. */
export function keepPlans(ctx: Context, importId: string, plans: RowPlan[]): void {
  write(ctx, (tx) => {
    tx.delete(surveyImportRows).where(eq(surveyImportRows.importId, importId)).run()
    for (const plan of plans) tx.insert(surveyImportRows).values(rowValues(importId, plan)).run()
  })
}

/** What the dry run showed of each difference, with what people chose, by row. */
export const choicesOf = (rows: ImportRowRow[]): Map<number, Choices> =>
  new Map(
    rows.map(({ row, record: kept }) => [
      row,
      new Map(
        ((kept?.differences ?? []) as Difference[]).map((one) => [
          choiceOf(one),
          Boolean(one.kept),
        ]),
      ),
    ]),
  )

/**
 * Makes the dry run anew from the kept file, against the records as they are now; choices stay. A row whose records changed
 * since somebody saw it says so. Gives how many do.
 */
export async function planAnew(ctx: Context, row: ImportRow): Promise<{ changed: number }> {
  const before = rowsOf(ctx.db, row.id)
  const { rows } = await analyseStored(ctx, row)
  const plans = await planRows(ctx.db, rows, row.eventId, choicesOf(before))
  const seen = new Map(before.map((one) => [one.row, JSON.stringify(one.seen)]))
  const isChanged = (plan: RowPlan) =>
    ['created', 'updated'].includes(plan.fate) &&
    JSON.stringify(seenBy(plan)) !== seen.get(plan.row)
  const marked = plans.map((plan) =>
    isChanged(plan) ? { ...plan, flags: [...plan.flags, flag('changedSinceDryRun', '')] } : plan,
  )
  keepPlans(ctx, row.id, marked)
  return { changed: plans.filter(isChanged).length }
}
