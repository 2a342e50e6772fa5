import { eq } from 'drizzle-orm'
import { surveyImports } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { invalid } from '#app/platform/domain-error'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { keepPlans, planRows } from './dry-run.server'
import { FIELDS_OF } from './fields'
import { analyseStored, importById, moveTo } from './imports.server'
import { mapColumnsSchema } from './schema'
import type { MapColumns } from './schema'

/**
 * Says what the columns of an import mean, and makes its dry run anew.
 * @throws DomainError import.changed, import.fieldTwice, field.choose, notFound
 */
export async function mapColumns(ctx: Context, input: MapColumns): Promise<void> {
  authorise(ctx, 'import.manage')
  const { id, version, mapping } = checked(mapColumnsSchema, input)
  const before = importById(ctx.db, id)
  authorise(ctx, 'import.map', {}, { import: before.state })
  const chosen = Object.fromEntries(
    before.columns.flatMap(({ name }) => (mapping[name] ? [[name, mapping[name]]] : [])),
  )
  refuseWrong(Object.values(chosen), FIELDS_OF[before.kind])
  const moved = write(ctx, (tx) => {
    const row = moveTo(tx, { id, version }, ['mapped'], 'mapped')
    tx.update(surveyImports).set({ mapping: chosen }).where(eq(surveyImports.id, id)).run()
    record(tx, ctx, 'import.mapped', 'import', id, {
      before: { mapping: before.mapping },
      after: { mapping: chosen },
    })
    return { ...row, mapping: chosen }
  })
  const analysis = await analyseStored(ctx, moved)
  keepPlans(ctx, id, await planRows(ctx.db, analysis.rows, moved.eventId))
}

/** A field comes from one column only, and must be one of this kind of list. */
function refuseWrong(fields: string[], allowed: readonly string[]) {
  for (const field of fields) {
    if (!allowed.includes(field)) throw invalid('field.choose')
    if (fields.indexOf(field) !== fields.lastIndexOf(field)) throw invalid('import.fieldTwice')
  }
}
