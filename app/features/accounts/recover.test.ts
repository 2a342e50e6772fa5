import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, oneTimeLinks, outbox, people, secondFactors, sessions } from '#db/schema'
import type { Context, Person } from '#app/platform/context.server'
import { TEST_NOW, aContext, aPerson, as } from '#app/platform/testing.server'
import { changeEmail } from './change-email.server'
import { changePassword } from './change-password.server'
import { confirmEmailChange, readEmailChange } from './confirm-email-change.server'
import { findActor } from './find-actor.server'
import { hashPassword } from './passwords.server'
import { requestPasswordReset } from './request-password-reset.server'
import { readReset, resetPassword } from './reset-password.server'
import { signIn } from './sign-in.server'
import { CLIENT, aMailbox, cookieHeader, inProvenBrowser, tokenIn } from './testing.server'
import { readEmailUndo, undoEmailChange } from './undo-email-change.server'

const OLD = 'con đường cũ 1975'
const NEW = 'chiếc cầu mới 2031'
const ADDRESS = CLIENT.address

let mailbox: Awaited<ReturnType<typeof aMailbox>>
let oldHash: string
beforeAll(async () => {
  mailbox = await aMailbox()
  oldHash = await hashPassword(OLD)
})
afterAll(() => mailbox.close())

let ctx: Context
let person: Person
beforeEach(() => {
  ctx = aContext({ actor: { kind: 'visitor' } })
  person = aPerson(ctx.db, { name: '김도현', locale: 'ko' })
  ctx.db.update(people).set({ passwordHash: oldHash }).where(eq(people.id, person.id)).run()
})

const later = (hours: number): Context => ({
  ...ctx,
  now: () => new Date(TEST_NOW.getTime() + hours * 3_600_000),
})
const signedIn = async (password = OLD, email = person.email) =>
  cookieHeader((await signIn(ctx, { email, password }, inProvenBrowser(ctx, person.id))).cookies)
const whoIs = async (cookie: string) => (await findActor(ctx.db, cookie, false)).actor
const me = async (cookie: string) => as(ctx, await whoIs(cookie))
const askedReset = async () => {
  requestPasswordReset(ctx, { email: person.email.toUpperCase() }, ADDRESS)
  const [mail] = await mailbox.deliver(ctx)
  return { mail, token: tokenIn(mail) }
}

describe('a reset of the password', () => {
  it('answers an unknown address as a known one, and mails nobody', async () => {
    expect(requestPasswordReset(ctx, { email: 'nobody@firm.example' }, ADDRESS)).toBe(
      requestPasswordReset(ctx, { email: person.email }, ADDRESS),
    )
    const mails = await mailbox.deliver(ctx)
    expect(mails.map((mail) => mail.to)).toEqual([person.email])
    expect(ctx.db.select().from(auditEntries).all()).toHaveLength(2)
  })
  it('refuses what is no address, a forged link, and a late press', async () => {
    expect(() => requestPasswordReset(ctx, { email: 'nobody' }, ADDRESS)).toThrowDomainError(
      'field.email',
    )
    const { token } = await askedReset()
    await expect(
      resetPassword(ctx, { token: `${token}a`, password: NEW }, CLIENT),
    ).rejects.toThrowDomainError('link.invalid')
    await expect(
      resetPassword(later(1.1), { token, password: NEW }, CLIENT),
    ).rejects.toThrowDomainError('link.expired')
  })
  it('is not used up by reading the link; the press works once and signs nobody in', async () => {
    const cookie = await signedIn()
    await mailbox.deliver(ctx)
    const { mail, token } = await askedReset()
    expect(mail?.subject).toBe('[HanViet Bridge] 비밀번호를 다시 정해 주십시오')
    for (let time = 0; time < 3; time++) expect(readReset(ctx, token).email).toBe(person.email)
    expect((await whoIs(cookie)).kind).toBe('person')
    await resetPassword(ctx, { token, password: NEW }, CLIENT)
    expect((await whoIs(cookie)).kind).toBe('visitor')
    expect(ctx.db.select().from(sessions).all()).toEqual([])
    await expect(resetPassword(ctx, { token, password: OLD }, CLIENT)).rejects.toThrowDomainError(
      'link.used',
    )
    await expect(signedIn()).rejects.toThrowDomainError('signIn.wrong')
    expect((await whoIs(await signedIn(NEW))).kind).toBe('person')
    expect((await mailbox.deliver(ctx))[0]?.subject).toContain('비밀번호가 변경되었습니다')
  })
  it('spends the other links that wait, and one token is good for one purpose only', async () => {
    const first = await askedReset()
    const second = await askedReset()
    expect(() => readEmailChange(ctx, second.token)).toThrowDomainError('link.invalid')
    await resetPassword(ctx, { token: second.token, password: NEW }, CLIENT)
    await expect(
      resetPassword(ctx, { token: first.token, password: OLD }, CLIENT),
    ).rejects.toThrowDomainError('link.used')
  })
  it('keeps no token in the database', async () => {
    const { token } = await askedReset()
    const kept = JSON.stringify([
      ctx.db.select().from(oneTimeLinks).all(),
      ctx.db.select().from(outbox).all(),
    ])
    expect(kept).not.toContain(token.split('.')[1])
  })
  it('also stops a sign-in and a change of password that began with the old one', async () => {
    const thief = await me(await signedIn())
    const passwordHash = await hashPassword(NEW)
    const late = Promise.allSettled([
      signedIn(),
      changePassword(thief, { currentPassword: OLD, password: 'gió lạ qua vườn 88' }, CLIENT),
    ])
    // Both have read the old hash and are comparing with it.
    ctx.db.update(people).set({ passwordHash, version: 9 }).where(eq(people.id, person.id)).run()
    const answers = await late
    expect(
      answers.map((one) =>
        one.status === 'rejected' ? (one.reason as { code: string }).code : '',
      ),
    ).toEqual(['signIn.wrong', 'conflict'])
    expect((await whoIs(await signedIn(NEW))).kind).toBe('person')
  })
  it('does not mail on and on for one address of the network, whoever is asked about', () => {
    ctx.db.run(
      `INSERT INTO sign_in_attempts (id, kind, email, address, at)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
       SELECT 'a' || i, 'mail', 'n' || i || '@firm.example', '${ADDRESS}', ${TEST_NOW.getTime()} FROM n`,
    )
    expect(() => requestPasswordReset(ctx, { email: person.email }, ADDRESS)).toThrowDomainError(
      'signIn.tooMany',
    )
    requestPasswordReset(ctx, { email: person.email }, '198.51.100.2')
    expect(ctx.db.select().from(oneTimeLinks).all()).toHaveLength(1)
  })
  it('frees an owner whom a stranger’s tries had shut out', async () => {
    for (let time = 0; time < 8; time++)
      await expect(signedIn('guessed wrong')).rejects.toThrowDomainError('signIn.wrong')
    await expect(signedIn()).rejects.toThrowDomainError('signIn.tooMany')
    const { token } = await askedReset()
    await resetPassword(ctx, { token, password: NEW }, CLIENT)
    expect((await whoIs(await signedIn(NEW))).kind).toBe('person')
  })
})

describe('changing the password', () => {
  it('is not for visitors, and wants the present password and a good new one', async () => {
    const change = (at: Context, currentPassword: string, password: string) =>
      changePassword(at, { currentPassword, password }, CLIENT)
    await expect(change(ctx, OLD, NEW)).rejects.toThrowDomainError('signInFirst')
    const mine = await me(await signedIn())
    await expect(change(mine, 'wrong', NEW)).rejects.toThrowDomainError('password.wrong')
    await expect(change(mine, OLD, 'short')).rejects.toThrowDomainError('field.passwordShort')
    await expect(change(mine, OLD, '김도현김도현김도현 2026')).rejects.toThrowDomainError(
      'password.weak',
    )
  })
  it('stops guessing of the present password', async () => {
    const mine = await me(await signedIn())
    for (let time = 0; time < 8; time++)
      await expect(
        changePassword(mine, { currentPassword: 'guess', password: NEW }, CLIENT),
      ).rejects.toThrowDomainError('password.wrong')
    await expect(
      changePassword(mine, { currentPassword: OLD, password: NEW }, CLIENT),
    ).rejects.toThrowDomainError('signIn.tooMany')
  })
  it('ends the other sessions, gives this one a new id, and says so by mail', async () => {
    const here = await signedIn()
    const elsewhere = await signedIn()
    await mailbox.deliver(ctx)
    const { cookies } = await changePassword(
      await me(here),
      { currentPassword: OLD, password: NEW },
      CLIENT,
    )
    expect((await whoIs(here)).kind).toBe('visitor')
    expect(await whoIs(cookieHeader(cookies))).toMatchObject({ id: person.id })
    expect(ctx.db.select().from(sessions).all()).toHaveLength(1)
    expect((await whoIs(elsewhere)).kind).toBe('visitor')
    expect((await mailbox.deliver(ctx)).map((mail) => mail.to)).toEqual([person.email])
    expect(JSON.stringify(ctx.db.select().from(auditEntries).all())).not.toContain('argon2')
  })
})

describe('changing the address', () => {
  const asked = async (email = 'Moi@Firm.example') => {
    await changeEmail(await me(await signedIn()), { email, currentPassword: OLD }, CLIENT)
    return (await mailbox.deliver(ctx)).filter((mail) => !mail.subject.includes('새 기기'))
  }
  const emailNow = () => ctx.db.select().from(people).where(eq(people.id, person.id)).get()?.email

  it('is refused without the password, to the same address, and to a visitor', async () => {
    const mine = await me(await signedIn())
    const change = (at: Context, email: string, currentPassword: string) =>
      changeEmail(at, { email, currentPassword }, CLIENT)
    await expect(change(ctx, 'a@b.example', OLD)).rejects.toThrowDomainError('signInFirst')
    await expect(change(mine, 'a@b.example', 'x')).rejects.toThrowDomainError('password.wrong')
    await expect(change(mine, person.email, OLD)).rejects.toThrowDomainError('email.same')
  })
  it('does not say that an address has an account, but tells its owner', async () => {
    const other = aPerson(ctx.db, { locale: 'vi' })
    const mails = await asked(other.email)
    expect(mails.map((mail) => [mail.to, mail.link.pathname])).toEqual([
      [other.email, '/vi/reset-password'],
    ])
  })
  it('happens when the link in the new mailbox is pressed, once, and the old one is told', async () => {
    const [mail] = await asked()
    expect(mail?.to).toBe('moi@firm.example')
    for (let time = 0; time < 3; time++)
      expect(readEmailChange(ctx, tokenIn(mail))).toEqual({
        from: person.email,
        to: 'moi@firm.example',
      })
    expect(emailNow()).toBe(person.email)
    confirmEmailChange(ctx, { token: tokenIn(mail) })
    expect(emailNow()).toBe('moi@firm.example')
    expect(() => confirmEmailChange(ctx, { token: tokenIn(mail) })).toThrowDomainError('link.used')
    const [note] = await mailbox.deliver(ctx)
    expect(note?.to).toBe(person.email)
    expect(note?.link.pathname).toBe('/ko/email-undo')
  })
  it('makes a reset link that went to the old mailbox worthless', async () => {
    const { token } = await askedReset()
    const [mail] = await asked()
    confirmEmailChange(ctx, { token: tokenIn(mail) })
    expect(() => readReset(ctx, token)).toThrowDomainError('link.used')
  })
  it('fails for the second of two who want one address', async () => {
    const [mail] = await asked('shared@firm.example')
    aPerson(ctx.db)
    ctx.db
      .insert(people)
      .values({
        id: 'z',
        email: 'shared@firm.example',
        name: 'Z',
        locale: 'en',
        createdAt: TEST_NOW,
      })
      .run()
    expect(() => confirmEmailChange(ctx, { token: tokenIn(mail) })).toThrowDomainError(
      'email.taken',
    )
    expect(emailNow()).toBe(person.email)
  })
  it('is taken back by the old mailbox: sessions and the password of the thief end', async () => {
    const thief = await signedIn()
    const [mail] = await asked()
    confirmEmailChange(ctx, { token: tokenIn(mail) })
    const [note] = await mailbox.deliver(ctx)
    const token = tokenIn(note)
    expect(readEmailUndo(ctx, token).email).toBe(person.email)
    undoEmailChange(later(100), { token })
    expect(emailNow()).toBe(person.email)
    expect((await whoIs(thief)).kind).toBe('visitor')
    await expect(signedIn(OLD)).rejects.toThrowDomainError('signIn.wrong')
    expect(() => undoEmailChange(ctx, { token })).toThrowDomainError('link.used')
    const [reset] = await mailbox.deliver(later(100))
    expect(reset?.to).toBe(person.email)
    await resetPassword(later(100), { token: tokenIn(reset), password: NEW }, CLIENT)
    expect((await whoIs(await signedIn(NEW))).kind).toBe('person')
  })
})

describe('an address that a thief changes twice', () => {
  it('comes back to the first owner all the same, without the thief’s second factor', async () => {
    const changed = async (from: string, to: string, cookie: string) => {
      const { cookies } = await changeEmail(
        await me(cookie),
        { email: to, currentPassword: OLD },
        CLIENT,
      )
      // Whoever showed the password goes on under another id.
      expect((await whoIs(cookie)).kind).toBe('visitor')
      const asked = (await mailbox.deliver(ctx)).find((mail) => mail.to === to)
      confirmEmailChange(ctx, { token: tokenIn(asked) })
      const way = tokenIn((await mailbox.deliver(ctx)).find((mail) => mail.to === from))
      return { way, cookie: cookieHeader(cookies) }
    }
    const thief = await signedIn()
    const { way: ownersWay, cookie } = await changed(person.email, 'thief@other.example', thief)
    const { way: thiefsWay } = await changed('thief@other.example', 'hidden@other.example', cookie)
    const at = later(1)
    ctx.db
      .insert(secondFactors)
      .values({ personId: person.id, secret: 'x', confirmedAt: at.now(), createdAt: at.now() })
      .run()
    undoEmailChange(at, { token: thiefsWay })
    undoEmailChange(later(2), { token: ownersWay })
    const row = ctx.db.select().from(people).where(eq(people.id, person.id)).get()
    expect(row).toMatchObject({ email: person.email, passwordHash: null })
    expect(ctx.db.select().from(secondFactors).all()).toEqual([])
  })
})

describe('tries to sign in', () => {
  it('are counted when many come at once', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, () => signedIn('guessed wrong')),
    )
    const codes = answers.map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'in',
    )
    expect(codes.filter((code) => code === 'signIn.wrong')).toHaveLength(8)
    expect(codes.filter((code) => code === 'signIn.tooMany')).toHaveLength(4)
  })
  it('say how long to wait, and the wait ends', async () => {
    for (let time = 0; time < 8; time++)
      await expect(
        signIn(later(time / 60), { email: person.email, password: 'x' }, CLIENT),
      ).rejects.toThrowDomainError('signIn.wrong')
    await expect(
      signIn(later(10 / 60), { email: person.email, password: OLD }, CLIENT),
    ).rejects.toMatchObject({ code: 'signIn.tooMany', params: { minutes: 5 } })
    await expect(
      signIn(later(15.1 / 60), { email: person.email, password: OLD }, CLIENT),
    ).resolves.toBeDefined()
  })
  it('of one address on many accounts stop too, at a number that no hall reaches', async () => {
    const attempt = (n: number) =>
      signIn(ctx, { email: `n${n}@firm.example`, password: 'x' }, CLIENT)
    ctx.db.run(
      `INSERT INTO sign_in_attempts (id, kind, email, address, at)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 199)
       SELECT 'a' || i, 'password', 'n' || i || '@firm.example', '${ADDRESS}', ${TEST_NOW.getTime()} FROM n`,
    )
    await expect(attempt(500)).rejects.toThrowDomainError('signIn.wrong')
    await expect(attempt(501)).rejects.toThrowDomainError('signIn.tooMany')
    await expect(
      signIn(ctx, { email: person.email, password: OLD }, { ...CLIENT, address: '198.51.100.2' }),
    ).resolves.toBeDefined()
  })
})
