import { count, eq } from 'drizzle-orm'
import { delegates, organisations, people, placementDelegates } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import { authorise, isOfTeam, NOTICE_VERSION } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import { normalisePhone } from '#app/features/organisations'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid, notFound } from '#app/platform/domain-error'
import { once } from '#app/platform/once.server'
import { registrationOf } from './find-registration.server'
import type { RegistrationRow } from './find-registration.server'
import { insertDelegate, refuseTooMany } from './register-organisation.server'
import type { DelegateForm } from './schema'

/**
 * Adds a delegate to a registration, or changes one: also another person in the same place, who keeps the meetings.
 * @throws DomainError notFound, conflict, registration.over, registration.tooManyDelegates, registration.noConsent
 */
export function saveDelegate(
  ctx: Context,
  input: DelegateForm & {
    registrationId: string
    delegateId?: string
    version?: number
    key?: string
  },
): { id: string } {
  return write(ctx, (tx) => {
    const { registration, asStaff } = openRegistration(tx, ctx, input.registrationId)
    if (!input.consent && !asStaff) throw invalid('registration.noConsent', {}, 'consent')
    return once(tx, ctx, input.key, () => {
      const event = eventById(tx, registration.eventId)
      const { name, nameLatin, title, email, languages, dietary } = input
      const phone = checkedPhone(tx, registration.organisationId, input.phone, 'phone')
      const known = email
        ? tx.select({ id: people.id }).from(people).where(eq(people.email, email)).get()
        : undefined
      const given = { name, title, email, phone, dietary, nameLatin }
      const spoken = languages.map((locale) => ({ locale }))
      const onBehalfOf = asStaff ? registration.organisationId : undefined
      if (!input.delegateId) {
        refuseTooMany(event, countOf(tx, registration.id) + 1, asStaff)
        const id = insertDelegate(tx, ctx, registration, {
          ...given,
          languages: spoken,
          absences: [],
          personId: known?.id,
          consent: input.consent
            ? { at: ctx.now(), notice: NOTICE_VERSION, locale: ctx.locale }
            : undefined,
        })
        record(tx, ctx, 'delegate.added', 'delegate', id, {
          after: { registrationId: registration.id, ...given },
          onBehalfOf,
        })
        return { id }
      }
      const before = delegateOf(tx, registration.id, input.delegateId)
      if (before.version !== input.version) throw conflict('conflict')
      const isOther = before.email !== (email ?? null) && before.name !== name
      tx.update(delegates)
        .set({
          name,
          nameLatin: nameLatin ?? null,
          title: title ?? null,
          email: email ?? null,
          phone: phone ?? null,
          dietary: dietary ?? null,
          languages: spoken,
          personId: email ? (known?.id ?? null) : before.personId,
          // The calendar link of who was replaced opens nothing any more.
          feedGeneration: before.feedGeneration + (isOther ? 1 : 0),
          ...(input.consent && (isOther || !before.consentAt)
            ? { consentAt: ctx.now(), consentNotice: NOTICE_VERSION, consentLocale: ctx.locale }
            : {}),
          version: before.version + 1,
        })
        .where(eq(delegates.id, before.id))
        .run()
      record(tx, ctx, isOther ? 'delegate.replaced' : 'delegate.changed', 'delegate', before.id, {
        before,
        after: given,
        onBehalfOf,
      })
      return { id: before.id }
    })
  })
}

/**
 * Takes a delegate out who is in no schedule. Who seeks meetings keeps one.
 * @throws DomainError notFound, conflict, registration.lastDelegate, registration.delegatePlaced
 */
export function dropDelegate(
  ctx: Context,
  input: { registrationId: string; delegateId: string; version: number },
): void {
  write(ctx, (tx) => {
    const { registration, asStaff } = openRegistration(tx, ctx, input.registrationId)
    const before = delegateOf(tx, registration.id, input.delegateId)
    if (before.version !== input.version) throw conflict('conflict')
    if (registration.meets && countOf(tx, registration.id) === 1)
      throw conflict('registration.lastDelegate')
    const placed = tx
      .select({ id: placementDelegates.delegateId })
      .from(placementDelegates)
      .where(eq(placementDelegates.delegateId, before.id))
      .get()
    if (placed) throw conflict('registration.delegatePlaced')
    tx.delete(delegates).where(eq(delegates.id, before.id)).run()
    record(tx, ctx, 'delegate.removed', 'delegate', before.id, {
      before,
      onBehalfOf: asStaff ? registration.organisationId : undefined,
    })
  })
}

/** A registration that its organisation, or the event's desk, may still change. @throws DomainError notFound, registration.over */
export function openRegistration(
  tx: Tx,
  ctx: Context,
  id: string,
): { registration: RegistrationRow; asStaff: boolean } {
  const registration = registrationOf(tx, id)
  const { organisationId, eventId, state } = registration
  const states = { event: eventById(tx, eventId).state, registration: state }
  const by = authorise(ctx, 'registration.edit', { organisationId, eventId }, states)
  return { registration, asStaff: isOfTeam(by) }
}

/** A delegate of a registration. @throws DomainError notFound */
export function delegateOf(tx: Reader, registrationId: string, id: string) {
  const found = tx.select().from(delegates).where(eq(delegates.id, id)).get()
  if (found?.registrationId !== registrationId) throw notFound()
  return found
}

const countOf = (tx: Tx, registrationId: string) =>
  tx
    .select({ n: count() })
    .from(delegates)
    .where(eq(delegates.registrationId, registrationId))
    .get()?.n ?? 0

/** A phone as it is stored; without a country code it is one of the organisation's country. @throws DomainError phone.unknown */
export function checkedPhone(
  db: Reader,
  organisationId: string,
  phone: string | undefined,
  field: string,
): string | undefined {
  if (!phone) return undefined
  const organisation = db
    .select({ country: organisations.country })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get()
  const normal = normalisePhone(phone, organisation?.country ?? 'other')
  if (!normal) throw invalid('phone.unknown', {}, field)
  return normal
}
