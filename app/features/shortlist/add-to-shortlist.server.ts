import { and, count, eq } from 'drizzle-orm'
import { shortlistEntries } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { idOf, ownersOf, subjectAt } from './find-subject.server'
import { listMeant } from './own-list.server'
import { addSchema } from './schema'
import type { AddToShortlist } from './schema'

const MOST_ENTRIES = 200

/**
 * Keeps a technology, a need or an organisation on the list of the person's organisation. What is on it already stays as it
 * is: a second press changes nothing.
 * @throws DomainError notFound, signInFirst, shortlist.chooseOrganisation, shortlist.own, shortlist.ownListing,
 * shortlist.limitReached
 */
export function addToShortlist(ctx: Context, input: AddToShortlist): { entryId: string } {
  const { kind, slug, organisation } = checked(addSchema, input)
  const organisationId = listMeant(ctx, organisation)
  const person = authorisedPerson(ctx, 'shortlist.edit', { organisationId })
  const subjectId = subjectAt(ctx, kind, slug) && idOf(ctx.db, kind, slug)
  if (!subjectId) throw notFound()
  if (ownersOf(ctx.db, kind, [subjectId]).get(subjectId) === organisationId)
    throw invalid(kind === 'organisation' ? 'shortlist.own' : 'shortlist.ownListing')
  return write(ctx, (tx) => {
    const ofList = eq(shortlistEntries.organisationId, organisationId)
    const known = tx
      .select({ id: shortlistEntries.id })
      .from(shortlistEntries)
      .where(
        and(ofList, eq(shortlistEntries.kind, kind), eq(shortlistEntries.subjectId, subjectId)),
      )
      .get()
    if (known) return { entryId: known.id }
    const kept = tx.select({ n: count() }).from(shortlistEntries).where(ofList).get()
    if ((kept?.n ?? 0) >= MOST_ENTRIES)
      throw conflict('shortlist.limitReached', { limit: MOST_ENTRIES })
    const id = newId()
    tx.insert(shortlistEntries)
      .values({ id, organisationId, kind, subjectId, addedBy: person.id, addedAt: ctx.now() })
      .run()
    record(tx, ctx, 'shortlist.added', 'shortlistEntry', id, {
      after: { organisationId, kind, subjectId },
    })
    return { entryId: id }
  })
}
