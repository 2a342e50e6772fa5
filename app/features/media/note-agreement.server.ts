import { and, eq } from 'drizzle-orm'
import { disclosureAgreements, organisations } from '#db/schema'
import type { Tx } from '#db/client'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { keptApartFrom } from '#app/features/catalogue'
import { byName, nameKey } from '#app/features/organisations'
import { dayOf } from '#app/i18n/format'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { technologyBySlug } from './find-media.server'
import { noteAgreementSchema } from './schema'
import type { NoteAgreement } from './schema'

/**
 * The owner of a technology notes that another organisation has signed a non-disclosure agreement about it. A second
 * note changes the day.
 * @throws DomainError notFound, field.*, agreement.*
 */
export function noteAgreement(ctx: Context, slug: string, input: NoteAgreement): void {
  const technology = technologyBySlug(ctx.db, slug)
  authorisedPerson(ctx, 'document.share', { organisationId: technology.organisationId })
  const { organisation, signedOn } = checked(noteAgreementSchema, input)
  if (signedOn > dayOf(ctx.now(), 'Asia/Ho_Chi_Minh'))
    throw invalid('agreement.notYet', {}, 'signedOn')
  write(ctx, (tx) => {
    const organisationId = partnerCalled(tx, ctx, organisation)
    if (organisationId === technology.organisationId)
      throw invalid('agreement.self', {}, 'organisation')
    tx.insert(disclosureAgreements)
      .values({
        ...{ id: newId(), technologyId: technology.id, organisationId, signedOn },
        createdAt: ctx.now(),
      })
      .onConflictDoUpdate({
        target: [disclosureAgreements.technologyId, disclosureAgreements.organisationId],
        set: { signedOn },
      })
      .run()
    record(tx, ctx, 'agreement.noted', 'disclosureAgreement', technology.id, {
      after: { organisationId, signedOn },
    })
  })
}

/** Takes the note back; a second press changes nothing. @throws DomainError notFound */
export function withdrawAgreement(ctx: Context, slug: string, organisationId: string): void {
  const technology = technologyBySlug(ctx.db, slug)
  authorisedPerson(ctx, 'document.share', { organisationId: technology.organisationId })
  write(ctx, (tx) => {
    const { changes } = tx
      .delete(disclosureAgreements)
      .where(
        and(
          eq(disclosureAgreements.technologyId, technology.id),
          eq(disclosureAgreements.organisationId, organisationId),
        ),
      )
      .run()
    if (changes > 0)
      record(tx, ctx, 'agreement.withdrawn', 'disclosureAgreement', technology.id, {
        before: { organisationId },
      })
  })
}

/** The organisation of this name in any script, or of this address here. */
function partnerCalled(tx: Tx, ctx: Context, written: string): string {
  const slug = /\/organisations\/([^/?#\s]+)/.exec(written)?.[1] ?? written
  const bySlug = tx.select().from(organisations).where(eq(organisations.slug, slug)).get()
  const found = bySlug ? [bySlug] : namesakes(tx, written)
  const apart = keptApartFrom(ctx)
  const [partner, another] = found.filter(({ id }) => !apart.has(id))
  if (!partner) throw invalid('agreement.nobody', {}, 'organisation')
  if (another) throw invalid('agreement.several', {}, 'organisation')
  return partner.id
}

const namesakes = (tx: Tx, name: string) => {
  const found = byName(tx, name)
  const exact = found.filter((one) => one.displayName === name || one.nameKey === nameKey(name))
  return exact.length > 0 ? exact : found
}
