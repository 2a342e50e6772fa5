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
  check: async ({ javaScriptEnabled }, use) => {
    await use(async (page) => {
      await expect(page).toHaveTitle(/HanViet Bridge/)
      await expect(page.locator('h1')).toHaveCount(1)
      // axe needs scripts. Every journey is walked with them too, on the same HTML.
      if (javaScriptEnabled !== false) await checkRules(page)
      await checkWidth(page)
    })
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

async function checkWidth(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize(PHONE)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `sideways scroll at ${PHONE.width} px on ${page.url()}`).toBeLessThanOrEqual(0)
  if (before) await page.setViewportSize(before)
}
