import { asc, eq, inArray } from 'drizzle-orm'
import { organisations, shortlistEntries, shortlistNotes } from '#db/schema'
import type { Reader } from '#db/client'
import { authorisedPerson, may } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { personOf } from '#app/platform/context.server'
import { DomainError, notFound } from '#app/platform/domain-error'

/** Organisations of the reader, by name. A shortlist is an organisation's: who belongs to none has none. */
export function ownOrganisations(ctx: Context) {
  const ids = personOf(ctx)?.memberships.map((one) => one.organisationId) ?? []
  return ctx.db
    .select({
      id: organisations.id,
      slug: organisations.slug,
      name: organisations.displayName,
    })
    .from(organisations)
    .where(inArray(organisations.id, ids))
    .orderBy(asc(organisations.displayName), asc(organisations.id))
    .all()
}

/** Those of them for which the reader may add and write. */
export const editableBy = (ctx: Context) =>
  ownOrganisations(ctx).filter(({ id }) => may(ctx, 'shortlist.edit', { organisationId: id }))

/** The organisation whose list is meant: the named one, else the only one. @throws DomainError signInFirst, notFound, shortlist.chooseOrganisation */
export function listMeant(ctx: Context, organisationId: string | undefined): string {
  if (!personOf(ctx)) throw new DomainError('signInFirst', 'signIn')
  const [first, ...more] = editableBy(ctx)
  if (!organisationId && first && more.length > 0)
    throw new DomainError('shortlist.chooseOrganisation', 'invalid', {}, 'organisation')
  const meant = organisationId ?? first?.id
  if (!meant) throw notFound()
  return meant
}

/** An entry of a list that the person may change. @throws DomainError signInFirst, notFound */
export function entryToEdit(ctx: Context, db: Reader, id: string) {
  const entry = db.select().from(shortlistEntries).where(eq(shortlistEntries.id, id)).get()
  if (!entry) throw missing(ctx)
  const person = authorisedPerson(ctx, 'shortlist.edit', { organisationId: entry.organisationId })
  return { entry, person }
}

/** A note of the person's own, in a list that they may still write in. @throws DomainError signInFirst, notFound */
export function ownNote(ctx: Context, db: Reader, id: string) {
  const note = db.select().from(shortlistNotes).where(eq(shortlistNotes.id, id)).get()
  if (!note) throw missing(ctx)
  const { entry, person } = entryToEdit(ctx, db, note.entryId)
  if (note.writtenBy !== person.id) throw notFound()
  return { note, entry, person }
}

/** What is not there says nothing else to a visitor than what is. */
const missing = (ctx: Context): DomainError =>
  personOf(ctx) ? notFound() : new DomainError('signInFirst', 'signIn')
