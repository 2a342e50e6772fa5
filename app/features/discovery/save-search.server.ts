import { count, eq } from 'drizzle-orm'
import { savedSearches } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { queryToKeep } from './parameters'
import { enqueueAlert } from './search-alerts.server'
import type { SavedSearchAct } from './schema'

const MOST_SAVED = 50

/**
 * Keeps a state of the results page under a name.
 * @throws DomainError savedSearch.nothing, savedSearch.twice, savedSearch.limitReached
 */
export function saveSearch(
  ctx: Context,
  { name, kind, query: given, alerts }: Extract<SavedSearchAct, { intent: 'save' }>,
): { id: string } {
  const person = authorisedPerson(ctx, 'search.save')
  const query = queryToKeep(new URLSearchParams(given))
  if (query === '') throw invalid('savedSearch.nothing')
  return write(
    ctx,
    (tx) => {
      const saved = tx
        .select({ n: count() })
        .from(savedSearches)
        .where(eq(savedSearches.personId, person.id))
        .get()
      if ((saved?.n ?? 0) >= MOST_SAVED)
        throw conflict('savedSearch.limitReached', { limit: MOST_SAVED })
      const id = newId()
      tx.insert(savedSearches)
        .values({
          id,
          personId: person.id,
          name,
          kind,
          query,
          alerts,
          toldUntil: ctx.now(),
          createdAt: ctx.now(),
        })
        .run()
      if (alerts) enqueueAlert(tx, ctx.now(), id)
      record(tx, ctx, 'savedSearch.created', 'savedSearch', id, { after: { kind, query } })
      return { id }
    },
    { 'saved_searches.person_id': 'savedSearch.twice' },
  )
}
