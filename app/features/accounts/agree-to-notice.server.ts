import { asc, eq } from 'drizzle-orm'
import { consentRecords } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { authorisedPerson } from './authorise.server'
import { NOTICE_VERSION, agreeSchema } from './schema'
import type { Agree } from './schema'

/** What the person who asks agreed to, when, and whether it is the notice in force. @throws DomainError signInFirst */
export function readConsents(ctx: Context) {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const consents = ctx.db
    .select({
      id: consentRecords.id,
      purpose: consentRecords.purpose,
      noticeVersion: consentRecords.noticeVersion,
      locale: consentRecords.locale,
      given: consentRecords.given,
      at: consentRecords.at,
    })
    .from(consentRecords)
    .where(eq(consentRecords.personId, person.id))
    .orderBy(asc(consentRecords.at))
    .all()
  const last = consents.at(-1)
  return {
    consents,
    noticeVersion: NOTICE_VERSION,
    agreed: last?.given === true && last.noticeVersion === NOTICE_VERSION,
  }
}

/**
 * Keeps that the person who asks agrees to the notice in force, with the language in which it was shown.
 * @throws DomainError signInFirst, field.consent, field.noticeChanged
 */
export function agreeToNotice(ctx: Context, input: Agree): void {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const { noticeVersion } = checked(agreeSchema, input)
  write(ctx, (tx) => {
    tx.insert(consentRecords)
      .values({
        id: newId(),
        personId: person.id,
        purpose: 'account',
        noticeVersion,
        locale: ctx.locale,
        given: true,
        at: ctx.now(),
      })
      .run()
    record(tx, ctx, 'account.consented', 'person', person.id, { after: { noticeVersion } })
  })
}
