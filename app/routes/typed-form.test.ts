import { expect, it } from 'vitest'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { signInWithTyped, typedBefore } from './typed-form.server'

const PATH = 'http://localhost:3000/en/organisations/one/edit'

it('what was typed before the sign-in is opened by the browser that typed it, not by the address', () => {
  const ctx = aContext({ actor: { kind: 'visitor' } })
  const answer = signInWithTyped(ctx, new Request(PATH), { address: 'Huế' })
  const next = new URL(answer.headers.get('Location') ?? '', PATH).searchParams.get('next') ?? ''
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const token = cookie.split('=')[1] ?? ''
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(next).not.toContain(token)

  const back = (given: string) =>
    new Request(new URL(next, PATH), { headers: given ? { Cookie: given } : {} })
  const person = as(ctx, aPerson(ctx.db))
  expect(typedBefore(person, back(cookie))?.values).toEqual({ address: 'Huế' })
  expect(typedBefore(ctx, back(cookie))).toBeNull()
  for (const other of ['', `${cookie}x`, cookie.replace(/^hvb_kept_./, 'hvb_kept_')])
    expect(typedBefore(person, back(other))).toBeNull()
})
