/** What every journey stands on: a page that tolerates no error, and the checks of each page on the road. */
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import type { Page } from '@playwright/test'

export { expect }

/** Both ways of reading the site; every journey is walked in each. */
export const WAYS = [
  { way: 'without client JavaScript', javaScriptEnabled: false },
  { way: 'with client JavaScript', javaScriptEnabled: true },
]

type Fixtures = {
  problems: string[]
  /** Checks a page of the road: no breach of WCAG 2.2 A and AA, a title, one heading, no sideways scroll on a phone. */
  check: (page: Page) => Promise<void>
}

export const test = base.extend<Fixtures>({
  problems: [
    async ({ context }, use) => {
      const problems: string[] = []
      context.on('page', (page) => watch(page, problems))
      await use(problems)
      expect(problems, 'errors of the browser').toEqual([])
    },
    { auto: true },
  ],
  check: async ({ browser, javaScriptEnabled }, use) => {
    const reader = javaScriptEnabled ? null : await browser.newContext({ javaScriptEnabled: true })
    const twin = await reader?.newPage()
    // No rule reads the shapes of letters.
    await twin?.route('**/*.woff2', (route) => route.abort())
    await use(async (page) => {
      await expect(page).toHaveTitle(/HanViet Bridge/)
      await expect(page.locator('h1')).toHaveCount(1)
      await checkRules(twin ? await sameHtml(page, twin) : page)
      await checkWidth(page)
    })
    await reader?.close()
  },
})

/** Console errors (breaches of the content security policy are such), script errors, and answers of 500. */
export function watch(page: Page, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() !== 'error' && !/content security policy/i.test(message.text())) return
    if (isRefusal(message.text())) return
    problems.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`)
  })
}

/** The browser notes each answer of 4xx as an error; forms that are refused and pages that are missing answer so. */
const isRefusal = (text: string) =>
  /^Failed to load resource: the server responded with a status of (404|409|422)/.test(text)

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const PHONE = { width: 390, height: 844 }

async function checkRules(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(STANDARDS)
    .setLegacyMode(true)
    .analyze()
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map((node) => node.target.join(' ')).slice(0, 5),
  }))
  expect(found, `axe on ${page.url()}`).toEqual([])
}

/** axe needs timers, which a page without scripts has not: it reads the same HTML, still without the site's scripts. */
async function sameHtml(page: Page, twin: Page): Promise<Page> {
  const html = (await page.content()).replaceAll(/<script\b[^]*?<\/script>/g, '')
  const { width, height } = page.viewportSize() ?? PHONE
  await twin.setViewportSize({ width, height })
  await twin.route(
    page.url(),
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    { times: 1 },
  )
  await twin.goto(page.url())
  return twin
}

async function checkWidth(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize(PHONE)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `sideways scroll at ${PHONE.width} px on ${page.url()}`).toBeLessThanOrEqual(0)
  if (before) await page.setViewportSize(before)
}
