import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { knownDevices, people, sessions, signInAttempts, signUps } from '#db/schema'
import type { Context, Person } from '#app/platform/context.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { describeDevice } from './describe-device'
import { findActor } from './find-actor.server'
import { forgetExpired } from './forget-expired.server'
import { endOwnSession, readSessions } from './own-sessions.server'
import { hashPassword } from './passwords.server'
import { registerPerson } from './register-person.server'
import { signIn } from './sign-in.server'
import { CLIENT, aMailbox, cookieHeader, inProvenBrowser } from './testing.server'

const PASSWORD = 'ánh trăng rằm 1508'
const PHONE =
  'Mozilla/5.0 (Linux; Android 15; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Mobile Safari/537.36'

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
  const made = aPerson(ctx.db, { locale: 'vi' })
  ctx.db.update(people).set({ passwordHash }).where(eq(people.id, made.id)).run()
  return made
}
beforeEach(() => {
  // Sessions live by the clock of the process.
  ctx = aContext({ actor: { kind: 'visitor' }, now: () => new Date() })
  person = account()
})

const enter = async (client: Partial<typeof CLIENT> = {}, who = person) => {
  const { cookies } = await signIn(
    ctx,
    { email: who.email, password: PASSWORD },
    inProvenBrowser(ctx, who.id, { ...CLIENT, ...client }),
  )
  return cookieHeader(cookies)
}
const whoIs = async (cookie: string) => (await findActor(ctx.db, cookie, false)).actor
const mine = async (cookie: string) => as(ctx, await whoIs(cookie))
const end = (at: Context, sessionId = '', currentPassword = PASSWORD) =>
  endOwnSession(at, { sessionId, currentPassword }, CLIENT)

describe('one’s own sessions', () => {
  it('are shown to nobody else, and nobody ends another’s', async () => {
    expect(() => readSessions(ctx)).toThrowDomainError('signInFirst')
    const foreign = await enter({}, account())
    const own = await mine(await enter())
    const [theirs] = readSessions(await mine(foreign))
    expect(readSessions(own).map((one) => one.id)).not.toContain(theirs?.id)
    await expect(end(own, theirs?.id)).rejects.toThrowDomainError('notFound')
    expect((await whoIs(foreign)).kind).toBe('person')
  })
  it('name the device, this one first, and end one by one or all others at once', async () => {
    const phone = await enter({ device: PHONE })
    const desk = await enter()
    const third = await enter()
    const listed = readSessions(await mine(desk))
    expect(listed.map((one) => [one.device, one.isThis])[0]).toEqual(['Firefox · Linux', true])
    const onPhone = listed.find((one) => one.device === 'Chrome · Android')
    await expect(end(await mine(desk), onPhone?.id, 'guessed')).rejects.toThrowDomainError(
      'password.wrong',
    )
    expect((await whoIs(phone)).kind).toBe('person')
    const { cookies } = await end(await mine(desk), onPhone?.id)
    const still = cookieHeader(cookies)
    expect((await whoIs(desk)).kind).toBe('visitor')
    expect((await whoIs(phone)).kind).toBe('visitor')
    expect((await whoIs(third)).kind).toBe('person')
    const alone = await end(await mine(still), 'others')
    expect((await whoIs(third)).kind).toBe('visitor')
    expect((await whoIs(cookieHeader(alone.cookies))).kind).toBe('person')
  })
  it('are replaced, not added to, by a new sign-in of the same browser', async () => {
    const before = await enter()
    const after = await enter({ cookies: before })
    expect((await whoIs(before)).kind).toBe('visitor')
    expect(readSessions(await mine(after))).toHaveLength(1)
  })
  it('go to browsers over TLS only, and to no script', async () => {
    const { cookies } = await signIn(
      ctx,
      { email: person.email, password: PASSWORD },
      { ...inProvenBrowser(ctx, person.id), secure: true },
    )
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-hvb_(session|device)=/)
      expect(cookie.split('; ')).toEqual(
        expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']),
      )
    }
  })
  it('end by idleness and leave the list', async () => {
    const idle = await enter()
    const used = await enter()
    const [own, other] = readSessions(await mine(used))
    expect(own?.isThis).toBe(true)
    ctx.db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(sessions.id, other?.id ?? ''))
      .run()
    expect((await whoIs(idle)).kind).toBe('visitor')
    expect(readSessions(await mine(used))).toHaveLength(1)
  })
})

describe('a sign-in from a new device', () => {
  const notices = async () =>
    (await mailbox.deliver(ctx)).filter((mail) => mail.subject.includes('thiết bị mới'))

  it('is told by mail, in the person’s language, but not the first of all', async () => {
    const cookie = await enter()
    expect(await notices()).toEqual([])
    await enter({ cookies: cookie })
    expect(await notices()).toEqual([])
    await enter({ device: PHONE })
    const [notice] = await notices()
    expect(notice?.to).toBe(person.email)
    expect(notice?.text).toContain('Chrome · Android')
    expect(notice?.text).toContain('giờ Hà Nội')
    expect(notice?.link.pathname).toBe('/vi/account/sessions')
  })
  it('is new for a second person on one device', async () => {
    const other = account()
    await enter({}, other)
    const shared = await enter()
    await enter({ cookies: shared }, other)
    expect((await notices()).map((mail) => mail.to)).toEqual([other.email])
    expect(JSON.stringify(ctx.db.select().from(knownDevices).all())).not.toContain(
      /hvb_device=([\w-]+)/.exec(shared)?.[1],
    )
  })
})

describe('what is over', () => {
  it('is forgotten with the addresses in it', async () => {
    const start = ctx.now().getTime()
    registerPerson(
      ctx,
      {
        name: 'A',
        email: 'a@firm.example',
        locale: 'en',
        consent: 'on',
        noticeVersion: '2026-11',
      },
      CLIENT.address,
    )
    await expect(
      signIn(ctx, { email: 'b@firm.example', password: 'x' }, CLIENT),
    ).rejects.toThrowDomainError('signIn.wrong')
    expect((await forgetExpired(ctx)).signIn).toBe(0)
    expect(ctx.db.select().from(signUps).all()).toHaveLength(1)
    const late = { ...ctx, now: () => new Date(start + 4 * 24 * 3_600_000) }
    const { signIn: gone, invitations } = await forgetExpired(late)
    expect([gone > 0, invitations]).toEqual([true, 0])
    expect(ctx.db.select().from(signUps).all()).toEqual([])
    expect(ctx.db.select().from(signInAttempts).all()).toEqual([])
  })
})

describe('a device in words', () => {
  it.each([
    [PHONE, 'Chrome · Android'],
    [CLIENT.device, 'Firefox · Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari · iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36 Edg/139.0',
      'Edge · Windows',
    ],
    ['', '–'],
    ['<svg onload=alert(1)>', '–'],
  ])('%s', (header, words) => {
    expect(describeDevice(header)).toBe(words)
  })
})
