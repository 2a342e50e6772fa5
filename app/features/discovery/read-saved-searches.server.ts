import { desc, eq } from 'drizzle-orm'
import { savedSearches } from '#db/schema'
import { LISTING_KINDS } from '#db/domain'
import { authorisedPerson } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { appliedFilters } from './facet-groups.server'
import type { SavedSearch, SearchToSave } from './model'
import { queryToKeep, readParameters } from './parameters'

/** One's own saved searches, newest first, and the one that is about to be saved; null when there is none. */
export function readSavedSearches(ctx: Context, asked: { kind: string | null; query: string }) {
  const person = authorisedPerson(ctx, 'search.save')
  const rows = ctx.db
    .select()
    .from(savedSearches)
    .where(eq(savedSearches.personId, person.id))
    .orderBy(desc(savedSearches.createdAt), desc(savedSearches.id))
    .all()
  const searches = rows.map(({ id, name, kind, query, alerts }): SavedSearch => {
    const { query: typed, filters } = readParameters(new URLSearchParams(query))
    const applied = appliedFilters(ctx.db, ctx.locale, filters)
    return { id, name, kind, query, alerts, typed, applied }
  })
  return { searches, toSave: toSave(ctx, asked) }
}

function toSave(ctx: Context, asked: { kind: string | null; query: string }): SearchToSave | null {
  const kind = LISTING_KINDS.find((one) => one === asked.kind)
  if (!kind) return null
  const parameters = readParameters(new URLSearchParams(asked.query))
  const query = queryToKeep(parameters)
  if (query === '') return null
  const applied = appliedFilters(ctx.db, ctx.locale, parameters.filters)
  const name = [parameters.query, ...applied.map(({ label }) => label)].filter(Boolean).join(' · ')
  return { kind, query, name: name.slice(0, 80) }
}
