/** What a phone has to load before a public page answers to a touch. */
import { request as httpRequest } from 'node:http'
import { expect, test } from '@playwright/test'
import { visitor } from './support/http'
import { addressOf, knownValues, siteRoutes } from './support/routes'
import { startSite } from './support/site'
import type { Site } from './support/site'

const MOST_BYTES = 120_000

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.stop())

test('no public page loads more than 120 kB of scripts', async () => {
  const known = knownValues(site.dataDir)
  const routes = (await siteRoutes()).filter(({ id }) => id.startsWith('routes/public/'))
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
