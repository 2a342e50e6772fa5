import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { holderOfSession } from '#app/features/accounts'
import { startSession } from '#app/features/accounts/sessions.server'
import { aContext, aPerson } from '#app/platform/testing.server'
import { READ_LIMITS, limitReads } from './read-limits.server'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

const FEW = { address: { minute: 3, hour: 5 }, person: { minute: 6, hour: 100 } }
const HALL = '203.0.113.7'

/** A front that answers 200 behind the limits, and a way to ask it from an address. */
async function aFront(holderOf: (cookies: string) => string | null = () => null, limits = FEW) {
  const app = express()
  app.set('trust proxy', 'loopback')
  app.use(limitReads(holderOf, { limits, styles: ['/assets/site.css'] }))
  app.use((_request, response) => void response.send('ok'))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return (path: string, from: string | null = HALL, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { ...(from && { 'x-forwarded-for': from }), ...headers },
    })
}
const statuses = async (asked: (() => Promise<Response>)[]) => {
  const seen: number[] = []
  for (const ask of asked) seen.push((await ask()).status)
  return seen
}
const times = <T>(n: number, one: () => T) => Array.from({ length: n }, () => one)

describe('reading by address', () => {
  it('is turned away over the limit with a page that says when to come back, in its language', async () => {
    const ask = await aFront()
    expect(await statuses(times(4, () => ask('/ko/technologies')))).toEqual([200, 200, 200, 429])
    const answer = await ask('/vi/technologies?page=2')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const page = await answer.text()
    expect(page).toContain('<html lang="vi">')
    expect(page).toContain('Thử lại sau')
    expect(page).toContain('href="/vi/sign-in"')
    expect(page).toContain('<link rel="stylesheet" href="/assets/site.css">')
    expect(page).not.toContain('page=2')
  })
  it('tells programs in JSON', async () => {
    const ask = await aFront()
    await statuses(times(3, () => ask('/api/v1/technologies')))
    for (const path of ['/api/v1/technologies', '/ko/technologies.data']) {
      const answer = await ask(path)
      expect(answer.status).toBe(429)
      expect(await answer.json()).toMatchObject({ code: 'tooManyRequests' })
    }
  })
  it('counts each address by itself, IPv6 by network, and nobody from this machine', async () => {
    const ask = await aFront()
    const six = '2001:db8:1:2::'
    expect(await statuses(times(4, () => ask('/en')))).toEqual([200, 200, 200, 429])
    expect((await ask('/en', '203.0.113.8')).status).toBe(200)
    const hosts = [1, 2, 3, 4].map((n) => () => ask('/en', `${six}${n}`))
    expect(await statuses(hosts)).toEqual([200, 200, 200, 429])
    expect(await statuses(times(8, () => ask('/en', null)))).not.toContain(429)
  })
  it('does not count pictures and calendars, and always lets people sign in', async () => {
    const ask = await aFront()
    const asked = ['/pictures/a/480.webp', '/calendar/x.ics', '/ko/sign-in?next=%2Fko']
    expect(await statuses(asked.flatMap((path) => times(4, () => ask(path))))).not.toContain(429)
    expect(await statuses(times(4, () => ask('/ko')))).toEqual([200, 200, 200, 429])
    expect((await ask('/ko/sign-in')).status).toBe(200)
    expect((await ask('/ko/sign-in-elsewhere')).status).toBe(429)
  })
  it('ends for the hour as well', async () => {
    const patient = { ...FEW, address: { minute: 100, hour: 5 } }
    const ask = await aFront(undefined, patient)
    expect(await statuses(times(6, () => ask('/en')))).toEqual([200, 200, 200, 200, 200, 429])
    expect(await (await ask('/en')).text()).toMatch(/Try again in (59|60) minutes/)
  })
})

describe('reading with a session', () => {
  it('is counted by person, far above the address they share', async () => {
    const { db } = aContext()
    const cookieOf = async () => {
      const { cookie } = await startSession(db, aPerson(db).id, 'test', false)
      return { cookie: cookie.split(';')[0] ?? '' }
    }
    const [one, other] = [await cookieOf(), await cookieOf()]
    const ask = await aFront((cookies) => holderOfSession(db, cookies, false))
    await statuses(times(4, () => ask('/en')))
    expect(await statuses(times(7, () => ask('/en', HALL, one)))).toEqual([
      ...[200, 200, 200, 200, 200, 200, 429],
    ])
    expect((await ask('/en', HALL, other)).status).toBe(200)
    // A made-up session is the address again.
    expect((await ask('/en', HALL, { cookie: 'hvb_session=made-up' })).status).toBe(429)
  })
  it('leaves room for a hall that opens its agendas at once', () => {
    // 800 people, each by their own session; and some hundred visitors who browse on one address.
    expect(READ_LIMITS.person.minute).toBeGreaterThan(800)
    expect(READ_LIMITS.address.minute).toBeGreaterThanOrEqual(300 * 10)
  })
})
