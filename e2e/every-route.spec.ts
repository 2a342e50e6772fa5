/** Every address of the site map, asked for by everybody: who may not open it learns nothing, and nothing breaks. */
import { expect, test } from '@playwright/test'
import { signedIn, visitor } from './support/http'
import type { Answer, Client } from './support/http'
import { addressOf, knownValues, siteRoutes } from './support/routes'
import type { SiteRoute } from './support/routes'
import { startSite } from './support/site'
import type { Site } from './support/site'

const PEOPLE = ['viewer', 'songbo', 'organiser', 'admin'] as const
type Who = 'visitor' | (typeof PEOPLE)[number]
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
  for (const route of await siteRoutes())
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
  for (const route of await siteRoutes())
    for (const [who, client] of clients) {
      const path = addressOf(route, (name) => (name === ':locale' ? 'en' : STRANGE))
      if (path.endsWith('/sign-out')) continue
      const { status } = await client.get(path)
      if (status >= 500) wrong.push(`${who} GET ${path}: ${status}`)
    }
  expect(wrong).toEqual([])
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
