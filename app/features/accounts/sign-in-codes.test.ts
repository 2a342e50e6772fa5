import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  events,
  auditEntries,
  oneTimeCodes,
  outbox,
  people,
  provenBrowsers,
  secondFactors,
  sessions,
  staffRoles,
} from '#db/schema'
import type { Context, Person } from '#app/platform/context.server'
import { TEST_NOW, aPerson, as } from '#app/platform/testing.server'
import { aMatchmaking } from '#app/features/requests/testing.server'
import { findActor } from './find-actor.server'
import { handOverCode, readReachable } from './hand-over-code.server'
import { requestSignInCode } from './request-sign-in-code.server'
import { signInWithHandedCode, signInWithMailedCode } from './sign-in-with-code.server'
import { CLIENT, aMailbox, cookieHeader, inProvenBrowser } from './testing.server'

let mailbox: Awaited<ReturnType<typeof aMailbox>>
beforeAll(async () => {
  mailbox = await aMailbox()
})
afterAll(() => mailbox.close())

let story: ReturnType<typeof aMatchmaking>
let ctx: Context
let person: Person
let eventSlug: string
beforeEach(() => {
  story = aMatchmaking()
  const firm = story.join({ name: '한빛', country: 'KR' })
  person = firm.person
  eventSlug = story.slug
  ctx = as(story.desk, { kind: 'visitor' })
  story.ctx.db.delete(outbox).run()
})

const minutes = (n: number): Context => ({
  ...ctx,
  now: () => new Date(TEST_NOW.getTime() + n * 60_000),
})
const whoIs = async (cookies: string[]) =>
  (await findActor(ctx.db, cookieHeader(cookies), false)).actor
const codeIn = (text = '') => /\d{4} \d{4}/.exec(text)?.[0] ?? ''
const wrongOf = (code: string) => code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))

describe('a code by mail', () => {
  const asked = async () => {
    const { challenge } = requestSignInCode(ctx, { email: person.email }, CLIENT.address)
    const [mail] = await mailbox.deliver(ctx)
    return { challenge, mail, code: codeIn(mail?.text) }
  }

  it('is answered alike for an address without an account, which no code opens', async () => {
    const { challenge } = requestSignInCode(ctx, { email: 'nobody@firm.example' }, CLIENT.address)
    expect(await mailbox.deliver(ctx)).toEqual([])
    expect(challenge).toHaveLength((await asked()).challenge.length)
    await expect(
      signInWithMailedCode(ctx, { challenge, code: '00000000' }, CLIENT),
    ).rejects.toThrowDomainError('signIn.codeWrong')
  })
  it('works once, within a quarter of an hour, and proves the address', async () => {
    ctx.db.update(people).set({ emailConfirmedAt: null }).where(eq(people.id, person.id)).run()
    const late = await asked()
    await expect(
      signInWithMailedCode(minutes(11), { challenge: late.challenge, code: late.code }, CLIENT),
    ).rejects.toThrowDomainError('signIn.codeWrong')
    const { challenge, code, mail } = await asked()
    // The browser that asked holds the challenge; the mail alone opens nothing.
    expect(mail?.text).not.toContain(challenge)
    expect(mail?.link.pathname).toBe('/en/sign-in/code')
    const known = inProvenBrowser(ctx, person.id)
    const { cookies } = await signInWithMailedCode(ctx, { challenge, code }, known)
    expect(await whoIs(cookies)).toMatchObject({ id: person.id })
    await expect(signInWithMailedCode(ctx, { challenge, code }, CLIENT)).rejects.toThrowDomainError(
      'signIn.codeWrong',
    )
    expect(
      ctx.db.select().from(people).where(eq(people.id, person.id)).get()?.emailConfirmedAt,
    ).toEqual(TEST_NOW)
  })
  it('dies after five wrong tries, and a stranger’s tries do not touch the owner’s code', async () => {
    const stranger = await asked()
    const owner = await asked()
    for (let time = 0; time < 5; time++)
      await expect(
        signInWithMailedCode(
          ctx,
          { challenge: stranger.challenge, code: wrongOf(stranger.code) },
          CLIENT,
        ),
      ).rejects.toThrowDomainError('signIn.codeWrong')
    await expect(
      signInWithMailedCode(ctx, { challenge: stranger.challenge, code: stranger.code }, CLIENT),
    ).rejects.toThrowDomainError('signIn.codeWrong')
    await expect(
      signInWithMailedCode(ctx, { challenge: stranger.challenge, code: owner.code }, CLIENT),
    ).rejects.toThrowDomainError('signIn.codeWrong')
    await expect(
      signInWithMailedCode(ctx, { challenge: owner.challenge, code: owner.code }, CLIENT),
    ).resolves.toHaveProperty('cookies')
  })
  it('stands nowhere in the database', async () => {
    const { code } = await asked()
    const kept = JSON.stringify([
      ctx.db.select().from(oneTimeCodes).all(),
      ctx.db.select().from(outbox).all(),
    ])
    expect(code).toMatch(/^\d{4} \d{4}$/)
    expect(kept).not.toContain(code.replace(' ', ''))
  })
})

describe('a code that an organiser hands over', () => {
  const desk = () => story.desk
  const hand = (at = desk()) => handOverCode(at, { eventSlug, personId: person.id })

  it('is for the event’s own team, and for people who are registered there', () => {
    expect(() => hand(ctx)).toThrowDomainError('signInFirst')
    expect(() => hand(as(ctx, person))).toThrowDomainError('notFound')
    const elsewhere = aPerson(ctx.db, { staff: ['organiser'] })
    expect(() => hand(as(ctx, elsewhere))).toThrowDomainError('notFound')
    const stranger = aPerson(ctx.db)
    expect(() => handOverCode(desk(), { eventSlug, personId: stranger.id })).toThrowDomainError(
      'notFound',
    )
    expect(readReachable(desk(), eventSlug).people.map((one) => one.id)).toEqual([person.id])
  })
  it('is offered until the event is closed', () => {
    expect(readReachable(desk(), eventSlug).mayHandOver).toBe(true)
    ctx.db.update(events).set({ state: 'closed' }).where(eq(events.slug, eventSlug)).run()
    expect(readReachable(desk(), eventSlug).mayHandOver).toBe(false)
    expect(() => hand()).toThrowDomainError('event.closed')
  })
  it('is never for staff, nor does one work after its holder became staff', async () => {
    const { code } = hand()
    ctx.db.insert(staffRoles).values({ personId: person.id, role: 'administrator' }).run()
    expect(() => hand()).toThrowDomainError('code.staff')
    expect(readReachable(desk(), eventSlug).people).toEqual([])
    await expect(
      signInWithHandedCode(ctx, { email: person.email, code }, CLIENT),
    ).rejects.toThrowDomainError('signIn.codeWrong')
  })
  it('works once, for ten minutes, the last one only; both people are on record', async () => {
    const { code: replaced } = hand()
    const { code } = hand()
    const use = (given: string, at = ctx) =>
      signInWithHandedCode(at, { email: person.email, code: given }, CLIENT)
    await expect(use(replaced)).rejects.toThrowDomainError('signIn.codeWrong')
    await expect(use(code, minutes(11))).rejects.toThrowDomainError('signIn.codeWrong')
    const { cookies } = await use(code)
    expect(await whoIs(cookies)).toMatchObject({ id: person.id })
    await expect(use(code)).rejects.toThrowDomainError('signIn.codeWrong')
    const line = ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'account.codeHandedOver'))
      .all()
    const organiser = desk().actor
    expect(line.map((one) => [one.actorId, one.recordId])).toEqual([
      [organiser.kind === 'person' ? organiser.id : '', person.id],
      [organiser.kind === 'person' ? organiser.id : '', person.id],
    ])
    expect((await mailbox.deliver(ctx)).map((mail) => mail.to)).toContain(person.email)
  })
  it('stands for both ways, for a day at most, and leaves no browser remembered', async () => {
    const { awaits } = await signInWithHandedCode(
      ctx,
      { email: person.email, code: hand().code },
      CLIENT,
    )
    expect(awaits).toBeNull()
    const [session] = ctx.db.select().from(sessions).all()
    const day = (session?.absoluteEndAt.getTime() ?? 0) - (session?.createdAt.getTime() ?? 0)
    expect(day).toBe(24 * 3_600_000)
    expect(ctx.db.select().from(provenBrowsers).all()).toEqual([])
  })
  it('is followed by the app of who has one', async () => {
    ctx.db
      .insert(secondFactors)
      .values({ personId: person.id, secret: 'x', confirmedAt: TEST_NOW, createdAt: TEST_NOW })
      .run()
    const { awaits, cookies } = await signInWithHandedCode(
      ctx,
      { email: person.email, code: hand().code },
      CLIENT,
    )
    expect(awaits).toBe('app')
    expect((await whoIs(cookies)).kind).toBe('visitor')
  })
})
