import { desc } from 'drizzle-orm'
import { events } from '#db/schema'
import { authorise, may } from '#app/features/accounts'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import type { MapColumns } from './schema'
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
    .filter(
      ({ id, state }) => state !== 'closed' && may(ctx, 'registration.manage', { eventId: id }),
    )
    .map(({ id, slug, name }) => ({ id, slug, name: readText(name, ctx.locale) }))
}
