import { and, eq } from 'drizzle-orm'
import { people } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { authorisedPerson } from './authorise.server'
import { detailsSchema } from './schema'
import type { Details } from './schema'

/**
 * Corrects the name and the language of mails of the person who asks. The audit trail keeps that it happened, not the
 * names: it outlives an erasure.
 * @throws DomainError conflict when another tab saved meanwhile
 */
export function changeDetails(ctx: Context, input: Details): void {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const { version, nameLatin = null, ...given } = checked(detailsSchema, input)
  write(ctx, (tx) => {
    const changed = tx
      .update(people)
      .set({ ...given, nameLatin, version: version + 1 })
      .where(and(eq(people.id, person.id), eq(people.version, version)))
      .run()
    if (changed.changes === 0) throw conflict('conflict')
    record(tx, ctx, 'account.detailsChanged', 'person', person.id)
  })
}
