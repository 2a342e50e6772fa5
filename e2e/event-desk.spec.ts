/** An organiser makes a new edition of an event, a firm registers for it and says when it can meet; without scripts. */
import type { Page } from '@playwright/test'
import { expect, test, watch } from './support/journey'
import { signIn } from './support/people'
import type { Person } from './support/people'
import { MEETING } from './support/schedule'
import { startSite } from './support/site'
import type { Site } from './support/site'
import { wordsOf } from './support/words'
import type { Locale } from './support/words'

const [ko, vi, en] = [wordsOf('ko'), wordsOf('vi'), wordsOf('en')]

test.use({ javaScriptEnabled: false })

test('a new edition, from the form to a firm that is approved', async ({
  page,
  browser,
  problems,
  check,
}) => {
  const site: Site = await startSite()
  try {
    const as = async (person: Person, locale: Locale, work: (other: Page) => Promise<void>) => {
      const context = await browser.newContext({ javaScriptEnabled: false })
      const other = await context.newPage()
      watch(other, problems)
      await signIn(other, site, person, locale)
      await work(other)
      await context.close()
    }
    await signIn(page, site, 'organiser', 'en')

    // Bad days first: the message stands at the field, and what was typed is still there.
    await page.goto(`${site.url}/en/organiser/events/new?from=${MEETING}`)
    await check(page)
    await page.getByLabel(en('setup.firstDay')).fill('2031-09-12')
    await page.getByLabel(en('setup.lastDay')).fill('2031-09-11')
    await page.getByLabel(en('setup.slug')).fill('network-meeting-2031')
    await page.getByRole('button', { name: en('setup.create') }).click()
    await expect(page.getByRole('alert')).toContainText(en('errors.field.range'))
    await expect(page.getByLabel(en('setup.firstDay'))).toHaveValue('2031-09-12')
    await page.getByLabel(en('setup.lastDay')).fill('2031-09-12')
    await page.getByRole('button', { name: en('setup.create') }).click()
    await expect(page).toHaveURL(`${site.url}/en/organiser/events/network-meeting-2031`)
    await check(page)

    // The settings came along: days in blocks, tables.
    await page.goto(`${site.url}/en/organiser/events/network-meeting-2031/setup/grid`)
    await expect(page.getByRole('img', { name: /Slot 1/ })).toBeVisible()
    await check(page)
    await page.goto(`${site.url}/en/organiser/events/network-meeting-2031/setup/tables`)
    await expect(page.locator('#tables li').first()).toBeVisible()
    await check(page)
    await page.goto(`${site.url}/en/organiser/events/network-meeting-2031`)
    await page.getByRole('button', { name: en('organiser.next.registration') }).click()
    await expect(page.getByRole('main')).toContainText(en('domain.eventState.registration'))

    await as('mulgil', 'ko', async (other) => {
      await other.goto(`${site.url}/ko/events/network-meeting-2031`)
      await other.getByRole('link', { name: ko('events.register') }).click()
      await check(other)
      await other.getByRole('button', { name: ko('registration.register') }).click()
      await expect(other.getByRole('alert')).toContainText(ko('errors.registration.noConsent'))
      await other.getByLabel(ko('registration.field.consent')).check()
      await other.getByRole('button', { name: ko('registration.register') }).click()
      await expect(other.getByRole('main')).toContainText(ko('registration.state.applied'))
      await check(other)
      await other.getByRole('link', { name: ko('registration.times.unsaid') }).click()
      await other.locator('.paint input[type=checkbox]').first().uncheck()
      await other.getByRole('button', { name: ko('registration.times.save') }).click()
      await expect(other.locator('.paint input[type=checkbox]').first()).not.toBeChecked()
      await expect(other.locator('.paint input[type=checkbox]').nth(1)).toBeChecked()
      await check(other)
    })

    await page.goto(`${site.url}/vi/organiser/events/network-meeting-2031/participants`)
    await check(page)
    await page.getByRole('button', { name: new RegExp(vi('organiser.approve')) }).click()
    await expect(page.getByRole('main')).toContainText(vi('organiser.registrationState.approved'))
    await page.goto(`${site.url}/vi/organiser/events/network-meeting-2031/chase?group=noRequest`)
    await expect(page.getByRole('main')).toContainText('물길센싱')
    await page.getByRole('button', { name: vi('chase.preview') }).click()
    await expect(page.getByRole('main')).toContainText('상담을 요청하지 않으셨습니다')
    await check(page)
  } finally {
    await site.stop()
  }
})
