import { eq, or } from 'drizzle-orm'
import { delegates, organisations, people, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import type { Country, Locale } from '#db/domain'
import { findLinkHolder } from './find-link-holder.server'
import type { MailPayload } from './notify.server'

/** Whom a mail goes to, as they are now. */
export type MailReader = { email: string; name: string; locale: Locale; delegateIds: string[] }

/** The language of who has no account: that of the organisation's country. */
export const LOCALE_OF: Record<Country, Locale> = { KR: 'ko', VN: 'vi', other: 'en' }

/** The recipient's address, language and the delegates that they are; null for one without an address or gone. */
export function findReader(db: Reader, to: MailPayload['to']): MailReader | null {
  if ('personId' in to) {
    const person = db.select().from(people).where(eq(people.id, to.personId)).get()
    if (!person || person.erasedAt) return null
    const ids = db
      .select({ id: delegates.id })
      .from(delegates)
      .where(or(eq(delegates.personId, person.id), eq(delegates.email, person.email)))
      .all()
    return {
      email: person.email,
      name: person.name,
      locale: person.locale,
      delegateIds: ids.map((row) => row.id),
    }
  }
  if (!('delegateId' in to)) return findLinkHolder(db, to)
  const row = db
    .select({ delegate: delegates, country: organisations.country })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(eq(delegates.id, to.delegateId))
    .get()
  if (!row?.delegate.email) return null
  const { email, name } = row.delegate
  const same = db
    .select({ id: delegates.id })
    .from(delegates)
    .where(eq(delegates.email, email))
    .all()
  return { email, name, locale: LOCALE_OF[row.country], delegateIds: same.map((one) => one.id) }
}
