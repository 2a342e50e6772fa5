import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  auditEntries,
  consentRecords,
  delegates,
  meetingRequests,
  organisationMembers,
  organisations,
  outbox,
  people,
  savedSearches,
  sessions,
  staffRoles,
} from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { aPerson, as, writtenMails } from '#app/platform/testing.server'
import { requestMeeting } from '#app/features/requests'
import { aMatchmaking } from '#app/features/requests/testing.server'
import type { Firm } from '#app/features/requests/testing.server'
import { changeDetails } from './change-details.server'
import { eraseAccount } from './erase-account.server'
import { exportOwn } from './export-own.server'
import { actorOf } from './find-actor.server'
import { inviteMember } from './invite-member.server'
import { openSession } from './open-session.server'
import { hashPassword } from './passwords.server'
import { readAccount } from './queries.server'
import { requestPasswordReset } from './request-password-reset.server'
import { CLIENT } from './testing.server'

const PASSWORD = 'lúa chín vàng đồng 9'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

let story: ReturnType<typeof aMatchmaking>
let ctx: Context
let firm: Firm
beforeEach(() => {
  story = aMatchmaking()
  ctx = as(story.desk, { kind: 'visitor' })
  firm = story.join({ name: '한빛', country: 'KR' })
  ctx.db.update(people).set({ passwordHash }).where(eq(people.id, firm.person.id)).run()
})

const me = (at = ctx) => as(at, actorOf(ctx.db, firm.person.id))
const erase = (currentPassword = PASSWORD, at = me()) =>
  eraseAccount(at, { currentPassword }, CLIENT.address)
const row = () => ctx.db.select().from(people).where(eq(people.id, firm.person.id)).get()

const asked = (other: Firm) =>
  requestMeeting(firm.as, {
    fromRegistrationId: firm.registrationId,
    toRegistrationId: other.registrationId,
    priority: 'want',
  }).id

describe('correcting one’s own details', () => {
  it('is for the person, and loses nothing that another tab saved', () => {
    const { version } = readAccount(me())
    const details = { name: ' 김  하늘 ', nameLatin: '', locale: 'ko' as const, version }
    expect(() => changeDetails(ctx, details)).toThrowDomainError('signInFirst')
    expect(() => changeDetails(me(), { ...details, name: ' ' })).toThrowDomainError(
      'field.required',
    )
    changeDetails(me(), details)
    expect(readAccount(me())).toMatchObject({ name: '김 하늘', nameLatin: null, locale: 'ko' })
    expect(() => changeDetails(me(), details)).toThrowDomainError('conflict')
    expect(JSON.stringify(ctx.db.select().from(auditEntries).all())).not.toContain('하늘')
  })
})

describe('everything that is kept about a person', () => {
  it('is given to that person, with what they entered and without secrets or other people', async () => {
    const other = story.join({ name: 'Sông Bồ', country: 'VN' })
    const requestId = asked(other)
    await openSession(ctx, firm.person.id, CLIENT, 'one')
    ctx.db
      .insert(savedSearches)
      .values({
        id: 's',
        personId: firm.person.id,
        name: 'Nước sạch',
        kind: 'technology',
        query: 'q=nuoc',
        createdAt: ctx.now(),
      })
      .run()
    expect(() => exportOwn(ctx)).toThrowDomainError('signInFirst')
    const own = exportOwn(me())
    expect(own.person?.email).toBe(firm.person.email)
    expect(own.memberships).toEqual([{ organisation: '한빛', role: 'owner' }])
    expect(own.requests.map((one) => one.id)).toEqual([requestId])
    expect(own.delegations).toHaveLength(1)
    expect(own.sessions).toHaveLength(1)
    expect(own.savedSearches.map(({ name }) => name)).toEqual(['Nước sạch'])
    const text = JSON.stringify(own)
    expect(text).not.toContain('argon2')
    expect(text).not.toContain(other.person.email)
  })
})

describe('erasing one’s account', () => {
  const withSuccessor = () =>
    aPerson(ctx.db, { member: { organisationId: firm.organisationId, role: 'owner' } })

  it('wants the password, and is not for visitors, staff, or an only owner', async () => {
    await expect(erase(PASSWORD, ctx)).rejects.toThrowDomainError('signInFirst')
    await expect(erase('guessed')).rejects.toThrowDomainError('password.wrong')
    await expect(erase()).rejects.toThrowDomainError('erasure.lastOwner')
    expect(row()).toMatchObject({ email: firm.person.email, erasedAt: null })
    withSuccessor()
    ctx.db.insert(staffRoles).values({ personId: firm.person.id, role: 'organiser' }).run()
    await expect(erase()).rejects.toThrowDomainError('erasure.staff')
  })
  it('leaves no name or address of the person anywhere, and nothing that signs in', async () => {
    const successor = withSuccessor()
    const { email, name } = firm.person
    ctx.db
      .update(organisations)
      .set({ contactName: name, contactEmail: email.toUpperCase(), contactPhone: '+82250001111' })
      .where(eq(organisations.id, firm.organisationId))
      .run()
    ctx.db
      .update(delegates)
      .set({ name, email })
      .where(eq(delegates.personId, firm.person.id))
      .run()
    await openSession(ctx, firm.person.id, CLIENT, 'one')
    requestPasswordReset(ctx, { email }, CLIENT.address)
    const elsewhere = story.join({ name: 'Sông Bồ', country: 'VN' })
    inviteMember(as(ctx, actorOf(ctx.db, elsewhere.person.id)), {
      slug: elsewhere.organisationId,
      email,
      role: 'viewer',
      locale: 'en',
    })
    const mails = writtenMails(ctx, [email, 'other@firm.example'])
    await erase()
    expect(mails()).toEqual(['other@firm.example.eml'])
    const tables = ctx.db.all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table'`,
    )
    const found = tables
      .map((table) => table.name)
      .filter((table) =>
        JSON.stringify(ctx.db.all(sql.raw(`SELECT * FROM "${table}"`)))
          .toLowerCase()
          .includes(email),
      )
    expect(found).toEqual([])
    expect(ctx.db.select().from(sessions).all()).toEqual([])
    expect(actorOf(ctx.db, firm.person.id).kind).toBe('visitor')
    expect(row()).toMatchObject({ name: '—', passwordHash: null })
    const members = ctx.db
      .select({ id: organisationMembers.personId })
      .from(organisationMembers)
      .where(eq(organisationMembers.organisationId, firm.organisationId))
      .all()
    expect(members).toEqual([{ id: successor.id }])
    expect(ctx.db.select().from(consentRecords).all()).toMatchObject([{ given: false }])
  })
  it('keeps the figures of the event and writes to nobody any more', async () => {
    withSuccessor()
    const other = story.join({ name: 'Sông Bồ', country: 'VN' })
    asked(other)
    const count = () => [
      ctx.db.select().from(meetingRequests).all().length,
      ctx.db.select().from(delegates).all().length,
    ]
    const before = count()
    await erase()
    expect(count()).toEqual(before)
    ctx.db.delete(outbox).run()
    requestPasswordReset(ctx, { email: firm.person.email }, CLIENT.address)
    expect(ctx.db.select().from(outbox).all()).toEqual([])
  })
})
