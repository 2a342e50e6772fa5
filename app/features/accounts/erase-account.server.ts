import { and, eq, inArray, sql } from 'drizzle-orm'
import {
  auditEntries,
  consentRecords,
  delegates,
  joinRequests,
  keptForms,
  knownDevices,
  matchFeedback,
  oneTimeLinks,
  organisationInvitations,
  organisationMembers,
  organisationMerges,
  organisations,
  people,
  privacyRequests,
  savedSearches,
  signInAttempts,
  signUps,
} from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context, Person } from '#app/platform/context.server'
import { forbidden } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { dropWrittenMails } from '#app/platform/mail/written-mails.server'
import { authorisedPerson } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { isDelegate } from './export-own.server'
import { dropSecondFactor } from './factor-check.server'
import { confirmOwnPassword } from './own-password.server'
import { NOTICE_VERSION, currentPasswordSchema } from './schema'
import type { CurrentPassword } from './schema'
import { isStaff } from './staff.server'

/** What stands in the place of an erased name. */
export const NOBODY = '—'

/**
 * Forgets the person who asks: name, addresses, phone and everything that signs in. Meetings, requests and outcomes stay
 * as they are, so that the figures of an event stay true; they name nobody any more.
 * @throws DomainError password.none, password.wrong, secondFactor.wrong, signIn.tooMany; erasure.staff; erasure.lastOwner
 */
export async function eraseAccount(
  ctx: Context,
  input: CurrentPassword,
  address: string,
): Promise<void> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const shown = checked(currentPasswordSchema, input)
  const { email } = await confirmOwnPassword(ctx, person, shown, address)
  write(ctx, (tx) => forgetPerson(tx, ctx, { id: person.id, email }), ERASURE_CONSTRAINTS)
  dropWrittenMails(ctx, { to: email })
}

/** Constraints of the database that say no to an erasure. */
export const ERASURE_CONSTRAINTS = { organisation_keeps_an_owner: 'erasure.lastOwner' }

/**
 * Forgets a person inside the caller's transaction. Authorisation is the caller's.
 * @throws DomainError erasure.staff; the constraint of the last owner
 */
export function forgetPerson(
  tx: Tx,
  ctx: Context,
  { id, email }: Pick<Person, 'id' | 'email'>,
): void {
  if (isStaff(tx, id)) throw forbidden('erasure.staff')
  tx.delete(organisationMembers).where(eq(organisationMembers.personId, id)).run()
  forgetDelegate(tx, { id, email })
  forgetAddress(tx, ctx, email)
  forgetWords(tx, id)
  forgetAccount(tx, ctx, id)
  record(tx, ctx, 'account.erased', 'person', id)
}

/** What the person wrote to owners and staff about themselves. */
function forgetWords(tx: Tx, personId: string): void {
  tx.update(joinRequests)
    .set({ message: null, sharedDomain: null })
    .where(eq(joinRequests.personId, personId))
    .run()
  tx.update(joinRequests)
    .set({ state: 'withdrawn' })
    .where(and(eq(joinRequests.personId, personId), eq(joinRequests.state, 'pending')))
    .run()
  tx.update(privacyRequests)
    .set({ text: null, answer: null })
    .where(eq(privacyRequests.personId, personId))
    .run()
}

/** The delegate keeps organisation, languages and absences: the schedule and the figures stand on them. */
function forgetDelegate(tx: Tx, person: Pick<Person, 'id' | 'email'>): void {
  const ids = tx
    .update(delegates)
    .set({
      name: NOBODY,
      nameLatin: null,
      title: null,
      email: null,
      phone: null,
      dietary: null,
      feedGeneration: sql`${delegates.feedGeneration} + 1`,
      version: sql`${delegates.version} + 1`,
    })
    .where(isDelegate(person))
    .returning({ id: delegates.id })
    .all()
    .map((row) => row.id)
  tx.update(auditEntries)
    .set({ before: null, after: null })
    .where(and(eq(auditEntries.recordKind, 'delegate'), inArray(auditEntries.recordId, ids)))
    .run()
}

function forgetAddress(tx: Tx, ctx: Context, email: string): void {
  tx.delete(signUps).where(eq(signUps.email, email)).run()
  tx.delete(signInAttempts).where(eq(signInAttempts.email, email)).run()
  tx.delete(organisationInvitations).where(eq(organisationInvitations.email, email)).run()
  const named = tx
    .update(organisations)
    .set({
      contactName: null,
      contactEmail: null,
      contactPhone: null,
      version: sql`${organisations.version} + 1`,
    })
    .where(eq(sql`lower(${organisations.contactEmail})`, email))
    .returning({ id: organisations.id })
    .all()
  for (const { id } of named) record(tx, ctx, 'organisation.contactErased', 'organisation', id)
  // A record that was joined to another one keeps its contact too.
  tx.update(organisationMerges)
    .set({
      record: sql`json_set(${organisationMerges.record}, '$.contactName', NULL, '$.contactEmail', NULL, '$.contactPhone', NULL)`,
    })
    .where(sql`lower(json_extract(${organisationMerges.record}, '$.contactEmail')) = ${email}`)
    .run()
}

function forgetAccount(tx: Tx, ctx: Context, personId: string): void {
  const now = ctx.now()
  endSessionsOf(tx, personId)
  dropSecondFactor(tx, personId)
  tx.delete(oneTimeLinks).where(eq(oneTimeLinks.personId, personId)).run()
  tx.delete(savedSearches).where(eq(savedSearches.personId, personId)).run()
  tx.delete(keptForms).where(eq(keptForms.personId, personId)).run()
  // Opinions on matches stay as figures; what was written beside them goes.
  tx.update(matchFeedback).set({ note: null }).where(eq(matchFeedback.enteredBy, personId)).run()
  tx.delete(knownDevices).where(eq(knownDevices.personId, personId)).run()
  tx.insert(consentRecords)
    .values({
      id: newId(),
      personId,
      purpose: 'account',
      noticeVersion: NOTICE_VERSION,
      locale: ctx.locale,
      given: false,
      at: now,
    })
    .run()
  tx.update(people)
    .set({
      email: `${personId}@erased.invalid`,
      name: NOBODY,
      nameLatin: null,
      phone: null,
      passwordHash: null,
      emailConfirmedAt: null,
      erasedAt: now,
      version: sql`${people.version} + 1`,
    })
    .where(eq(people.id, personId))
    .run()
}
