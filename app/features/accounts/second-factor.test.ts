import { decodeBase32IgnorePadding } from '@oslojs/encoding'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  auditEntries,
  people,
  recoveryCodes,
  secondFactors,
  sessions,
  staffRoles,
} from '#db/schema'
import type { Context, Person } from '#app/platform/context.server'
import { rotateSecret } from '#app/rotate-secret.server'
import { TEST_NOW, aContext, aPerson, as } from '#app/platform/testing.server'
import { beginSecondFactor } from './begin-second-factor.server'
import { changeEmail } from './change-email.server'
import { confirmSecondFactor } from './confirm-second-factor.server'
import { findActor } from './find-actor.server'
import { passSecondFactor } from './pass-second-factor.server'
import { openSession } from './open-session.server'
import { hashPassword } from './passwords.server'
import { readSecondFactor } from './queries.server'
import { signIn } from './sign-in.server'
import { CLIENT, aMailbox, cookieHeader, inProvenBrowser } from './testing.server'
import { stepOf, totpAt } from './totp'
import { removeSecondFactor, renewRecoveryCodes } from './use-second-factor.server'

const PASSWORD = 'bốn mùa gió biển 12'
const STEP = 30_000
let mailbox: Awaited<ReturnType<typeof aMailbox>>
let passwordHash: string
beforeAll(async () => {
  mailbox = await aMailbox()
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(() => mailbox.close())

let ctx: Context
let person: Person
beforeEach(() => {
  ctx = aContext({ actor: { kind: 'visitor' } })
  person = aPerson(ctx.db)
  ctx.db.update(people).set({ passwordHash }).where(eq(people.id, person.id)).run()
})

const steps = (n: number): Context => ({
  ...ctx,
  now: () => new Date(TEST_NOW.getTime() + n * STEP),
})
const first = (at = ctx) =>
  signIn(at, { email: person.email, password: PASSWORD }, inProvenBrowser(at, person.id))
const whoIs = async (cookies: string[]) =>
  (await findActor(ctx.db, cookieHeader(cookies), false)).actor

const begin = (at: Context, currentPassword = PASSWORD) =>
  beginSecondFactor(at, { currentPassword }, CLIENT)

/** Signs in, sets the app up, and gives what it shows at a time. */
async function enrolled() {
  const before = (await first()).cookies
  const { cookies } = await begin(as(ctx, await whoIs(before)))
  const mine = as(ctx, await whoIs(cookies))
  const begun = readSecondFactor(mine)
  if (begun.state !== 'begun') throw new Error('not begun')
  const secret = decodeBase32IgnorePadding(begun.secret.replaceAll(' ', ''))
  const codeAt = (at: Context) => totpAt(secret, stepOf(at.now()))
  const done = confirmSecondFactor(mine, { code: codeAt(ctx) }, CLIENT)
  return { before, mine, codeAt, ...done }
}
const second = async (code: string, at = ctx, start?: string[]) => {
  const cookies = start ?? (await first(at)).cookies
  return passSecondFactor(at, { code }, { ...CLIENT, cookies: cookieHeader(cookies) })
}

describe('setting the second factor up', () => {
  it('is not for visitors, and a wrong code puts nothing into force', async () => {
    await expect(begin(ctx)).rejects.toThrowDomainError('signInFirst')
    const mine = as(ctx, await whoIs((await first()).cookies))
    expect(() => confirmSecondFactor(mine, { code: '000000' }, CLIENT)).toThrowDomainError(
      'secondFactor.notBegun',
    )
    await begin(mine)
    expect(() => confirmSecondFactor(mine, { code: 'abc' }, CLIENT)).toThrowDomainError(
      'secondFactor.wrong',
    )
    expect((await first()).awaits).toBeNull()
  })
  it('keeps the secret encrypted and the recovery codes as keyed hashes', async () => {
    const { mine, recoveryCodes: codes } = await enrolled()
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){5}[a-z2-7]{4}$/)
    const kept = JSON.stringify([
      ctx.db.select().from(secondFactors).all(),
      ctx.db.select().from(recoveryCodes).all(),
      ctx.db.select().from(auditEntries).all(),
    ])
    for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', ''))
    expect(readSecondFactor(mine)).toEqual({
      state: 'confirmed',
      required: false,
      recoveryCodesLeft: 10,
    })
    await expect(begin(mine)).rejects.toThrowDomainError('secondFactor.there')
  })
  it('wants the password, so that a browser left open does not lock its owner out', async () => {
    const mine = as(ctx, await whoIs((await first()).cookies))
    await expect(begin(mine, 'guessed')).rejects.toThrowDomainError('password.wrong')
    await begin(mine)
    const late = { ...mine, now: steps(61).now }
    expect(readSecondFactor(late).state).toBe('none')
    expect(() => confirmSecondFactor(late, { code: '000000' }, CLIENT)).toThrowDomainError(
      'secondFactor.notBegun',
    )
  })
  it('opens nothing that was begun with the first factor alone', async () => {
    const pending = first()
    // In force before the session of that sign-in is made.
    ctx.db
      .insert(secondFactors)
      .values({ personId: person.id, secret: 'x', confirmedAt: TEST_NOW, createdAt: TEST_NOW })
      .run()
    expect((await whoIs((await pending).cookies)).kind).toBe('visitor')
    await expect(openSession(ctx, person.id, CLIENT, 'one')).rejects.toThrowDomainError(
      'signInFirst',
    )
    expect(ctx.db.select().from(sessions).all()).toEqual([])
  })
  it('answers a code with wrong when the key is no longer the one that sealed the secret', async () => {
    const { codeAt, recoveryCodes: codes } = await enrolled()
    const elsewhere = { ...steps(2), secretKey: 'another key, of another installation' }
    const { cookies } = await first(elsewhere)
    for (const code of [codeAt(elsewhere), codes[0] ?? ''])
      await expect(second(code, elsewhere, cookies)).rejects.toThrowDomainError(
        'secondFactor.wrong',
      )
  })
  it('goes on with app and recovery codes when SECRET_KEY is replaced by the command', async () => {
    const { codeAt, recoveryCodes: codes } = await enrolled()
    const secretKey = 'the key that comes in its place, 32+ long'
    rotateSecret(ctx.db, ctx.secretKey, secretKey)
    for (const [minutes, code] of [
      [2, codeAt(steps(2))],
      [3, codes[0] ?? ''],
    ] as const) {
      const later = { ...steps(minutes), secretKey }
      const { cookies } = await first(later)
      expect(await second(code, later, cookies)).toHaveProperty('cookies')
    }
  })
  it('gives this session a new id and ends the others', async () => {
    const elsewhere = (await first()).cookies
    const { before, cookies } = await enrolled()
    expect((await whoIs(elsewhere)).kind).toBe('visitor')
    expect((await whoIs(before)).kind).toBe('visitor')
    expect((await whoIs(cookies)).kind).toBe('person')
    expect((await mailbox.deliver(ctx)).map((mail) => mail.subject)).toContain(
      '[HanViet Bridge] The second factor is in force',
    )
  })
})

describe('a sign-in with a second factor', () => {
  it('opens no session before it, nor with another browser’s first step', async () => {
    const { codeAt } = await enrolled()
    const answer = await first()
    expect(answer.awaits).toBe('app')
    expect((await whoIs(answer.cookies)).kind).toBe('visitor')
    await expect(second(codeAt(steps(1)), steps(1), [])).rejects.toThrowDomainError('signInFirst')
    await expect(second(codeAt(steps(21)), steps(21), answer.cookies)).rejects.toThrowDomainError(
      'signInFirst',
    )
  })
  it('takes a code once: not that of the enrolment, not again, not for two at once', async () => {
    const { codeAt } = await enrolled()
    await expect(second(codeAt(ctx))).rejects.toThrowDomainError('secondFactor.wrong')
    const later = steps(2)
    const code = codeAt(later)
    const answers = await Promise.allSettled([second(code, later), second(code, later)])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(second(code, later)).rejects.toThrowDomainError('secondFactor.wrong')
    expect(await second(codeAt(steps(3)), steps(3))).toHaveProperty('cookies')
  })
  it('stops guessing after eight wrong codes', async () => {
    const { codeAt } = await enrolled()
    for (let time = 0; time < 8; time++)
      await expect(second('123456')).rejects.toThrowDomainError('secondFactor.wrong')
    await expect(second(codeAt(steps(1)), steps(1))).rejects.toThrowDomainError('signIn.tooMany')
  })
  it('takes a recovery code once, however it is written, and says so by mail', async () => {
    const { recoveryCodes: codes } = await enrolled()
    await mailbox.deliver(ctx)
    const code = ` ${(codes[0] ?? '').toUpperCase().replaceAll('-', ' ')}`
    const { cookies } = await second(code)
    expect((await whoIs(cookies)).kind).toBe('person')
    await expect(second(code)).rejects.toThrowDomainError('secondFactor.wrong')
    expect((await mailbox.deliver(ctx)).map((mail) => mail.subject)).toContain(
      '[HanViet Bridge] A recovery code was used',
    )
  })
})

describe('giving it up, or new recovery codes', () => {
  it('want the password and a code', async () => {
    const { cookies, codeAt, recoveryCodes: old } = await enrolled()
    let actor = await whoIs(cookies)
    const mine = (n: number) => ({ ...steps(n), actor })
    const renew = (n: number, code?: string, currentPassword = PASSWORD) =>
      renewRecoveryCodes(mine(n), { currentPassword, code }, CLIENT)
    const remove = (n: number, code?: string, currentPassword = PASSWORD) =>
      removeSecondFactor(mine(n), { currentPassword, code }, CLIENT)
    for (const act of [renew, remove]) {
      await expect(act(1, '000000')).rejects.toThrowDomainError('secondFactor.wrong')
      await expect(act(1)).rejects.toThrowDomainError('field.required')
      await expect(act(1, codeAt(steps(1)), 'guess')).rejects.toThrowDomainError('password.wrong')
    }
    const renewed = await renew(2, codeAt(steps(2)))
    expect((await whoIs(cookies)).kind).toBe('visitor')
    actor = await whoIs(renewed.cookies)
    expect(renewed.recoveryCodes.some((code) => old.includes(code))).toBe(false)
    await expect(remove(2, old[1])).rejects.toThrowDomainError('secondFactor.wrong')
    const removed = await remove(2, renewed.recoveryCodes[0])
    actor = await whoIs(removed.cookies)
    await expect(remove(2, renewed.recoveryCodes[1])).rejects.toThrowDomainError(
      'secondFactor.wrong',
    )
    expect(ctx.db.select().from(secondFactors).all()).toEqual([])
    expect(ctx.db.select().from(sessions).all()).toHaveLength(1)
    expect((await first()).awaits).toBeNull()
  })
})

describe('changing the account with a second factor', () => {
  it('wants a code beside the password, and takes it once', async () => {
    const { cookies, codeAt } = await enrolled()
    const mine = { ...steps(2), actor: await whoIs(cookies) }
    const change = (email: string, code?: string) =>
      changeEmail(mine, { email, currentPassword: PASSWORD, code }, CLIENT)
    await expect(change('a@firm.example')).rejects.toThrowDomainError('field.required')
    await expect(change('a@firm.example', '000000')).rejects.toThrowDomainError(
      'secondFactor.wrong',
    )
    await change('a@firm.example', codeAt(mine))
    await expect(change('b@firm.example', codeAt(mine))).rejects.toThrowDomainError(
      'secondFactor.wrong',
    )
  })
})

describe('staff without a second factor', () => {
  it('has none of its roles until there is one, but in a demo', async () => {
    ctx.db.insert(staffRoles).values({ personId: person.id, role: 'organiser' }).run()
    const { cookies } = await first()
    expect(await whoIs(cookies)).toMatchObject({ staff: [], lacksSecondFactor: true })
    expect((await findActor(ctx.db, cookieHeader(cookies), false, true)).actor).toMatchObject({
      staff: ['organiser'],
    })
    const { cookies: renewed, codeAt } = await enrolled()
    expect(await whoIs(renewed)).toMatchObject({ staff: ['organiser'] })
    const again = await second(codeAt(steps(2)), steps(2))
    expect(await whoIs(again.cookies)).not.toHaveProperty('lacksSecondFactor')
  })
})
