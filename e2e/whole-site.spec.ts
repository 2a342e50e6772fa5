/**
 * The whole site without a browser: every address asked for by everybody, what a page loads at first, and hostile
 * input for every form; who may not open something learns nothing, and nothing breaks.
 */
import { request as httpRequest } from 'node:http'
import { expect, test } from '@playwright/test'
import { fuzz } from './support/fuzz'
import { signedIn, visitor } from './support/http'
import type { Answer, Client } from './support/http'
import { addressOf, knownValues, siteRoutes } from './support/routes'
import type { SiteRoute } from './support/routes'
import { stateDeeds } from './support/state-deeds'
import { complaintOfDeed, inEachState } from './support/states'
import { startSite } from './support/site'
import type { Site } from './support/site'

const PEOPLE = ['viewer', 'songbo', 'organiser', 'admin'] as const
type Who = 'visitor' | (typeof PEOPLE)[number]
const MOST_BYTES = 120_000
/** An id of somebody else, or of nothing. */
const STRANGE = '01890000-0000-7000-8000-000000000000'

let site: Site
const clients = new Map<Who, Client>()
test.beforeAll(async () => {
  site = await startSite()
  clients.set('visitor', visitor(site))
  for (const person of PEOPLE) clients.set(person, await signedIn(site, person))
})
test.afterAll(() => site.stop())

test('opens to those whom the table names, and to nobody else', async () => {
  const known = knownValues(site.dataDir)
  const wrong: string[] = []
  for (const route of siteRoutes())
    for (const [who, client] of clients) {
      const path = addressOf(route, (name, before) =>
        name === ':locale' ? 'en' : (known(name, before) ?? STRANGE),
      )
      // Signing out would end the walk of this person.
      if (path.endsWith('/sign-out')) continue
      const read = await client.get(path)
      const written = await client.post(path, new URLSearchParams({ intent: 'nothing' }))
      for (const [method, answer] of [
        ['GET', read],
        ['POST', written],
      ] as const) {
        const complaint = complaintOf(route, who, answer)
        if (complaint) wrong.push(`${who} ${method} ${path}: ${complaint} (${answer.status})`)
      }
    }
  expect(wrong).toEqual([])
})

test('says of a record that is not there what it says of somebody else’s', async () => {
  const wrong: string[] = []
  for (const route of siteRoutes())
    for (const [who, client] of clients) {
      const path = addressOf(route, (name) => (name === ':locale' ? 'en' : STRANGE))
      if (path.endsWith('/sign-out')) continue
      const { status } = await client.get(path)
      if (status >= 500) wrong.push(`${who} GET ${path}: ${status}`)
    }
  expect(wrong).toEqual([])
})

test('tells in each state of an event what cannot be done now, to those only who could', async () => {
  const deeds = stateDeeds(site.dataDir)
  const people = new Map<string, Client>(clients)
  for (const { who } of deeds) if (!people.has(who)) people.set(who, await signedIn(site, who))
  const wrong: string[] = []
  await inEachState(site.dataDir, async (state) => {
    for (const deed of deeds)
      for (const [who, client] of people) {
        const complaint = await complaintOfDeed(deed, state, who, client)
        if (complaint) wrong.push(`${who} ${deed.action} in ${state}: ${complaint}`)
      }
  })
  expect(wrong).toEqual([])
})

test('no public page loads more than 120 kB of scripts', async () => {
  const known = knownValues(site.dataDir)
  const routes = siteRoutes().filter(({ id }) => id.startsWith('routes/public/'))
  const sizes: { path: string; bytes: number }[] = []
  for (const route of routes) {
    const path = addressOf(route, (name, before) =>
      name === ':locale' ? 'ko' : (known(name, before) ?? 'none'),
    )
    const page = await visitor(site).get(path)
    if (page.status !== 200 || !page.type.includes('html')) continue
    let bytes = 0
    for (const script of scriptsOf(page.text)) bytes += await transferred(site.url + script)
    sizes.push({ path, bytes })
  }
  console.log(sizes.map(({ path, bytes }) => `${(bytes / 1000).toFixed(1)} kB ${path}`).join('\n'))
  expect(sizes.length).toBeGreaterThan(10)
  expect(sizes.filter(({ bytes }) => bytes > MOST_BYTES)).toEqual([])
  // A sum of nothing would be no proof.
  expect(sizes.filter(({ bytes }) => bytes < 30_000)).toEqual([])
})

test('what search engines are told of is there, under the address that it is told of', async () => {
  const client = visitor(site)
  const locationsIn = async (path: string) =>
    [...(await client.get(path)).text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) =>
      address.replace(site.url, ''),
    )
  const parts = await locationsIn('/sitemap.xml')
  expect(parts.length).toBeGreaterThan(4)
  for (const part of parts) {
    const named = await locationsIn(part)
    for (const path of [named[0], named.at(-1)]) {
      const page = await client.get(path ?? '')
      expect([path, page.status]).toEqual([path, 200])
      expect(page.text).toContain(`<link rel="canonical" href="${site.url}${path ?? ''}"/>`)
      expect(page.text).not.toContain('noindex')
    }
  }
  for (const path of ['/en/sign-in', '/en/technologies?q=water', '/ko/compare'])
    expect((await client.get(path)).text).toContain('noindex')
  expect((await client.get('/robots.txt')).text).toContain(`Sitemap: ${site.url}/sitemap.xml`)
})

// Last: it leaves the demo in disorder.
test('nothing that anybody sends is an error of the server', async () => {
  const { findings, byStatus } = await fuzz(site, 2026, (sent) => sent >= 600)
  expect(findings).toEqual([])
  // The run reached pages and was refused, else it would say nothing.
  for (const status of [200, 302, 404, 422])
    expect(byStatus.get(status), `${status}`).toBeGreaterThan(5)
  expect((await visitor(site).get('/healthz')).status).toBe(200)
})

function complaintOf({ rule }: SiteRoute, who: Who, answer: Answer): string | null {
  if (answer.status >= 500) return 'an error of the server'
  // A form that could not even be read answers 422, around the page that says that nothing is here.
  const turnedAway =
    answer.location.includes('/sign-in') ||
    [401, 403, 404, 405].includes(answer.status) ||
    answer.text.includes('Page not found')
  const mayNot =
    rule !== 'everyone' && rule !== 'linkHolder'
      ? who === 'visitor' ||
        (rule === 'organisers' && !['organiser', 'admin'].includes(who)) ||
        (rule === 'administrators' && who !== 'admin')
      : false
  return mayNot && !turnedAway ? 'let in' : null
}

/** What a page tells the browser to load at once; its list of routes names others, which wait for a click. */
const scriptsOf = (html: string): Set<string> =>
  new Set(
    [
      ...html.matchAll(/<link rel="modulepreload" href="([^"]+\.js)"/g),
      ...html.matchAll(/(?:from|import|import\() ?"([^"]+\.js)"/g),
    ].map(([, script = '']) => script),
  )

/** Bytes on the wire, compressed as for a browser. */
const transferred = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    httpRequest(url, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
      answer.on('end', () => resolve(bytes))
    })
      .on('error', reject)
      .end()
  })
