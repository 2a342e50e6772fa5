import { and, eq } from 'drizzle-orm'
import { surveyImportRows } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { choiceOf } from './choices'
import { importById, moveTo, rowsOf } from './imports.server'
import type { ImportRowRow } from './imports.server'
import type { Difference } from './merge'
import { chooseDifferencesSchema } from './schema'
import type { ChooseDifferences } from './schema'

/**
 * Says of differences that a dry run showed whether the new value is taken or the old one stays; what is not named stays as it
 * was chosen. Gives the version that the import has then.
 * @throws DomainError import.changed, notFound
 */
export function chooseDifferences(ctx: Context, input: ChooseDifferences): { version: number } {
  authorise(ctx, 'import.manage')
  const { id, version, choices } = checked(chooseDifferencesSchema, input)
  return write(ctx, (tx) => {
    authorise(ctx, 'import.map', {}, { import: importById(tx, id).state })
    const moved = moveTo(tx, { id, version }, ['mapped'], 'mapped')
    let chosen = 0
    for (const row of rowsOf(tx, id)) {
      const ofRow = choices.filter((one) => one.row === row.row)
      const after = ofRow.length > 0 ? withChosen(row, ofRow) : null
      if (!after) continue
      chosen += 1
      tx.update(surveyImportRows)
        .set(after)
        .where(and(eq(surveyImportRows.importId, id), eq(surveyImportRows.row, row.row)))
        .run()
    }
    record(tx, ctx, 'import.chosen', 'import', id, { after: { rows: chosen } })
    return { version: moved.version }
  })
}

type Choice = ChooseDifferences['choices'][number]

/** The row under the choices; null where it shows no difference. */
function withChosen(row: ImportRowRow, choices: Choice[]): Partial<ImportRowRow> | null {
  const shown = row.record?.differences as Difference[] | undefined
  if (!shown || shown.length === 0) return null
  const differences = shown.map(({ kept, ...one }) => {
    const choice = choices.find(({ field }) => field === choiceOf(one))
    const stays = choice ? choice.take === 'old' : Boolean(kept)
    return { ...one, ...(stays && { kept: true }) }
  })
  // A row that makes something of its own is created whatever becomes of the rest.
  const isCreated = row.fate === 'created'
  const isSkipped = !isCreated && differences.every((one) => 'kept' in one)
  return {
    record: { ...row.record, differences },
    ...(!isCreated && {
      fate: isSkipped ? ('skipped' as const) : ('updated' as const),
      reason: isSkipped ? { code: 'keptOld' } : null,
    }),
  }
}
