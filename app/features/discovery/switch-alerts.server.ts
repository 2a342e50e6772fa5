import { and, eq } from 'drizzle-orm'
import { savedSearches } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { enqueueAlert } from './search-alerts.server'

/**
 * Switches the daily mail about a search of one's own on or off; switched on, it tells of what is published from now.
 * @throws DomainError notFound, also for other people's
 */
export function switchAlerts(ctx: Context, { id, alerts }: { id: string; alerts: boolean }): void {
  const person = authorisedPerson(ctx, 'search.save')
  write(ctx, (tx) => {
    const own = and(eq(savedSearches.id, id), eq(savedSearches.personId, person.id))
    const before = tx.select().from(savedSearches).where(own).get()
    if (!before) throw notFound()
    if (before.alerts === alerts) return
    tx.update(savedSearches).set({ alerts, toldUntil: ctx.now() }).where(own).run()
    if (alerts) enqueueAlert(tx, ctx.now(), id)
    record(tx, ctx, 'savedSearch.alerts', 'savedSearch', id, {
      before: { alerts: before.alerts },
      after: { alerts },
    })
  })
}
