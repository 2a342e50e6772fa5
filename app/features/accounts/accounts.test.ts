import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, people, sessions } from '#db/schema'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import type { Context } from '#app/platform/context.server'
import { findActor } from './find-actor.server'
import { hashPassword } from './passwords.server'
import { signIn } from './sign-in.server'
import { signOut } from './sign-out.server'
import { CLIENT, inProvenBrowser } from './testing.server'

const PASSWORD = 'mật khẩu dài và riêng'

describe('signing in', () => {
  let ctx: Context
  let email: string
  let known: () => typeof CLIENT
  beforeEach(async () => {
    ctx = aContext({ actor: { kind: 'visitor' } })
    const person = aPerson(ctx.db, {})
    known = () => inProvenBrowser(ctx, person.id)
    email = person.email
    ctx.db
      .update(people)
      .set({ passwordHash: await hashPassword(PASSWORD) })
      .where(eq(people.id, person.id))
      .run()
  })

  it('says the same of a wrong password, an unknown address and an account without a password', async () => {
    const without = aPerson(ctx.db, {})
    for (const given of [
      { email, password: 'wrong' },
      { email: 'nobody@firm.example', password: PASSWORD },
      { email: without.email, password: PASSWORD },
    ])
      await expect(signIn(ctx, given, CLIENT)).rejects.toThrowDomainError('signIn.wrong')
  })
  it('stops after too many tries on one account, not on a hall that shares one address', async () => {
    for (let attempt = 0; attempt < 8; attempt++)
      await expect(signIn(ctx, { email, password: 'wrong' }, CLIENT)).rejects.toThrowDomainError(
        'signIn.wrong',
      )
    await expect(signIn(ctx, { email, password: PASSWORD }, CLIENT)).rejects.toThrowDomainError(
      'signIn.tooMany',
    )
    const other = aPerson(ctx.db, {})
    ctx.db
      .update(people)
      .set({ passwordHash: await hashPassword(PASSWORD) })
      .where(eq(people.id, other.id))
      .run()
    await expect(
      signIn(ctx, { email: other.email, password: PASSWORD }, CLIENT),
    ).resolves.toHaveProperty('cookies')
  })
  it('keeps only the hash of what the cookie carries', async () => {
    const {
      cookies: [cookie = ''],
    } = await signIn(ctx, { email: email.toUpperCase(), password: PASSWORD }, known())
    const carried = /hvb_session=([^;]+)/.exec(cookie)?.[1] ?? ''
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const [session] = ctx.db.select().from(sessions).all()
    expect(session?.id).not.toBe(carried)
    expect((await findActor(ctx.db, `hvb_session=${session?.id}`, false)).actor.kind).toBe(
      'visitor',
    )
    expect((await findActor(ctx.db, `hvb_session=${carried}`, false)).actor).toMatchObject({
      kind: 'person',
      email,
    })
  })
  it('ends absolutely, however much it is used', async () => {
    const {
      cookies: [cookie = ''],
    } = await signIn(ctx, { email, password: PASSWORD }, known())
    ctx.db
      .update(sessions)
      .set({ absoluteEndAt: new Date(Date.now() - 1000) })
      .run()
    expect((await findActor(ctx.db, cookie.split(';')[0] ?? '', false)).actor.kind).toBe('visitor')
  })
  it('ends with the sign-out, and both leave an audit line without the address', async () => {
    const {
      cookies: [cookie = ''],
    } = await signIn(ctx, { email, password: PASSWORD }, known())
    const header = cookie.split(';')[0] ?? ''
    await signOut(as(ctx, (await findActor(ctx.db, header, false)).actor), false)
    expect((await findActor(ctx.db, header, false)).actor.kind).toBe('visitor')
    const lines = ctx.db.select().from(auditEntries).all()
    expect(lines.map((line) => line.action)).toEqual(['session.started', 'session.ended'])
    expect(JSON.stringify(lines)).not.toContain(email)
  })
})
