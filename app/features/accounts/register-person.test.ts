import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, consentRecords, outbox, people, sessions, signUps } from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { TEST_NOW, aContext, aPerson } from '#app/platform/testing.server'
import { confirmRegistration, readSignUp } from './confirm-registration.server'
import { findActor } from './find-actor.server'
import { registerPerson } from './register-person.server'
import { NOTICE_VERSION } from './schema'
import type { Registration } from './schema'
import { CLIENT, aMailbox, cookieHeader, tokenIn } from './testing.server'

const mai: Registration = {
  name: 'Trần Thị Mai',
  email: 'Mai@Firm.example ',
  locale: 'vi',
  consent: 'on',
  noticeVersion: NOTICE_VERSION,
}
const PASSWORD = 'nước chảy đá mòn 27'
const later = (ctx: Context, hours: number): Context => ({
  ...ctx,
  now: () => new Date(TEST_NOW.getTime() + hours * 3_600_000),
})

let mailbox: Awaited<ReturnType<typeof aMailbox>>
beforeAll(async () => {
  mailbox = await aMailbox()
})
afterAll(() => mailbox.close())

let ctx: Context
beforeEach(() => {
  ctx = aContext({ actor: { kind: 'visitor' } })
})

const confirm = (token: string, password = PASSWORD, at = ctx) =>
  confirmRegistration(at, { token, password }, CLIENT)

describe('registering', () => {
  it.each([
    ['consent', { consent: 'off' as 'on' }],
    ['noticeChanged', { noticeVersion: '2019-01' as typeof NOTICE_VERSION }],
    ['email', { email: 'mai@firm' }],
    ['email', { email: 'mai@firm.example, other@firm.example' }],
    ['required', { name: ' ' }],
  ])('is refused: %s', (code, wrong) => {
    expect(() => registerPerson(ctx, { ...mai, ...wrong }, CLIENT.address)).toThrowDomainError(
      `field.${code}`,
    )
    expect(ctx.db.select().from(signUps).all()).toEqual([])
  })

  it('says nothing of an address that has an account, writes as much, and mails its owner', async () => {
    const owner = aPerson(ctx.db, { locale: 'ko' })
    expect(registerPerson(ctx, { ...mai, email: owner.email }, CLIENT.address)).toBe(
      registerPerson(ctx, mai, CLIENT.address),
    )
    expect(ctx.db.select().from(signUps).all()).toHaveLength(2)
    expect(ctx.db.select().from(auditEntries).all()).toHaveLength(2)
    const mails = await mailbox.deliver(ctx)
    expect(mails.map((mail) => mail.to).sort()).toEqual(['mai@firm.example', owner.email].sort())
    const toOwner = mails.find((mail) => mail.to === owner.email)
    expect(toOwner?.subject).toContain('이미 계정이 있습니다')
    expect(toOwner?.link.href).not.toMatch(/[?#]/)
  })

  it('does not flood a mailbox', async () => {
    for (let time = 0; time < 9; time++) registerPerson(ctx, mai, CLIENT.address)
    expect(await mailbox.deliver(ctx)).toHaveLength(5)
    registerPerson(later(ctx, 2), mai, CLIENT.address)
    expect(await mailbox.deliver(later(ctx, 2))).toHaveLength(1)
  })

  it('keeps nothing in the database that would open the account', async () => {
    registerPerson(ctx, mai, CLIENT.address)
    const [mail] = await mailbox.deliver(ctx)
    const kept = JSON.stringify([
      ctx.db.select().from(signUps).all(),
      ctx.db.select().from(outbox).all(),
      ctx.db.select().from(auditEntries).all(),
    ])
    const secret = tokenIn(mail).split('.')[1] ?? ''
    expect(secret).toHaveLength(43)
    expect(kept).not.toContain(secret)
  })
})

describe('the link of the confirmation', () => {
  const begun = async () => {
    registerPerson(ctx, { ...mai, next: '/vi/invitation' }, CLIENT.address)
    const [mail] = await mailbox.deliver(ctx)
    return { mail, token: tokenIn(mail) }
  }

  it('is written in the language of the person and leads to the configured origin', async () => {
    const { mail } = await begun()
    expect(mail?.subject).toBe('[HanViet Bridge] Xác nhận địa chỉ email')
    expect(mail?.text).toContain('Trần Thị Mai')
    expect(mail?.link.origin).toBe('http://localhost:3000')
    expect(mail?.link.pathname).toBe('/vi/register/confirm')
  })

  it('is not used up by being read, and works once', async () => {
    const { token } = await begun()
    for (let time = 0; time < 3; time++)
      expect(readSignUp(ctx, token)).toEqual({ email: 'mai@firm.example', name: 'Trần Thị Mai' })
    expect(ctx.db.select().from(people).all()).toEqual([])
    expect(ctx.db.select().from(sessions).all()).toEqual([])
    const { cookies, next } = await confirm(token)
    expect(next).toBe('/vi/invitation')
    expect((await findActor(ctx.db, cookieHeader(cookies), false)).actor).toMatchObject({
      email: 'mai@firm.example',
      locale: 'vi',
    })
    await expect(confirm(token)).rejects.toThrowDomainError('link.used')
    expect(() => readSignUp(ctx, token)).toThrowDomainError('link.used')
  })

  it('makes one account of two presses at once', async () => {
    const { token } = await begun()
    const answers = await Promise.allSettled([confirm(token), confirm(token)])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ctx.db.select().from(people).all()).toHaveLength(1)
  })

  it('ends after two days, and a forged one never was', async () => {
    const { token } = await begun()
    await expect(confirm(token, PASSWORD, later(ctx, 49))).rejects.toThrowDomainError(
      'link.expired',
    )
    await expect(confirm(`${token.slice(0, -3)}abc`)).rejects.toThrowDomainError('link.invalid')
    await expect(confirm('')).rejects.toThrowDomainError('field.required')
  })

  it.each([
    ['field.passwordShort', 'ngắn quá 1'],
    ['password.weak', 'aaaaaaaaaaaaaa'],
    ['password.weak', '123456789012345'],
    ['password.weak', 'qwertyuiop asd'],
    ['password.weak', 'HanVietBridge2026'],
    ['password.weak', 'tran-thi-mai-1990'],
    ['password.weak', 'administrator-2026'],
    ['password.leaked', '1qaz2wsx3edc4rfv'],
    ['password.leaked', 'Final-Fantasy!'],
  ])('refuses a password with %s: %s', async (code, password) => {
    const { token } = await begun()
    await expect(confirm(token, password)).rejects.toThrowDomainError(code)
    expect(readSignUp(ctx, token).email).toBe('mai@firm.example')
  })

  it('keeps the consent: which notice, in which language, when it was given', async () => {
    const { token } = await begun()
    await confirm(token, PASSWORD, later(ctx, 3))
    const person = ctx.db.select().from(people).where(eq(people.email, 'mai@firm.example')).get()
    expect(person?.emailConfirmedAt).toEqual(later(ctx, 3).now())
    expect(ctx.db.select().from(consentRecords).all()).toMatchObject([
      {
        personId: person?.id,
        purpose: 'account',
        noticeVersion: NOTICE_VERSION,
        locale: 'vi',
        given: true,
        at: TEST_NOW,
      },
    ])
  })

  it('does not take over an account that was made with another link meanwhile', async () => {
    registerPerson(ctx, mai, CLIENT.address)
    registerPerson(ctx, mai, CLIENT.address)
    const [first, second] = await mailbox.deliver(ctx)
    await confirm(tokenIn(first))
    await expect(confirm(tokenIn(second), 'một mật khẩu khác 88')).rejects.toThrowDomainError(
      'account.exists',
    )
  })
})
