import type { AppLoadContext } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { handleDataRequest } from '#app/entry.server'
import { authorise } from '#app/features/accounts'
import { invalid } from '#app/platform/domain-error'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { carriesSession, contextOf } from './context.server'
import { line, lines } from '#app/platform/fields'
import { safeNext } from './account/sent-away.server'
import type { Context } from '#app/platform/context.server'
import { parseForm, present, presentPage, refuse } from './forms.server'
import { noted } from './page-title.server'
import { typedOnAnyPage } from './typed-form.server'

const post = (path: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost${path}`, { method: 'POST', headers })

/** A context that keeps what it notes. */
function watched() {
  const lines: object[] = []
  const ctx = aContext({
    actor: { kind: 'visitor' },
    log: { warn: (line: object) => void lines.push(line) },
  })
  return { ctx, lines }
}

describe('what a rule refuses', () => {
  it('is logged with who and where, and without what was typed', async () => {
    const { ctx, lines } = watched()
    const typed = { email: 'mai@firm.example' }
    const wrong = () => {
      throw invalid('signIn.wrong')
    }
    await present(ctx, post('/vi/sign-in?next=x'), typed, wrong, () => new Response())
    expect(lines).toEqual([
      {
        event: 'refused',
        code: 'signIn.wrong',
        kind: 'invalid',
        actorId: null,
        method: 'POST',
        path: '/vi/sign-in',
        requestId: 'test',
      },
    ])
  })

  it('is logged with the action where somebody may not do it', async () => {
    const { ctx, lines } = watched()
    const person = aPerson(ctx.db)
    const mine = as(ctx, person)
    const read = () => authorise(mine, 'event.readDesk', { eventId: 'one' })
    await presentPage(mine, post('/en/organiser/events/one'), read).catch(() => undefined)
    expect(lines).toMatchObject([
      { event: 'notAllowed', action: 'event.readDesk', eventId: 'one', actorId: person.id },
      { event: 'refused', code: 'notFound', actorId: person.id },
    ])
  })

  it('is not logged for a visitor who is sent to sign in', async () => {
    const { ctx, lines } = watched()
    const read = () => authorise(ctx, 'account.manageOwn')
    await presentPage(ctx, post('/en/account'), read).catch(() => undefined)
    expect(lines).toMatchObject([{ event: 'notAllowed', action: 'account.manageOwn' }])
  })
})

describe('a form', () => {
  it('changes no prototype and keeps no field that it has not', () => {
    const form = new FormData()
    form.set('name', 'Mai')
    form.set('__proto__[role]', 'admin')
    form.set('__proto__', 'admin')
    form.set('role', 'admin')
    const read = parseForm(form, z.object({ name: z.string() }))
    expect(read).toMatchObject({ ok: true, value: { name: 'Mai' } })
    expect(read.ok && read.value).not.toHaveProperty('role')
    expect({}).not.toHaveProperty('role')
  })

  it('given a field twice is refused rather than half read', () => {
    const form = new FormData()
    form.append('name', 'Mai')
    form.append('name', 'Hương')
    expect(parseForm(form, z.object({ name: z.string() })).ok).toBe(false)
  })
})

describe('a field of blanks alone', () => {
  const blank = new FormData()
  blank.append('name', '   ')
  it.each([line(80), lines(80).refine((text) => text !== '', { error: 'required' })])(
    'that must say something is missing, in the words of the form',
    (name) => {
      const form = parseForm(blank, z.object({ name }))
      expect(form.ok || form.errors).toEqual([
        { field: 'name', code: 'field.required', params: {} },
      ])
    },
  )
  it('that may be empty is empty', () =>
    expect(parseForm(blank, z.object({ name: lines(80) }))).toMatchObject({
      ok: true,
      value: { name: '' },
    }))
})

describe('the way on after a sign-in', () => {
  it.each([
    ['/vi/work?done=1', '/vi/work?done=1'],
    ['/ko', '/ko'],
    ['https://evil.example', undefined],
    ['//evil.example', undefined],
    ['/vi//evil.example', undefined],
    ['/vi\\evil.example', undefined],
    ['/api/v1/needs', undefined],
    ['javascript:alert(1)', undefined],
  ])('from %s leads to %s', (next, leads) => expect(safeNext(next)).toBe(leads))
})

describe('what somebody who is signed in gets', () => {
  it.each([
    ['hvb_session=abc', true],
    ['a=b; __Host-hvb_session=abc', true],
    ['hvb_device=abc', false],
    ['xhvb_session=abc', false],
  ])('with %s is kept in no cache: %s', (Cookie, isPrivate) => {
    const request = post('/en/work.data', { Cookie })
    expect(carriesSession(request)).toBe(isPrivate)
    const answer = handleDataRequest(
      new Response('', { headers: { 'Cache-Control': 'max-age=60' } }),
      { request },
    )
    expect(answer.headers.get('Cache-Control')).toBe(isPrivate ? 'no-store' : 'max-age=60')
  })
})

describe('a form that no page of ours sends', () => {
  it('is refused in the reader’s words, never in those of the library', () => {
    const acts = z.discriminatedUnion('act', [z.object({ act: z.literal('invite') })])
    const forged = new FormData()
    forged.append('act', 'leave')
    expect(parseForm(forged, acts)).toMatchObject({ errors: [{ code: 'field.invalid' }] })
  })
})

describe('a session that ended in the middle of a form', () => {
  it('keeps what was typed on any page, shows it after the sign-in, and forgets it with the save', async () => {
    const { ctx } = watched()
    const typed = { intent: 'note', entry: 'one', text: 'Ask for the price in May.' }
    const ask = (who: Context, request: Request) =>
      present(
        who,
        request,
        typed,
        () => authorise(who, 'account.manageOwn'),
        () => new Response(),
      )
    const away: unknown = await ask(ctx, post('/en/shortlist?organisation=hanbit')).catch(
      (thrown: unknown) => thrown,
    )
    const signIn = new URL((away as Response).headers.get('Location') ?? '', 'http://localhost')
    const back = signIn.searchParams.get('next') ?? ''
    expect(back).toMatch(/^\/en\/shortlist\?organisation=hanbit&kept=/)
    const person = as(ctx, aPerson(ctx.db))
    const headers = { Cookie: cookieOf(away) }
    const page = new Request(`http://localhost${back}`, { headers })
    expect(typedOnAnyPage(person, page)).toMatchObject({
      values: typed,
      errors: [{ field: null, code: 'form.typedBefore' }],
    })
    expect(typedOnAnyPage(ctx, page)).toBeNull()
    await ask(person, new Request(page, { method: 'POST' }))
    expect(typedOnAnyPage(person, page)).toBeNull()
  })

  it('keeps it where the form itself would not do either', async () => {
    const { ctx } = watched()
    const services = { db: ctx.db, env: { publicOrigin: ctx.publicOrigin, dataDir: '.' } }
    const context = { services, requestId: 'one' } as unknown as AppLoadContext
    const request = new Request('http://localhost/en/organiser/claims')
    const values = { reason: 'The address is another firm’s.' }
    noted(
      context,
      refuse({ values, errors: [{ field: 'id', code: 'field.required', params: {} }] }),
    )
    const visitor = await contextOf(request, context)
    const away: unknown = await presentPage(visitor, request, () =>
      authorise(visitor, 'account.manageOwn'),
    ).catch((thrown: unknown) => thrown)
    const signIn = new URL((away as Response).headers.get('Location') ?? '', 'http://localhost')
    const page = new Request(`http://localhost${signIn.searchParams.get('next') ?? ''}`, {
      headers: { Cookie: cookieOf(away) },
    })
    expect(typedOnAnyPage(as(ctx, aPerson(ctx.db)), page)?.values).toEqual(values)
  })
})

const cookieOf = (away: unknown) =>
  (away as Response).headers.get('Set-Cookie')?.split(';')[0] ?? ''
