import { and, eq } from 'drizzle-orm'
import { savedSearches } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'

/** Drops a search of one's own. @throws DomainError notFound, also for other people's */
export function deleteSavedSearch(ctx: Context, { id }: { id: string }): void {
  const person = authorisedPerson(ctx, 'search.save')
  write(ctx, (tx) => {
    const gone = tx
      .delete(savedSearches)
      .where(and(eq(savedSearches.id, id), eq(savedSearches.personId, person.id)))
      .returning()
      .get()
    if (!gone) throw notFound()
    record(tx, ctx, 'savedSearch.deleted', 'savedSearch', id, {
      before: { kind: gone.kind, query: gone.query },
    })
  })
}
