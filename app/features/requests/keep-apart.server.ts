import { eventBySlug } from '#app/features/events'
import { setExclusion } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { ownRegistration } from './own-registration.server'

/** Keeps the reader's organisation apart from another, at every event, or takes that back. @throws DomainError notFound, signInFirst */
export function keepApart(
  ctx: Context,
  input: { eventSlug: string; otherId: string; act: 'exclude' | 'include' },
): void {
  const own = ownRegistration(ctx, eventBySlug(ctx.db, input.eventSlug))
  setExclusion(ctx, {
    organisationId: own.organisationId,
    otherId: input.otherId,
    excluded: input.act === 'exclude',
  })
}
