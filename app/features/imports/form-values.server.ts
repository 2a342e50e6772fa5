import { desc } from 'drizzle-orm'
import { events } from '#db/schema'
import { authorise, may } from '#app/features/accounts'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import type { ChooseDifferences, MapColumns } from './schema'
import { importById } from './imports.server'

/** Field by column from a form that numbers its columns: names of columns are no names for controls. */
export function mappingFrom(
  ctx: Context,
  id: string,
  values: Record<string, string | string[]>,
): MapColumns['mapping'] {
  authorise(ctx, 'import.manage')
  const { columns } = importById(ctx.db, id)
  const chosen = columns.map(({ name }, at) => [name, values[`field-${at}`]] as const)
  return Object.fromEntries(
    chosen.filter(
      (entry): entry is readonly [string, string] =>
        typeof entry[1] === 'string' && entry[1] !== '',
    ),
  )
}

/** Events that the reader may register delegates for, latest first. @throws DomainError signInFirst, notFound */
export function listEventsForImport(ctx: Context): { id: string; slug: string; name: string }[] {
  authorise(ctx, 'import.manage')
  const rows = ctx.db
    .select({ id: events.id, slug: events.slug, name: events.name, state: events.state })
    .from(events)
    .orderBy(desc(events.firstDay))
    .all()
  return rows
    .filter(({ id, state }) => may(ctx, 'import.delegates', { eventId: id }, { event: state }))
    .map(({ id, slug, name }) => ({ id, slug, name: readText(name, ctx.locale) }))
}

/** Choices from a form that names each difference by row and field; what is none of them is left out. */
export const choicesFrom = (
  values: Record<string, string | string[]>,
): ChooseDifferences['choices'] =>
  Object.entries(values).flatMap(([name, take]) => {
    const [, row, field] =
      /^d-(\d{1,7})-((?:organisation|listing)-[a-zA-Z]{1,40})$/.exec(name) ?? []
    return row && field && (take === 'new' || take === 'old')
      ? [{ row: Number(row), field: field.replace('-', '.'), take }]
      : []
  })
