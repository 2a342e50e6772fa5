import type { AppLoadContext } from '@remix-run/node'
import { beforeEach, describe, expect, it } from 'vitest'
import { oneTimeLinks, people } from '#db/schema'
import { linkToken, setPasswordSchema, readReset, resetPassword } from '#app/features/accounts'
import { CLIENT } from '#app/features/accounts/testing.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { TEST_NOW, aContext, aPerson } from '#app/platform/testing.server'
import { dropToken, heldToken, holdToken } from './held-token.server'
import type { LinkReply } from './mailed-link'
import { answerLink } from './mailed-link.server'

let ctx: Context
let email: string
let token: string
beforeEach(() => {
  ctx = aContext({ actor: { kind: 'visitor' } })
  const person = aPerson(ctx.db)
  const id = newId()
  email = person.email
  ctx.db
    .insert(oneTimeLinks)
    .values({
      ...{ id, personId: person.id, purpose: 'resetPassword', email, createdAt: TEST_NOW },
      expiresAt: new Date(TEST_NOW.getTime() + 3_600_000),
    })
    .run()
  token = linkToken(ctx.secretKey, 'resetPassword', id)
})

/** The page of a new password, as its route has it. */
async function post(fields: Record<string, string>) {
  const request = new Request('http://localhost:3000/en/reset-password/set', {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  const answer = await answerLink(ctx, request, {} as AppLoadContext, {
    read: (code) => readReset(ctx, code),
    schema: setPasswordSchema,
    press: (value) => resetPassword(ctx, value, CLIENT),
    done: () => new Response(null, { status: 302 }),
    cookie: (code) => holdToken(ctx, 'test', code, 60),
  })
  return answer instanceof Response
    ? { status: answer.status, reply: null, cookie: null }
    : {
        status: answer.init?.status ?? 200,
        reply: answer.data as LinkReply<{ email: string }>,
        cookie: new Headers(answer.init?.headers).get('Set-Cookie'),
      }
}
const problem = ({ reply }: Awaited<ReturnType<typeof post>>) =>
  reply?.errors.map(({ field, code }) => [field, code])
const kept = () =>
  JSON.stringify([ctx.db.select().from(oneTimeLinks).all(), ctx.db.select().from(people).all()])
const NEW = 'ruộng bậc thang mùa nước'

describe('a post of the page of a mailed link', () => {
  it.each([
    [{}, 'field.required'],
    [{ intent: 'nothing' }, 'field.required'],
    [{ act: 'open', token: ' \n' }, 'field.required'],
    [{ act: 'open', token: 'nonsense' }, 'link.invalid'],
    [{ act: 'open', token: 'ẫ산\u0000"><script>' }, 'link.invalid'],
    [{ act: 'open', token: 'a'.repeat(5000) }, 'field.invalid'],
    [{ act: 'press', token: 'nonsense', password: NEW }, 'link.invalid'],
    [{ act: 'press', password: NEW }, 'field.required'],
  ])('that brings %j is told at the field', async (fields, code) => {
    const answer = await post(fields)
    expect([answer.status, answer.reply?.opened, problem(answer)]).toEqual([
      422,
      null,
      [['token', code]],
    ])
  })

  it('opens what the code stands for, however often, and changes nothing', async () => {
    const before = kept()
    for (const pasted of [token, ` ${token}\r\n`, `http://localhost:3000/en/x#t=${token}`]) {
      const { status, reply, cookie } = await post({ act: 'open', token: pasted })
      expect([status, reply?.opened]).toEqual([200, { token, found: { email } }])
      expect(cookie).toContain(`hvb_test=${token}; `)
    }
    expect(kept()).toBe(before)
  })

  it('keeps the page open over a mistake, works once, and tells a second press why', async () => {
    const short = await post({ act: 'press', token, password: 'short' })
    expect([short.status, short.reply?.opened, problem(short)]).toEqual([
      422,
      { token, found: { email } },
      [['password', 'field.passwordShort']],
    ])
    expect(JSON.stringify(short.reply?.values)).not.toContain(token)
    expect(await post({ act: 'press', token, password: NEW })).toMatchObject({ status: 302 })
    for (const act of ['press', 'open']) {
      const again = await post({ act, token, password: NEW })
      expect([again.status, again.reply?.opened, problem(again)]).toEqual([
        422,
        null,
        [['token', 'link.used']],
      ])
    }
  })
})

describe('what a browser holds', () => {
  const asking = (Cookie: string) => new Request('http://localhost/', { headers: { Cookie } })
  const secure = { publicOrigin: 'https://hvb.example' }

  it('is for this host alone, out of reach of scripts, and ends', () => {
    expect(holdToken(secure, 'invitation', 'a:b.c-_', 3600)).toBe(
      '__Host-hvb_invitation=a:b.c-_; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure',
    )
    expect(dropToken(secure, 'invitation')).toContain('__Host-hvb_invitation=; Path=/; Max-Age=0;')
  })

  it.each([
    ['a=1; __Host-hvb_invitation=x:y.z-_; b=2', 'x:y.z-_'],
    ['hvb_invitation=x', 'x'],
    ['hvb_invitation=', undefined],
    ['xhvb_invitation=x', undefined],
    ['hvb_invitation=x"<script>', undefined],
    ['', undefined],
  ])('is read from %j', (cookies, token) =>
    expect(heldToken(asking(cookies), 'invitation')).toBe(token),
  )
})
