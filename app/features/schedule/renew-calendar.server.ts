import { eq } from 'drizzle-orm'
import { delegates } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { delegateWithEvent } from './read-agenda.server'

/**
 * Gives a delegate's calendar another address; the one before opens nothing any more. For whoever may read the agenda
 * of their organisation, since each of them has seen the address.
 * @throws DomainError notFound, signInFirst
 */
export function renewCalendar(
  ctx: Context,
  { eventSlug, delegateId }: { eventSlug: string; delegateId: string },
): void {
  write(ctx, (tx) => {
    const found = delegateWithEvent(tx, delegateId)
    const isHere = found?.event.slug === eventSlug
    authorise(ctx, 'agenda.renewCalendar', isHere ? { organisationId: found.organisation.id } : {})
    if (!isHere) throw notFound()
    tx.update(delegates)
      .set({ feedGeneration: found.delegate.feedGeneration + 1 })
      .where(eq(delegates.id, delegateId))
      .run()
    record(tx, ctx, 'delegate.calendarRenewed', 'delegate', delegateId)
  })
}
