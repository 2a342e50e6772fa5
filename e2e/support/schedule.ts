/** The organiser's way from open requests to a published schedule, as two journeys walk it. */
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Site } from './site'
import { wordsOf } from './words'
import type { Locale } from './words'

export const MEETING = 'network-meeting-2023'
/** The page answers when the search for a schedule has ended: ten seconds at most, more on a busy machine. */
const SOLVED_MS = 60_000

export async function closeRequests(page: Page, site: Site, locale: Locale): Promise<void> {
  const say = wordsOf(locale)
  await page.goto(`${site.url}/${locale}/organiser/events/${MEETING}`)
  await page.getByRole('button', { name: say('organiser.next.scheduling') }).click()
  await expect(page.getByRole('link', { name: say('organiser.nextSchedule') })).toBeVisible()
}

/** From the schedule's page; the plan's verdict is shown afterwards. */
export async function makeSchedule(page: Page, locale: Locale): Promise<void> {
  const say = wordsOf(locale)
  await page.getByRole('button', { name: say('schedule.solve'), exact: true }).click()
  await expect(planResult(page, locale)).toBeVisible({ timeout: SOLVED_MS })
}

/** Once more; the page then says which draft it shows. */
export async function makeScheduleAgain(
  page: Page,
  locale: Locale,
  { draft, published }: { draft: number; published?: number },
): Promise<void> {
  const say = wordsOf(locale)
  await page.getByRole('button', { name: say('schedule.solveAgain') }).click()
  const versions =
    published === undefined
      ? say('schedule.version.draft', { draft })
      : say('schedule.version.both', { draft, published })
  await expect(page.getByText(versions)).toBeVisible({ timeout: SOLVED_MS })
}

export async function publish(page: Page, locale: Locale, number: number): Promise<void> {
  const say = wordsOf(locale)
  await page.getByRole('button', { name: say('schedule.publish', { number }) }).click()
  await expect(
    page.getByText(say('schedule.version.published', { published: number })),
  ).toBeVisible({ timeout: 20_000 })
}

export const planResult = (page: Page, locale: Locale) =>
  page.getByRole('region', { name: wordsOf(locale)('ui.planResult') })
