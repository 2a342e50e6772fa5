import { eq } from 'drizzle-orm'
import { surveyImportRows } from '#db/schema'
import type { Db } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { write } from '#app/platform/context.server'
import { othersFirst, rowValues } from './imports.server'
import type { InterpretedRow } from './interpret-table'
import { Earlier, planRow } from './plan-row.server'
import type { RowPlan } from './plan-row.server'

const ROWS_AT_A_TIME = 40

/** What would become of every row, against the database as it is now. Nothing is written. */
export async function planRows(
  db: Db,
  rows: InterpretedRow[],
  eventId: string | null,
): Promise<RowPlan[]> {
  const earlier = new Earlier()
  const plans: RowPlan[] = []
  for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) {
    for (const row of rows.slice(at, at + ROWS_AT_A_TIME))
      plans.push(planRow(db, earlier, row, eventId))
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
