/** A bounded run of the fuzzing with a fixed seed; `npm run fuzz` goes on for as long as it is told. */
import { expect, test } from '@playwright/test'
import { fuzz } from './support/fuzz'
import { visitor } from './support/http'
import { startSite } from './support/site'
import type { Site } from './support/site'

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.stop())

test('nothing that anybody sends is an error of the server', async () => {
  const { findings, byStatus } = await fuzz(site, 2026, (sent) => sent >= 600)
  expect(findings).toEqual([])
  // The run reached pages and was refused, else it would say nothing.
  for (const status of [200, 302, 404, 422])
    expect(byStatus.get(status), `${status}`).toBeGreaterThan(5)
  expect((await visitor(site).get('/healthz')).status).toBe(200)
})
