import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  auditEntries,
  oneTimeCodes,
  outbox,
  pendingSignIns,
  people,
  provenBrowsers,
  secondFactors,
  sessions,
} from '#db/schema'
import type { Context, Person } from '#app/platform/context.server'
import { TEST_NOW, aContext, aPerson, as } from '#app/platform/testing.server'
import { changeEmail } from './change-email.server'
import { changePassword } from './change-password.server'
import { confirmEmailChange } from './confirm-email-change.server'
import { confirmRegistration } from './confirm-registration.server'
import { eraseAccount } from './erase-account.server'
import { exportOwn } from './export-own.server'
import { findActor } from './find-actor.server'
import { forgetExpired } from './forget-expired.server'
import type { Client } from './open-session.server'
import { forgetOwnBrowser, readBrowsers } from './own-browsers.server'
import { endOwnSession } from './own-sessions.server'
import { mailCodeAgain, passMailedCode } from './pass-mailed-code.server'
import { passNewPassword, passPassword } from './pass-password.server'
import { hashPassword } from './passwords.server'
import { readMailedStep, readPasswordStep } from './pending-sign-ins.server'
import { registerPerson } from './register-person.server'
import { requestPasswordReset } from './request-password-reset.server'
import { requestSignInCode } from './request-sign-in-code.server'
import { resetPassword } from './reset-password.server'
import { signInWithMailedCode } from './sign-in-with-code.server'
import { signIn } from './sign-in.server'
import { CLIENT, aMailbox, cookieHeader, inProvenBrowser, tokenIn } from './testing.server'

const PASSWORD = 'ba ngọn hải đăng 07'
const NEW = 'bốn mái chèo gỗ 31'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let mailbox: Awaited<ReturnType<typeof aMailbox>>
let passwordHash: string
beforeAll(async () => {
  mailbox = await aMailbox()
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(() => mailbox.close())

let ctx: Context
let person: Person
const account = () => {
  const made = aPerson(ctx.db)
  ctx.db.update(people).set({ passwordHash }).where(eq(people.id, made.id)).run()
  return made
}
beforeEach(() => {
  ctx = aContext({ actor: { kind: 'visitor' } })
  person = account()
})

const after = (milliseconds: number): Context => ({
  ...ctx,
  now: () => new Date(TEST_NOW.getTime() + milliseconds),
})
/** A browser that keeps what it is given, as browsers do. */
function aBrowser() {
  const jar = new Map<string, string>()
  const client = (): Client => ({
    ...CLIENT,
    cookies: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  })
  const take = <T extends { cookies: string[] }>(answer: T): T => {
    for (const cookie of answer.cookies) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      if (/Max-Age=0(;|$)/.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  return {
    client,
    jar,
    take,
    who: async () => (await findActor(ctx.db, client().cookies, false)).actor,
    password: async (at = ctx, who = person, password = PASSWORD) =>
      take(await signIn(at, { email: who.email, password }, client())),
    code: async (code: string, remember?: 'on', at = ctx) =>
      take(await passMailedCode(at, { code, remember }, client())),
    /** Signs in with both, the password first. */
    async both(at = ctx, who = person, remember: 'on' | null = 'on') {
      expect((await this.password(at, who)).awaits).toBe('mailedCode')
      return this.code(await mailed(at, who), remember ?? undefined, at)
    },
    /** The first step by mail. */
    async mail(at = ctx, who = person) {
      const { challenge } = requestSignInCode(at, { email: who.email }, CLIENT.address)
      return take(
        await signInWithMailedCode(at, { challenge, code: await mailed(at, who) }, client()),
      )
    },
  }
}
/** The code of the newest mail to a person. */
async function mailed(at = ctx, who = person): Promise<string> {
  const mails = (await mailbox.deliver(at)).filter((mail) => mail.to === who.email)
  return /\d{4} \d{4}/.exec(mails.at(-1)?.text ?? '')?.[0] ?? ''
}
const wrongOf = (code: string) => code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))
const openedBy = () =>
  ctx.db
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(eq(auditEntries.action, 'session.started'))
    .all()
    .map((line) => (line.after as { factors: string }).factors)

describe('the right password in a new browser', () => {
  it('opens no session, and mails a code; a wrong one mails nothing', async () => {
    const browser = aBrowser()
    await expect(browser.password(ctx, person, 'guessed')).rejects.toThrowDomainError(
      'signIn.wrong',
    )
    expect(await mailbox.deliver(ctx)).toEqual([])
    expect((await browser.password()).awaits).toBe('mailedCode')
    expect((await browser.who()).kind).toBe('visitor')
    expect(ctx.db.select().from(sessions).all()).toEqual([])
    const [mail, ...more] = await mailbox.deliver(ctx)
    expect(more).toEqual([])
    expect([mail?.to, mail?.subject, mail?.link.pathname]).toEqual([
      person.email,
      '[HanViet Bridge] Code to finish signing in',
      '/en/reset-password',
    ])
    expect(readMailedStep(ctx, browser.client().cookies)).toEqual({
      email: person.email.replace(/^(.).*@/, '$1…@'),
    })
  })
  it('comes in with the code, once, and the mailbox is proven', async () => {
    ctx.db.update(people).set({ emailConfirmedAt: null }).where(eq(people.id, person.id)).run()
    const browser = aBrowser()
    await browser.password()
    const { client } = browser
    const before = client()
    const code = await mailed()
    await browser.code(code)
    expect(await browser.who()).toMatchObject({ id: person.id })
    await expect(passMailedCode(ctx, { code }, before)).rejects.toThrowDomainError('signInFirst')
    expect(ctx.db.select().from(oneTimeCodes).all()).toEqual([])
    expect(openedBy()).toEqual(['passwordAndMail'])
    expect(
      ctx.db.select().from(people).where(eq(people.id, person.id)).get()?.emailConfirmedAt,
    ).toEqual(TEST_NOW)
  })
  it('takes no wrong code, five times at most, nor one that is too old', async () => {
    const browser = aBrowser()
    await browser.password()
    const code = await mailed()
    await expect(browser.code(code, undefined, after(10 * MINUTE))).rejects.toThrowDomainError(
      'signInFirst',
    )
    for (let time = 0; time < 5; time++)
      await expect(browser.code(wrongOf(code))).rejects.toThrowDomainError('signIn.codeWrong')
    await expect(browser.code(code)).rejects.toThrowDomainError('signIn.codeWrong')
    expect((await browser.who()).kind).toBe('visitor')
  })
  it('takes neither the code of another person nor that of another browser', async () => {
    const other = account()
    const [mine, theirs, elsewhere] = [aBrowser(), aBrowser(), aBrowser()]
    await theirs.password(ctx, other)
    const ofOther = await mailed(ctx, other)
    await mine.password()
    const ofMine = await mailed()
    await elsewhere.password()
    await expect(mine.code(ofOther)).rejects.toThrowDomainError('signIn.codeWrong')
    await expect(elsewhere.code(ofMine)).rejects.toThrowDomainError('signIn.codeWrong')
    await expect(passMailedCode(ctx, { code: ofMine }, CLIENT)).rejects.toThrowDomainError(
      'signInFirst',
    )
    await mine.code(ofMine)
    expect(await mine.who()).toMatchObject({ id: person.id })
  })
  it('is not what the first step by mail is: neither code serves as the other', async () => {
    const browser = aBrowser()
    const { challenge } = requestSignInCode(ctx, { email: person.email }, CLIENT.address)
    const first = await mailed()
    await browser.password()
    const second = await mailed()
    await expect(browser.code(first)).rejects.toThrowDomainError('signIn.codeWrong')
    await expect(
      signInWithMailedCode(ctx, { challenge, code: second }, CLIENT),
    ).rejects.toThrowDomainError('signIn.codeWrong')
  })
  it('is told of a closed account before any code is mailed', async () => {
    ctx.db.update(people).set({ suspendedAt: TEST_NOW }).where(eq(people.id, person.id)).run()
    await expect(aBrowser().password()).rejects.toThrowDomainError('account.suspended')
    expect(await mailbox.deliver(ctx)).toEqual([])
  })
  it('ends with a new password that is set meanwhile', async () => {
    const thief = aBrowser()
    await thief.password()
    const code = await mailed()
    requestPasswordReset(ctx, { email: person.email }, CLIENT.address)
    const [mail] = await mailbox.deliver(ctx)
    await resetPassword(ctx, { token: tokenIn(mail), password: NEW }, CLIENT)
    await expect(thief.code(code)).rejects.toThrowDomainError('signInFirst')
  })
})

describe('another code, when the first does not arrive', () => {
  it('comes after a minute; both are good, and one uses both up', async () => {
    const browser = aBrowser()
    await browser.password()
    const first = await mailed()
    expect(() => mailCodeAgain(ctx, browser.client())).toThrowDomainError('signIn.justMailed')
    expect(() => mailCodeAgain(ctx, CLIENT)).toThrowDomainError('signInFirst')
    const later = after(MINUTE)
    browser.take(mailCodeAgain(later, browser.client()))
    const second = await mailed(later)
    expect(second).not.toBe(first)
    await browser.code(first, undefined, later)
    expect(ctx.db.select().from(oneTimeCodes).all()).toEqual([])
  })
  it('lets the sign-in wait for it as long as for the first', async () => {
    const browser = aBrowser()
    await browser.password()
    const late = after(9 * MINUTE)
    browser.take(mailCodeAgain(late, browser.client()))
    await browser.code(await mailed(late), undefined, after(18 * MINUTE))
    expect((await browser.who()).kind).toBe('person')
  })
  it('is mailed five times an hour, and codes that strangers ask for are not counted with them', async () => {
    for (let time = 0; time < 7; time++)
      requestSignInCode(ctx, { email: person.email }, CLIENT.address)
    for (let time = 0; time < 5; time++) await aBrowser().password()
    await expect(aBrowser().password()).rejects.toThrowDomainError('signIn.mailsSpent')
    expect(ctx.db.select().from(pendingSignIns).all()).toHaveLength(5)
    expect(await mailbox.deliver(ctx)).toHaveLength(10)
    expect((await aBrowser().password(after(60 * MINUTE))).awaits).toBe('mailedCode')
  })
})

describe('a mailed code as the first step', () => {
  it('opens no session in a new browser: the password is asked for', async () => {
    const browser = aBrowser()
    expect((await browser.mail()).awaits).toBe('password')
    expect((await browser.who()).kind).toBe('visitor')
    expect(readPasswordStep(ctx, browser.client().cookies)).toEqual({
      email: person.email,
      hasPassword: true,
    })
    await expect(
      passPassword(ctx, { password: 'no' }, browser.client()),
    ).rejects.toThrowDomainError('password.wrong')
    await expect(passPassword(ctx, { password: PASSWORD }, CLIENT)).rejects.toThrowDomainError(
      'signInFirst',
    )
    browser.take(await passPassword(ctx, { password: PASSWORD }, browser.client()))
    expect(await browser.who()).toMatchObject({ id: person.id })
    expect(ctx.db.select().from(provenBrowsers).all()).toEqual([])
  })
  it('stops guessing of the password, while a stranger’s tries at the front door shut nobody out', async () => {
    const owner = aBrowser()
    await owner.mail()
    for (let time = 0; time < 8; time++)
      await expect(aBrowser().password(ctx, person, 'x')).rejects.toThrowDomainError('signIn.wrong')
    await expect(aBrowser().password()).rejects.toThrowDomainError('signIn.tooMany')
    const guesser = aBrowser()
    await guesser.mail()
    for (let time = 0; time < 8; time++)
      await expect(
        passPassword(ctx, { password: 'x' }, guesser.client()),
      ).rejects.toThrowDomainError('password.wrong')
    await expect(
      passPassword(ctx, { password: PASSWORD }, guesser.client()),
    ).rejects.toThrowDomainError('signIn.tooMany')
    owner.take(await passPassword(ctx, { password: PASSWORD }, owner.client()))
    expect((await owner.who()).kind).toBe('person')
  })
  it('lets who forgot the password set a new one there and then, with all that a reset does', async () => {
    const elsewhere = aBrowser()
    await elsewhere.both()
    const browser = aBrowser()
    await browser.mail()
    const set = (password: string, client = browser.client()) =>
      passNewPassword(ctx, { password, remember: 'on' }, client)
    await expect(set('short')).rejects.toThrowDomainError('field.passwordShort')
    await expect(set('abababababab')).rejects.toThrowDomainError('password.weak')
    await expect(set(NEW, CLIENT)).rejects.toThrowDomainError('signInFirst')
    const before = browser.client()
    browser.take(await set(NEW))
    await expect(set(PASSWORD, before)).rejects.toThrowDomainError('signInFirst')
    expect(await browser.who()).toMatchObject({ id: person.id })
    expect((await elsewhere.who()).kind).toBe('visitor')
    expect(ctx.db.select().from(provenBrowsers).all()).toHaveLength(1)
    expect((await mailbox.deliver(ctx)).map((mail) => mail.subject)).toContain(
      '[HanViet Bridge] Your password was changed',
    )
    await expect(elsewhere.password()).rejects.toThrowDomainError('signIn.wrong')
    expect((await browser.password(ctx, person, NEW)).awaits).toBeNull()
  })
  it('asks who has none yet for a first password', async () => {
    ctx.db.update(people).set({ passwordHash: null }).where(eq(people.id, person.id)).run()
    const browser = aBrowser()
    await browser.mail()
    expect(readPasswordStep(ctx, browser.client().cookies)?.hasPassword).toBe(false)
    browser.take(await passNewPassword(ctx, { password: NEW }, browser.client()))
    expect((await browser.who()).kind).toBe('person')
  })
})

describe('a remembered browser', () => {
  it('makes one of the two enough for half a year, for the person who gave both', async () => {
    const browser = aBrowser()
    await browser.both()
    expect((await browser.password()).awaits).toBeNull()
    expect((await browser.mail()).awaits).toBeNull()
    expect(openedBy()).toEqual(['passwordAndMail', 'provenBrowser', 'provenBrowser'])
    expect((await browser.password(after(180 * DAY))).awaits).toBe('mailedCode')
  })
  it('is one only where the person wants it', async () => {
    const browser = aBrowser()
    await browser.both(ctx, person, null)
    expect((await browser.password()).awaits).toBe('mailedCode')
  })
  it('stands for nobody else, also where several people share it', async () => {
    const other = account()
    const browser = aBrowser()
    await browser.both()
    const first = browser.jar.get('hvb_browser')
    expect((await browser.password(ctx, other)).awaits).toBe('mailedCode')
    await browser.code(await mailed(ctx, other), 'on')
    expect(browser.jar.get('hvb_browser')).toContain(first)
    for (const who of [person, other]) expect((await browser.password(ctx, who)).awaits).toBeNull()
    const [one, two] = ctx.db.select().from(provenBrowsers).all()
    expect(one?.id).not.toBe(two?.id)
  })
  it('opens nothing by its cookie alone, and an older copy is worthless', async () => {
    const browser = aBrowser()
    await browser.both()
    const cookies = `hvb_browser=${browser.jar.get('hvb_browser')}`
    expect((await findActor(ctx.db, cookies, false)).actor.kind).toBe('visitor')
    const thief = { ...CLIENT, cookies }
    await expect(
      signIn(ctx, { email: person.email, password: 'guessed' }, thief),
    ).rejects.toThrowDomainError('signIn.wrong')
    await expect(passMailedCode(ctx, { code: '12345678' }, thief)).rejects.toThrowDomainError(
      'signInFirst',
    )
    ctx.db.delete(provenBrowsers).run()
    await browser.both(after(61 * MINUTE))
    const again = await signIn(
      after(62 * MINUTE),
      { email: person.email, password: PASSWORD },
      thief,
    )
    expect(again.awaits).toBe('mailedCode')
  })
  it('is kept as a hash, in a cookie for this host over TLS and for no script', async () => {
    const { cookies: pending } = await signIn(
      ctx,
      { email: person.email, password: PASSWORD },
      { ...CLIENT, secure: true },
    )
    const code = await mailed()
    const { cookies } = await passMailedCode(
      ctx,
      { code, remember: 'on' },
      { ...CLIENT, secure: true, cookies: cookieHeader(pending) },
    )
    const cookie = cookies.find((one) => one.startsWith('__Host-hvb_browser=')) ?? ''
    expect(cookie.split('; ').slice(1)).toEqual([
      'Path=/',
      'Max-Age=15552000',
      'HttpOnly',
      'SameSite=Lax',
      'Secure',
    ])
    const kept = JSON.stringify(ctx.db.select().from(provenBrowsers).all())
    expect(kept).not.toContain(/=([\w-]+)/.exec(cookie)?.[1])
  })
  it('is forgotten when the password changes', async () => {
    const browser = aBrowser()
    await browser.both()
    const mine = as(ctx, await browser.who())
    browser.take(
      await changePassword(mine, { currentPassword: PASSWORD, password: NEW }, browser.client()),
    )
    expect((await browser.password(ctx, person, NEW)).awaits).toBe('mailedCode')
  })
  it('is forgotten when the address changes, and with the account', async () => {
    const browser = aBrowser()
    await browser.both()
    const shown = { currentPassword: PASSWORD }
    const mine = as(ctx, await browser.who())
    browser.take(await changeEmail(mine, { ...shown, email: 'new@firm.example' }, browser.client()))
    const link = (await mailbox.deliver(ctx)).find((mail) => mail.to === 'new@firm.example')
    expect(ctx.db.select().from(provenBrowsers).all()).toHaveLength(1)
    confirmEmailChange(ctx, { token: tokenIn(link) })
    expect(ctx.db.select().from(provenBrowsers).all()).toEqual([])
    inProvenBrowser(ctx, person.id)
    await eraseAccount(as(ctx, await browser.who()), shown, CLIENT.address)
    expect(ctx.db.select().from(provenBrowsers).all()).toEqual([])
  })
  it('is listed, and forgotten one by one or all, by its person alone and with the password', async () => {
    const other = account()
    const [desk, laptop, foreign] = [aBrowser(), aBrowser(), aBrowser()]
    await foreign.both(ctx, other)
    await laptop.both()
    await desk.both()
    const listed = readBrowsers(as(ctx, await desk.who()), desk.client().cookies)
    expect(listed.map((one) => [one.device, one.isThis])).toEqual([
      ['Firefox · Linux', true],
      ['Firefox · Linux', false],
    ])
    expect(exportOwn(as(ctx, await desk.who())).rememberedBrowsers).toHaveLength(2)
    expect(() => readBrowsers(ctx, '')).toThrowDomainError('signInFirst')
    const forget = async (browserId: string, currentPassword = PASSWORD, by = desk) =>
      by.take(
        await forgetOwnBrowser(
          as(ctx, await by.who()),
          { browserId, currentPassword },
          by.client(),
        ),
      )
    const onLaptop = listed[1]?.id ?? ''
    await expect(forget(onLaptop, 'guessed')).rejects.toThrowDomainError('password.wrong')
    await expect(forget(onLaptop, PASSWORD, foreign)).rejects.toThrowDomainError('notFound')
    await forget(onLaptop)
    // Its session goes on; only the next sign-in asks for both.
    expect((await laptop.who()).kind).toBe('person')
    expect((await laptop.password()).awaits).toBe('mailedCode')
    await forget('all')
    expect((await desk.password()).awaits).toBe('mailedCode')
    expect((await foreign.password(ctx, other)).awaits).toBeNull()
  })
  it('goes with the other sessions that are ended, but for the one that asks', async () => {
    const [desk, phone] = [aBrowser(), aBrowser()]
    await phone.both()
    await desk.both()
    desk.take(
      await endOwnSession(
        as(ctx, await desk.who()),
        { sessionId: 'others', currentPassword: PASSWORD },
        desk.client(),
      ),
    )
    expect((await desk.password()).awaits).toBeNull()
    expect((await phone.password()).awaits).toBe('mailedCode')
  })
  it('is deleted a day after its end', async () => {
    inProvenBrowser(ctx, person.id)
    await forgetExpired(after(180 * DAY))
    expect(ctx.db.select().from(provenBrowsers).all()).toHaveLength(1)
    await forgetExpired(after(181.1 * DAY))
    expect(ctx.db.select().from(provenBrowsers).all()).toEqual([])
  })
  it('is the one in which an account was confirmed by its link and got its password', async () => {
    const email = 'mai@firm.example'
    registerPerson(
      ctx,
      { name: 'Mai', email, locale: 'en', consent: 'on', noticeVersion: '2026-11' },
      CLIENT.address,
    )
    const [mail] = await mailbox.deliver(ctx)
    const browser = aBrowser()
    browser.take(
      await confirmRegistration(ctx, { token: tokenIn(mail), password: NEW }, browser.client()),
    )
    const made = { ...person, email }
    expect((await browser.password(ctx, made, NEW)).awaits).toBeNull()
    expect((await aBrowser().password(ctx, made, NEW)).awaits).toBe('mailedCode')
  })
})

describe('a reset by its link', () => {
  it('needs no second mail in the browser of the link, for an hour', async () => {
    const browser = aBrowser()
    requestPasswordReset(ctx, { email: person.email }, CLIENT.address)
    const [mail] = await mailbox.deliver(ctx)
    browser.take(
      await resetPassword(ctx, { token: tokenIn(mail), password: NEW }, browser.client()),
    )
    expect((await browser.who()).kind).toBe('visitor')
    await expect(browser.password()).rejects.toThrowDomainError('signIn.wrong')
    expect((await aBrowser().password(ctx, person, NEW)).awaits).toBe('mailedCode')
    expect((await browser.password(after(59 * MINUTE), person, NEW)).awaits).toBeNull()
    expect((await browser.password(after(60 * MINUTE), person, NEW)).awaits).toBe('mailedCode')
  })
})

describe('who has an authenticator app', () => {
  it('is asked for its code after either way, in a remembered browser too, and gets no code by mail', async () => {
    const browser = aBrowser()
    browser.jar.set('hvb_browser', inProvenBrowser(ctx, person.id).cookies.split('=')[1] ?? '')
    ctx.db
      .insert(secondFactors)
      .values({ personId: person.id, secret: 'x', confirmedAt: TEST_NOW, createdAt: TEST_NOW })
      .run()
    expect((await browser.password()).awaits).toBe('app')
    expect(ctx.db.select().from(outbox).all()).toEqual([])
    expect((await browser.mail()).awaits).toBe('app')
    expect(readPasswordStep(ctx, browser.client().cookies)).toBeNull()
    await expect(
      passNewPassword(ctx, { password: NEW }, browser.client()),
    ).rejects.toThrowDomainError('signInFirst')
  })
})

describe('a demo', () => {
  it('lets its accounts in with the password alone, or the code', async () => {
    const visitor = { ...CLIENT, demo: true }
    const { awaits, cookies } = await signIn(
      ctx,
      { email: person.email, password: PASSWORD },
      visitor,
    )
    expect(awaits).toBeNull()
    expect((await findActor(ctx.db, cookieHeader(cookies), false)).actor.kind).toBe('person')
    expect(ctx.db.select().from(outbox).all()).toEqual([])
    const { challenge } = requestSignInCode(ctx, { email: person.email }, CLIENT.address)
    const code = await mailed()
    expect((await signInWithMailedCode(ctx, { challenge, code }, visitor)).awaits).toBeNull()
  })
})
