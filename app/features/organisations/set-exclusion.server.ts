import { and, eq } from 'drizzle-orm'
import { exclusions, organisations } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid, notFound } from '#app/platform/domain-error'

/**
 * Says that an organisation never wants to be matched with, shown to or scheduled with another, or takes it back. The
 * other is not told and cannot find out. Either twice changes nothing; what was agreed before stays.
 * @throws DomainError notFound, organisation.excludesItself
 */
export function setExclusion(
  ctx: Context,
  input: { organisationId: string; otherId: string; excluded: boolean },
): void {
  authorise(ctx, 'organisation.edit', { organisationId: input.organisationId })
  if (input.organisationId === input.otherId)
    throw invalid('organisation.excludesItself', {}, 'otherId')
  write(ctx, (tx) => {
    const other = tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.id, input.otherId))
      .get()
    if (!other) throw notFound()
    const { changes } = input.excluded
      ? tx
          .insert(exclusions)
          .values({
            organisationId: input.organisationId,
            excludedOrganisationId: other.id,
            createdAt: ctx.now(),
          })
          .onConflictDoNothing()
          .run()
      : tx
          .delete(exclusions)
          .where(
            and(
              eq(exclusions.organisationId, input.organisationId),
              eq(exclusions.excludedOrganisationId, other.id),
            ),
          )
          .run()
    if (changes > 0)
      record(
        tx,
        ctx,
        input.excluded ? 'organisation.excluded' : 'organisation.includedAgain',
        'organisation',
        input.organisationId,
        { after: { other: other.id } },
      )
  })
}

/** Whom an organisation keeps apart from itself; for its own members. @throws DomainError notFound */
export function readExclusions(
  ctx: Context,
  organisationId: string,
): { id: string; name: string }[] {
  authorise(ctx, 'organisation.work', { organisationId })
  return ctx.db
    .select({ id: organisations.id, name: organisations.displayName })
    .from(exclusions)
    .innerJoin(organisations, eq(organisations.id, exclusions.excludedOrganisationId))
    .where(eq(exclusions.organisationId, organisationId))
    .all()
    .sort((a, b) => new Intl.Collator(ctx.locale).compare(a.name, b.name))
}
