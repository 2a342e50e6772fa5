import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { joinRequests, organisations, people, staffRoles } from '#db/schema'
import type { Context, Person } from '#app/platform/context.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { anOrganisation } from '#app/features/requests/testing.server'
import { answerJoin } from './answer-join.server'
import { askToJoin, withdrawJoin } from './ask-to-join.server'
import { changePerson } from './change-person.server'
import { createAdministrator } from './create-administrator.server'
import { findActor, actorOf } from './find-actor.server'
import { readClaims, readJoinRequests, readJoining, readOwnJoins } from './join-queries.server'
import { openSession } from './open-session.server'
import { readReset } from './reset-password.server'
import { sharedDomain } from './shared-domain'
import { CLIENT, aMailbox, cookieHeader } from './testing.server'

let mailbox: Awaited<ReturnType<typeof aMailbox>>
beforeAll(async () => {
  mailbox = await aMailbox()
})
afterAll(() => mailbox.close())

let ctx: Context
let organisation: { id: string; slug: string }
beforeEach(() => {
  ctx = aContext({ actor: { kind: 'visitor' } })
  organisation = anOrganisation(ctx.db, { name: '한빛' })
})
const now = (person: Person) => as(ctx, actorOf(ctx.db, person.id))
const owner = () =>
  aPerson(ctx.db, {
    name: 'Chủ Văn An',
    member: { organisationId: organisation.id, role: 'owner' },
  })
const staff = (role: 'organiser' | 'administrator' = 'organiser') =>
  aPerson(ctx.db, { staff: [role] })
const ask = (who: Person, message = '해외사업팀 김하늘입니다.') =>
  askToJoin(now(who), { slug: organisation.slug, message }).id
const answer = (who: Person, id: string, given: 'accept' | 'decline', reason?: string) =>
  answerJoin(now(who), { id, answer: given, role: 'viewer', reason })
const roleOf = (person: Person) => {
  const actor = actorOf(ctx.db, person.id)
  return actor.kind === 'person' ? actor.memberships[0]?.role : undefined
}

describe('asking to join an organisation that has people', () => {
  it('is for signed-in people with a confirmed address who are not in yet, once', () => {
    const boss = owner()
    const person = aPerson(ctx.db)
    expect(() => askToJoin(ctx, { slug: organisation.slug })).toThrowDomainError('signInFirst')
    expect(() => ask(boss)).toThrowDomainError('members.thereAlready')
    expect(() => askToJoin(now(person), { slug: 'nowhere' })).toThrowDomainError('notFound')
    ctx.db.update(people).set({ emailConfirmedAt: null }).where(eq(people.id, person.id)).run()
    expect(() => ask(person)).toThrowDomainError('join.unconfirmed')
    ctx.db.update(people).set({ emailConfirmedAt: ctx.now() }).where(eq(people.id, person.id)).run()
    ask(person)
    expect(() => ask(person)).toThrowDomainError('join.askedAlready')
    expect(readJoining(now(person), organisation.slug)).toMatchObject({ hasPeople: true, open: {} })
  })
  it('waits for five answers at most', () => {
    const person = aPerson(ctx.db)
    for (let n = 0; n < 5; n++) askToJoin(now(person), { slug: anOrganisation(ctx.db).slug })
    expect(() => ask(person)).toThrowDomainError('join.tooMany')
  })
  it('is sent ten times a day at most, taken back or not', () => {
    owner()
    const person = aPerson(ctx.db)
    for (let n = 0; n < 10; n++) withdrawJoin(now(person), { id: ask(person) })
    expect(() => ask(person)).toThrowDomainError('join.tooOften')
  })
  it('goes to the owners, who answer with a role or a reason; the person is told', async () => {
    const boss = owner()
    const [person, second] = [aPerson(ctx.db, { name: '김하늘', locale: 'ko' }), aPerson(ctx.db)]
    const id = ask(person)
    const [toOwner] = await mailbox.deliver(ctx)
    expect([toOwner?.to, toOwner?.link.pathname]).toEqual([
      boss.email,
      `/en/organisations/${organisation.slug}/members`,
    ])
    expect(toOwner?.text).toContain('김하늘')
    const editor = aPerson(ctx.db, { member: { organisationId: organisation.id, role: 'editor' } })
    for (const who of [editor, aPerson(ctx.db), staff('organiser')])
      expect(() => answer(who, id, 'accept')).toThrowDomainError('notFound')
    expect(() => readJoinRequests(now(editor), organisation.slug)).toThrowDomainError('notFound')
    expect(readJoinRequests(now(boss), organisation.slug)).toMatchObject([{ id, name: '김하늘' }])
    answer(boss, id, 'accept')
    expect(roleOf(person)).toBe('viewer')
    expect(() => answer(boss, id, 'decline', 'no')).toThrowDomainError('join.answered')
    const other = ask(second)
    expect(() => answer(boss, other, 'decline')).toThrowDomainError('join.reasonMissing')
    answer(boss, other, 'decline', 'Không biết người này.')
    const mails = await mailbox.deliver(ctx)
    expect(mails.map((mail) => mail.to)).toEqual([person.email, second.email])
    expect(mails[0]?.subject).toContain('한빛')
    expect(mails[1]?.text).toContain('Không biết người này.')
    expect(readOwnJoins(now(second))).toMatchObject([{ state: 'declined' }])
    expect(roleOf(second)).toBeUndefined()
  })
  it('can be taken back by the person only, and then has no mail to send', async () => {
    owner()
    const person = aPerson(ctx.db)
    const id = ask(person)
    expect(() => withdrawJoin(now(aPerson(ctx.db)), { id })).toThrowDomainError('notFound')
    withdrawJoin(now(person), { id })
    expect(() => withdrawJoin(now(person), { id })).toThrowDomainError('notFound')
    expect(await mailbox.deliver(ctx)).toEqual([])
  })
})

describe('claiming a record without people', () => {
  const atDomain = () =>
    ctx.db
      .update(organisations)
      .set({ website: 'https://www.firm.example/kr' })
      .where(eq(organisations.id, organisation.id))
      .run()

  it('is answered by staff, and approved only on a domain that the record names', async () => {
    const organiser = staff()
    const [first, second] = [aPerson(ctx.db), aPerson(ctx.db)]
    const bare = ask(first)
    expect((await mailbox.deliver(ctx)).map((mail) => [mail.to, mail.link.pathname])).toEqual([
      [organiser.email, '/en/organiser/claims'],
    ])
    expect(() => readClaims(now(first))).toThrowDomainError('notFound')
    expect(() => answer(first, bare, 'accept')).toThrowDomainError('notFound')
    expect(() => answer(organiser, bare, 'accept')).toThrowDomainError('join.noSharedDomain')
    atDomain()
    const proven = ask(second)
    expect(readClaims(now(organiser)).map((claim) => claim.sharedDomain)).toEqual([
      null,
      'firm.example',
    ])
    answer(organiser, proven, 'accept')
    expect(roleOf(second)).toBe('owner')
    // The first claim is the new owner's to answer now.
    expect(readClaims(now(organiser))).toEqual([])
    expect(readJoinRequests(now(second), organisation.slug)).toMatchObject([{ id: bare }])
    expect(() => answer(organiser, bare, 'decline', 'late')).toThrowDomainError('notFound')
  })
  it('makes nobody an owner who is one too many', () => {
    atDomain()
    const id = ask(aPerson(ctx.db))
    owner()
    expect(() => answer(staff(), id, 'accept')).toThrowDomainError('claim.hasOwner')
    expect(ctx.db.select().from(joinRequests).get()?.state).toBe('pending')
  })
  it.each([
    ['mai@songbo.vn', 'https://www.songbo.vn', null, 'songbo.vn'],
    ['mai@mail.songbo.vn', 'https://songbo.vn', null, 'mail.songbo.vn'],
    ['mai@songbo.vn', null, 'info@SONGBO.vn', 'songbo.vn'],
    ['mai@gmail.com', null, 'songbo@gmail.com', null],
    ['mai@danang.gov.vn', 'https://sxd.danang.gov.vn', null, null],
    ['mai@evil-songbo.vn', 'https://songbo.vn', null, null],
    ['mai@songbo.vn', 'no address', null, null],
  ])('%s against %s and %s shares %s', (email, website, contactEmail, domain) => {
    expect(sharedDomain(email, { website, contactEmail })).toBe(domain)
  })
})

describe('what an administrator does to accounts', () => {
  const act = (who: Person, person: Person, given: Parameters<typeof changePerson>[2]) =>
    changePerson(now(who), person.id, given)
  const rolesOf = (person: Person) =>
    ctx.db
      .select()
      .from(staffRoles)
      .where(eq(staffRoles.personId, person.id))
      .all()
      .map((row) => row.role)

  it('is an administrator’s alone', () => {
    const person = aPerson(ctx.db)
    for (const who of [person, staff('organiser'), owner()])
      expect(() => act(who, person, { act: 'grant', role: 'administrator' })).toThrowDomainError(
        'notFound',
      )
    expect(() => changePerson(ctx, person.id, { act: 'suspend' })).toThrowDomainError('signInFirst')
    expect(() =>
      act(staff('administrator'), { ...person, id: 'x' }, { act: 'suspend' }),
    ).toThrowDomainError('notFound')
  })
  it('gives and takes roles, tells the person, and ends their sessions', async () => {
    const administrator = staff('administrator')
    const person = aPerson(ctx.db)
    const { cookies } = await openSession(ctx, person.id, CLIENT, 'one')
    act(administrator, person, { act: 'grant', role: 'organiser' })
    act(administrator, person, { act: 'grant', role: 'organiser' })
    expect(rolesOf(person)).toEqual(['organiser'])
    expect((await findActor(ctx.db, cookieHeader(cookies), false)).actor.kind).toBe('visitor')
    act(administrator, person, { act: 'revoke', role: 'organiser' })
    expect(rolesOf(person)).toEqual([])
    expect((await mailbox.deliver(ctx)).filter((mail) => mail.to === person.email)).toHaveLength(2)
  })
  it('always leaves an administrator who can sign in', () => {
    const [first, second] = [staff('administrator'), staff('administrator')]
    expect(() => act(first, first, { act: 'suspend' })).toThrowDomainError('staff.self')
    act(first, second, { act: 'suspend' })
    expect(() => act(first, first, { act: 'revoke', role: 'administrator' })).toThrowDomainError(
      'staff.lastAdministrator',
    )
    act(first, second, { act: 'reopen' })
    act(second, first, { act: 'revoke', role: 'administrator' })
    expect(() => act(second, second, { act: 'revoke', role: 'administrator' })).toThrowDomainError(
      'staff.lastAdministrator',
    )
  })
  it('closes an account so that nothing signs in to it, and opens it again', async () => {
    const administrator = staff('administrator')
    const person = aPerson(ctx.db)
    const { cookies } = await openSession(ctx, person.id, CLIENT, 'one')
    act(administrator, person, { act: 'suspend' })
    expect((await findActor(ctx.db, cookieHeader(cookies), false)).actor.kind).toBe('visitor')
    await expect(openSession(ctx, person.id, CLIENT, 'one')).rejects.toThrowDomainError(
      'account.suspended',
    )
    act(administrator, person, { act: 'reopen' })
    expect(await openSession(ctx, person.id, CLIENT, 'one')).toHaveProperty('cookies')
  })
})

describe('the first administrator', () => {
  const create = (who: Context, email = 'First@Host.example') =>
    createAdministrator(who, { email, name: 'Bùi Khánh An', locale: 'vi' })
  const system = () => as(ctx, { kind: 'system' })

  it('is made by a command only, with a link that sets the password', () => {
    expect(() => create(now(staff('administrator')))).toThrowDomainError('forbidden')
    expect(() => create(ctx)).toThrowDomainError('forbidden')
    expect(() => create(system(), 'nobody')).toThrowDomainError('field.email')
    const { isNew, token } = create(system())
    expect(isNew).toBe(true)
    expect(readReset(ctx, token ?? '').email).toBe('first@host.example')
    expect(create(system()).isNew).toBe(false)
    const person = ctx.db.select().from(people).where(eq(people.email, 'first@host.example')).get()
    expect(actorOf(ctx.db, person?.id ?? '')).toMatchObject({ staff: ['administrator'] })
  })
})
