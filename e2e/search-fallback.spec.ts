/** The search server dies while people search: the next answer comes from the embedded engine, on the same page. */
import { expect, test } from './support/journey'
import { startSite } from './support/site'
import type { Site } from './support/site'

const WILDFIRE = '산불 조기감지 AI 카메라'
const QUERY = 'phat hien som chay rung'

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.stop())

test('answers the same when the search server is gone', async ({ page, request }) => {
  const engine = async () =>
    (
      (await (
        await request.get(`${site.url}/api/v1/technologies`, { params: { q: QUERY } })
      ).json()) as { engine: string }
    ).engine
  const address = `${site.url}/vi/technologies?q=${encodeURIComponent(QUERY)}`
  const first = page.locator('#results article').first()

  // The server asks Meilisearch once it knows that its index is in order.
  await expect.poll(engine, { timeout: 20_000 }).toBe('meilisearch')
  await page.goto(address)
  await expect(first.getByRole('heading', { level: 2 })).toHaveText(WILDFIRE)
  const why = await first.getByRole('listitem').allTextContents()

  await site.killSearch()
  const answer = await page.goto(address)
  expect(answer?.status()).toBe(200)
  await expect(first.getByRole('heading', { level: 2 })).toHaveText(WILDFIRE)
  expect(await first.getByRole('listitem').allTextContents()).toEqual(why)
  expect(await engine()).toBe('embedded')
  await page.goto(`${site.url}/ko/needs?q=${encodeURIComponent('누수')}`)
  await expect(first).toBeVisible()
})
