import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, organisationInvitations, organisationMembers, people } from '#db/schema'
import type { MemberRole } from '#db/domain'
import type { Context, Person } from '#app/platform/context.server'
import { TEST_NOW, aContext, aPerson, as } from '#app/platform/testing.server'
import { anOrganisation } from '#app/features/requests/testing.server'
import { acceptInvitation, readInvitation } from './accept-invitation.server'
import {
  changeMemberRole,
  handOverOrganisation,
  leaveOrganisation,
  removeMember,
} from './change-membership.server'
import { findActor, actorOf } from './find-actor.server'
import { inviteMember } from './invite-member.server'
import { inviteOwner } from './invite-owner.server'
import { readMember, readMembers, readOwnership } from './members.server'
import { openSession } from './open-session.server'
import { revokeInvitation } from './revoke-invitation.server'
import { CLIENT, aMailbox, cookieHeader, tokenIn } from './testing.server'

let mailbox: Awaited<ReturnType<typeof aMailbox>>
beforeAll(async () => {
  mailbox = await aMailbox()
})
afterAll(() => mailbox.close())

let ctx: Context
let organisation: { id: string; slug: string }
let owner: Person
beforeEach(() => {
  ctx = aContext({ actor: { kind: 'visitor' } })
  organisation = anOrganisation(ctx.db, { name: '한빛' })
  owner = join('owner', 'Chủ Văn An')
})

const join = (role: MemberRole, name = 'Trần Thị Mai') =>
  aPerson(ctx.db, { name, member: { organisationId: organisation.id, role } })
/** The same person with the roles of this moment. */
const now = (person: Person) => as(ctx, actorOf(ctx.db, person.id))
const at = (context: Context, days: number): Context => ({
  ...context,
  now: () => new Date(TEST_NOW.getTime() + days * 86_400_000),
})
const roles = () =>
  Object.fromEntries(
    ctx.db
      .select()
      .from(organisationMembers)
      .all()
      .map((row) => [row.personId, row.role]),
  )
const invite = (context: Context, email: string, role: MemberRole = 'editor') =>
  inviteMember(context, { slug: organisation.slug, email, role, locale: 'ko' })
const invited = async (email: string, role: MemberRole = 'editor') => {
  const { id } = invite(now(owner), email, role)
  const [mail] = await mailbox.deliver(ctx)
  return { id, mail, token: tokenIn(mail) }
}
const accept = (person: Person, token: string) => acceptInvitation(now(person), { token }, CLIENT)

describe('an invitation to an organisation', () => {
  it('is sent by owners only, and to nobody who is in already or invited already', () => {
    const editor = join('editor')
    const foreign = anOrganisation(ctx.db, { name: 'Sông Bồ' })
    const foreigner = aPerson(ctx.db, { member: { organisationId: foreign.id, role: 'owner' } })
    for (const [who, code] of [
      [ctx, 'signInFirst'],
      [now(editor), 'notFound'],
      [now(foreigner), 'notFound'],
    ] as const)
      expect(() => invite(who, 'new@firm.example')).toThrowDomainError(code)
    expect(() => invite(now(owner), editor.email)).toThrowDomainError('members.thereAlready')
    expect(() => invite(now(owner), 'nobody')).toThrowDomainError('field.email')
    invite(now(owner), 'New@Firm.example')
    expect(() => invite(now(owner), 'new@firm.example')).toThrowDomainError(
      'members.invitedAlready',
    )
  })
  it('is not sent by an owner who stopped being one while the request was on its way', () => {
    const stale = now(owner)
    join('owner')
    ctx.db.delete(organisationMembers).where(eq(organisationMembers.personId, owner.id)).run()
    expect(() => invite(stale, 'new@firm.example')).toThrowDomainError('notFound')
  })
  it('goes out thirty times a day at most', () => {
    for (let n = 0; n < 30; n++) invite(now(owner), `n${n}@firm.example`)
    expect(() => invite(now(owner), 'n30@firm.example')).toThrowDomainError('members.invitedOften')
    expect(invite(at(now(owner), 1.1), 'n30@firm.example')).toHaveProperty('id')
  })
  it('goes in the language chosen, without a name for who has no account', async () => {
    const { mail } = await invited('new@firm.example')
    expect(mail?.to).toBe('new@firm.example')
    expect(mail?.subject).toBe('[HanViet Bridge] 구성원 초대: 한빛')
    expect(mail?.text).toMatch(/^안녕하십니까\.\n/)
    expect(mail?.link.pathname).toBe('/ko/invitation')
  })
  it('is read as often as one likes; only the person invited takes it, once', async () => {
    const person = aPerson(ctx.db, { locale: 'vi' })
    const other = aPerson(ctx.db)
    ctx.db.update(people).set({ emailConfirmedAt: null }).where(eq(people.id, person.id)).run()
    const { token } = await invited(person.email)
    for (const [who, standing] of [
      [ctx, 'visitor'],
      [now(other), 'other'],
      [now(person), 'self'],
    ] as const)
      expect(readInvitation(who, token)).toMatchObject({ invited: standing, role: 'editor' })
    expect(readInvitation(ctx, token).email).not.toContain('person')
    expect(() => acceptInvitation(ctx, { token }, CLIENT)).toThrowDomainError('signInFirst')
    expect(() => accept(other, token)).toThrowDomainError('invitation.otherPerson')
    expect(accept(person, token)).toMatchObject({ slug: organisation.slug })
    expect(roles()[person.id]).toBe('editor')
    expect(
      ctx.db.select().from(people).where(eq(people.id, person.id)).get()?.emailConfirmedAt,
    ).toEqual(TEST_NOW)
    expect(() => accept(person, token)).toThrowDomainError('link.used')
  })
  it('gives the session of who accepts a new id', async () => {
    const person = aPerson(ctx.db)
    const { token } = await invited(person.email)
    const before = cookieHeader((await openSession(ctx, person.id, CLIENT, 'one')).cookies)
    const { actor } = await findActor(ctx.db, before, false)
    const { cookies } = acceptInvitation(as(ctx, actor), { token }, CLIENT)
    expect((await findActor(ctx.db, before, false)).actor.kind).toBe('visitor')
    expect((await findActor(ctx.db, cookieHeader(cookies), false)).actor).toMatchObject({
      memberships: [{ organisationId: organisation.id, role: 'editor' }],
    })
  })
  it('ends: forged, after two weeks, or taken back', async () => {
    const person = aPerson(ctx.db)
    const { id, token } = await invited(person.email)
    expect(() => accept(person, `${token}x`)).toThrowDomainError('link.invalid')
    expect(() => acceptInvitation(at(now(person), 14), { token }, CLIENT)).toThrowDomainError(
      'link.expired',
    )
    const revoke = (who: Context, kind: 'member' | 'claim' = 'member') =>
      revokeInvitation(who, { slug: organisation.slug, invitationId: id, kind })
    expect(() => revoke(now(join('editor')))).toThrowDomainError('notFound')
    expect(() =>
      revoke(as(ctx, aPerson(ctx.db, { staff: ['organiser'] })), 'claim'),
    ).toThrowDomainError('notFound')
    revoke(now(owner))
    expect(() => revoke(now(owner))).toThrowDomainError('notFound')
    expect(() => accept(person, token)).toThrowDomainError('link.revoked')
    expect(roles()[person.id]).toBeUndefined()
    expect(invite(now(owner), person.email)).toHaveProperty('id')
  })
  it('that ran out makes room for another to the same address', () => {
    invite(now(owner), 'late@firm.example')
    expect(invite(at(now(owner), 15), 'late@firm.example')).toHaveProperty('id')
  })
  it('leaves no mail to send once it was taken back', async () => {
    const { id } = invite(now(owner), 'new@firm.example')
    revokeInvitation(now(owner), { slug: organisation.slug, invitationId: id, kind: 'member' })
    expect(await mailbox.deliver(ctx)).toEqual([])
  })
})

describe('members', () => {
  const change = (who: Person, person: Person, seen: MemberRole, role: MemberRole) =>
    changeMemberRole(now(who), { slug: organisation.slug, personId: person.id, seen, role })
  const remove = (who: Person, person: Person, seen: MemberRole) =>
    removeMember(now(who), { slug: organisation.slug, personId: person.id, seen })

  it('are seen by members; open invitations and the ways to change them by owners', () => {
    const viewer = join('viewer')
    invite(now(owner), 'new@firm.example')
    expect(() => readMembers(ctx, organisation.slug)).toThrowDomainError('signInFirst')
    expect(() => readMembers(as(ctx, aPerson(ctx.db)), organisation.slug)).toThrowDomainError(
      'notFound',
    )
    expect(readMembers(now(viewer), organisation.slug)).toMatchObject({
      mayManage: false,
      invitations: [],
      members: [{ personId: owner.id }, { personId: viewer.id, isSelf: true }],
    })
    expect(readMembers(now(owner), organisation.slug).invitations).toHaveLength(1)
    expect(readMember(now(viewer), organisation.slug, viewer.id).mayChangeRole).toBe(false)
    expect(() => readMember(now(viewer), organisation.slug, owner.id)).toThrowDomainError(
      'notFound',
    )
    expect(readMember(now(owner), organisation.slug, viewer.id)).toMatchObject({
      mayChangeRole: true,
      mayHandOver: true,
    })
    expect(readMember(now(owner), organisation.slug, owner.id).isLastOwner).toBe(true)
  })
  it('are changed and removed by owners only, who saw the role as it is', async () => {
    const editor = join('editor')
    const viewer = join('viewer')
    expect(() => change(editor, editor, 'editor', 'owner')).toThrowDomainError('notFound')
    expect(() => remove(editor, viewer, 'viewer')).toThrowDomainError('notFound')
    expect(() => change(owner, editor, 'viewer', 'owner')).toThrowDomainError('members.changed')
    change(owner, viewer, 'viewer', 'editor')
    remove(owner, editor, 'editor')
    expect(roles()).toEqual({ [owner.id]: 'owner', [viewer.id]: 'editor' })
    expect((await mailbox.deliver(ctx)).map((mail) => mail.to)).toEqual([editor.email])
    expect(() => remove(owner, editor, 'editor')).toThrowDomainError('members.changed')
    const actions = ctx.db.select().from(auditEntries).all()
    expect(actions.map((line) => [line.action, line.actorId])).toEqual([
      ['members.roleChanged', owner.id],
      ['members.removed', owner.id],
    ])
  })
  it('always have an owner: the last one neither leaves, nor steps down, nor is removed', () => {
    const administrator = aPerson(ctx.db, { staff: ['administrator'] })
    expect(() => leaveOrganisation(now(owner), organisation)).toThrowDomainError(
      'members.lastOwner',
    )
    expect(() => change(owner, owner, 'owner', 'viewer')).toThrowDomainError('members.lastOwner')
    expect(() => remove(administrator, owner, 'owner')).toThrowDomainError('members.lastOwner')
    const second = join('owner')
    leaveOrganisation(now(owner), organisation)
    expect(roles()).toEqual({ [second.id]: 'owner' })
  })
  it('keep an owner also when two remove each other with what they saw before', () => {
    const second = join('owner')
    const [first, other] = [now(owner), now(second)]
    const of = (person: Person) => ({
      slug: organisation.slug,
      personId: person.id,
      seen: 'owner' as const,
    })
    removeMember(first, of(second))
    expect(() => removeMember(other, of(owner))).toThrowDomainError('notFound')
    expect(roles()).toEqual({ [owner.id]: 'owner' })
  })
  it('keep an owner also when both owners leave at the same moment', () => {
    const second = join('owner')
    const [first, other] = [now(owner), now(second)]
    leaveOrganisation(first, organisation)
    expect(() => leaveOrganisation(other, organisation)).toThrowDomainError('members.lastOwner')
    expect(roles()).toEqual({ [second.id]: 'owner' })
  })
  it('leave by themselves, and have no way back but an invitation', () => {
    const viewer = join('viewer')
    leaveOrganisation(now(viewer), organisation)
    expect(roles()[viewer.id]).toBeUndefined()
    expect(() => leaveOrganisation(now(viewer), organisation)).toThrowDomainError('notFound')
  })
  it('are handed the organisation in one step', async () => {
    const editor = join('editor')
    const administrator = aPerson(ctx.db, { staff: ['administrator'] })
    const handOver = (who: Person, to: Person, seen: MemberRole) =>
      handOverOrganisation(now(who), { slug: organisation.slug, personId: to.id, seen })
    expect(() => handOver(editor, owner, 'owner')).toThrowDomainError('notFound')
    expect(() => handOver(administrator, editor, 'editor')).toThrowDomainError('notFound')
    expect(() => handOver(owner, owner, 'owner')).toThrowDomainError('members.changed')
    handOver(owner, editor, 'editor')
    expect(roles()).toEqual({ [owner.id]: 'editor', [editor.id]: 'owner' })
    const [mail] = await mailbox.deliver(ctx)
    expect([mail?.to, mail?.link.pathname]).toEqual([
      editor.email,
      `/en/organisations/${organisation.slug}/members`,
    ])
  })
})

describe('a record without people', () => {
  const bare = () => anOrganisation(ctx.db, { name: 'Cấp nước Sông Bồ' })
  const staff = () => as(ctx, aPerson(ctx.db, { name: '이운영', staff: ['organiser'] }))
  const send = (who: Context, slug: string, email: string) =>
    inviteOwner(who, { slug, email, locale: 'vi' })

  it('is offered by staff only, and only while it has no owner', () => {
    expect(() => send(now(owner), bare().slug, 'a@b.example')).toThrowDomainError('notFound')
    expect(() => send(staff(), organisation.slug, 'a@b.example')).toThrowDomainError(
      'claim.hasOwner',
    )
    expect(() => readOwnership(now(owner), bare().slug)).toThrowDomainError('notFound')
  })
  it('goes to the first of two who hold a link; the second is sent to the owner', async () => {
    const record = bare()
    const [first, second] = [aPerson(ctx.db), aPerson(ctx.db)]
    send(staff(), record.slug, first.email)
    send(staff(), record.slug, second.email)
    const mails = await mailbox.deliver(ctx)
    const token = (person: Person) => tokenIn(mails.find((mail) => mail.to === person.email))
    expect(mails[0]?.text).toContain('이운영')
    expect(readOwnership(staff(), record.slug)).toMatchObject({ hasOwner: false })
    accept(first, token(first))
    expect(() => accept(second, token(second))).toThrowDomainError('claim.hasOwner')
    expect(readOwnership(staff(), record.slug).hasOwner).toBe(true)
    const kept = ctx.db.select().from(organisationInvitations).all()
    expect(JSON.stringify(kept)).not.toContain(token(first).split('.')[1])
    expect(actorOf(ctx.db, first.id)).toMatchObject({
      memberships: [{ organisationId: record.id, role: 'owner' }],
    })
  })
})
