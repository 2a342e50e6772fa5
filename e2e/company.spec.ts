/** Two firms: one asks for a meeting from a match, the other answers; later both read their agendas and calendars. */
import ICAL from 'ical.js'
import type { Browser, Page } from '@playwright/test'
import { WAYS, expect, test, watch } from './support/journey'
import { signIn } from './support/people'
import type { Person } from './support/people'
import {
  MEETING,
  closeRequests,
  makeSchedule,
  makeScheduleAgain,
  publish,
} from './support/schedule'
import { startSite } from './support/site'
import type { Site } from './support/site'
import { wordsOf } from './support/words'
import type { Locale } from './support/words'

const PRESSURE = 'need-songbo-pressure'
const [ko, vi] = [wordsOf('ko'), wordsOf('vi')]

for (const { way, javaScriptEnabled } of WAYS) {
  test.describe(way, () => {
    test.describe.configure({ mode: 'serial' })
    test.use({ javaScriptEnabled })

    let site: Site
    test.beforeAll(async () => {
      site = await startSite()
    })
    test.afterAll(() => site.stop())

    const open = (page: Page, path: string) => page.goto(`${site.url}${path}`)

    /** Another person at another computer. */
    async function meanwhile(
      browser: Browser,
      problems: string[],
      person: Person,
      locale: Locale,
      work: (page: Page) => Promise<void>,
    ) {
      const context = await browser.newContext()
      const page = await context.newPage()
      watch(page, problems)
      await signIn(page, site, person, locale)
      await work(page)
      await context.close()
    }

    test('a Korean firm asks for a meeting from a match, twice by mistake; the Vietnamese side accepts', async ({
      page,
      browser,
      problems,
      check,
    }) => {
      await signIn(page, site, 'mulgil', 'ko')
      await open(page, '/ko/work')
      await check(page)
      await open(page, '/ko/technologies/tech-mulgil-acoustic')
      const match = page
        .locator('#matches article')
        .filter({ has: page.locator(`a[href$="/${PRESSURE}"]`) })
      await expect(match).toContainText('/ 100')
      await check(page)
      await match.getByRole('link', { name: ko('match.ask') }).click()
      await expect(page).toHaveURL(new RegExp(`/ko/events/${MEETING}/requests/new\\?.*${PRESSURE}`))
      await expect(page.getByRole('main')).toContainText('Cấp nước Sông Bồ')
      await expect(page.getByLabel(ko('requests.about'))).not.toHaveValue('')
      await check(page)
      await page.getByRole('radio', { name: ko('requests.priorityText.must') }).check()
      await page
        .getByLabel(ko('requests.message'))
        .fill('야간 최소 유량과 압력 자료를 함께 보고 싶습니다.')
      const form = page.locator('form', { has: page.getByLabel(ko('requests.message')) })
      const fields = await form.evaluate((element) =>
        [...new FormData(element as HTMLFormElement)].flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value] as const] : [],
        ),
      )
      const address = page.url()
      await page.getByRole('button', { name: ko('requests.send') }).dblclick()
      await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/)
      await expect(page.getByRole('main')).toContainText(ko('domain.requestState.pending'))
      await check(page)
      const request = page.url()

      // The network was cut after sending, and the same form goes out again: the same answer.
      const again = await page.request.post(address, {
        form: Object.fromEntries(fields),
        maxRedirects: 0,
      })
      expect(new URL(again.headers().location ?? '', site.url).href).toBe(request)
      // A new form for the same wish is told that it is there already.
      await page.goto(address)
      await page.getByRole('button', { name: ko('requests.send') }).click()
      await expect(page.getByRole('alert')).toContainText(ko('errors.request.duplicate'))

      await open(page, `/ko/events/${MEETING}/requests?box=out`)
      const sent = page
        .locator('li.result')
        .filter({ hasText: 'Cấp nước Sông Bồ' })
        .filter({ has: page.locator(`a[href$="/${PRESSURE}"]`) })
      await expect(sent).toHaveCount(1)
      await check(page)

      await meanwhile(browser, problems, 'songbo', 'vi', async (other) => {
        await open(other, '/vi/work')
        await check(other)
        await open(other, `/vi/events/${MEETING}/requests`)
        const asked = other.locator('li.result').filter({ hasText: '야간 최소 유량' })
        await check(other)
        await asked.getByRole('button', { name: vi('requests.accept') }).click()
        await expect(asked).toContainText(vi('domain.requestState.accepted'))
        await expect(asked.getByRole('button', { name: vi('requests.accept') })).toHaveCount(0)
      })
      await page.goto(request)
      await expect(page.getByRole('main')).toContainText(ko('domain.requestState.accepted'))
    })

    test('a department declines, and has to say why', async ({ page, check }) => {
      await signIn(page, site, 'sxd-danang', 'vi')
      await open(page, `/vi/events/${MEETING}/requests`)
      const asked = page.locator('li.result').filter({ hasText: '새솔구조안전' })
      const decline = asked.getByRole('button', { name: vi('requests.decline') })
      const why = asked.getByLabel(vi('requests.declineReason'))
      await asked.getByText(vi('requests.decline')).first().click()
      await decline.click()
      const summary = page.getByRole('alert')
      await expect(summary).toContainText(vi('errors.request.reasonMissing'))
      await expect(page).toHaveTitle(new RegExp(`^${vi('common.errorTitle')}`))
      await expect(why).toHaveAttribute('aria-invalid', 'true')
      await expect(summary.getByRole('link')).toHaveAttribute(
        'href',
        `#${await why.getAttribute('id')}`,
      )
      await check(page)
      await why.fill('Nội dung này đã giao đơn vị khác trong năm 2023.')
      await decline.click()
      await expect(asked).toContainText(vi('domain.requestState.declined'))
      await expect(asked).toContainText('Nội dung này đã giao đơn vị khác')
    })

    test('those who only read, and strangers, may not ask', async ({ page }) => {
      const answer = await open(page, `/vi/events/${MEETING}/requests`)
      expect(answer?.status()).toBe(200)
      await expect(page).toHaveURL(/\/vi\/sign-in\?next=/)
      await signIn(page, site, 'viewer', 'vi')
      await open(page, `/vi/events/${MEETING}/requests`)
      await expect(page.getByRole('button', { name: vi('requests.accept') })).toHaveCount(0)
      expect((await open(page, '/vi/organiser'))?.status()).not.toBe(500)
      await expect(page.getByRole('link', { name: vi('organiser.openImports') })).toHaveCount(0)
    })

    test('both read their agendas once the schedule is published, on paper, phone and in the calendar', async ({
      page,
      browser,
      problems,
      check,
    }) => {
      test.setTimeout(240_000)
      await signIn(page, site, 'mulgil', 'ko')
      await open(page, `/ko/events/${MEETING}/agenda`)
      await expect(page.getByText(ko('agenda.notPublished'))).toBeVisible()
      await check(page)

      await meanwhile(browser, problems, 'organiser', 'vi', async (other) => {
        await closeRequests(other, site, 'vi')
        await open(other, `/vi/organiser/events/${MEETING}/schedule`)
        await makeSchedule(other, 'vi')
        await publish(other, 'vi', 1)
      })

      await open(page, `/ko/events/${MEETING}/agenda`)
      await expect(meetings(page)).not.toHaveCount(0)
      await check(page)
      // As tall as the page, so that it is not left to chance which link the bar at the foot covers by half.
      await page.setViewportSize({ width: 390, height: 3000 })
      await check(page)
      const shown = await page
        .locator('ol.day li time[datetime]')
        .evaluateAll((times) =>
          times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')),
        )
      const feed =
        (await page.getByRole('link', { name: ko('agenda.calendar') }).getAttribute('href')) ?? ''
      const first = await readCalendar(page, feed)
      expect(first.map(({ start }) => start).sort()).toEqual(shown.sort())
      expect(await agendasOf(page, 'ko')).toContain('Cấp nước Sông Bồ')

      await meanwhile(browser, problems, 'organiser', 'vi', async (other) => {
        await open(other, `/vi/organiser/events/${MEETING}/schedule`)
        await makeScheduleAgain(other, 'vi', { draft: 2, published: 1 })
        await publish(other, 'vi', 2)
      })
      const second = await readCalendar(page, feed)
      // A new schedule may seat a colleague in a meeting; one that stays is the same entry of the calendar.
      const before = new Set(first.map(({ uid }) => uid))
      expect(second.some(({ uid }) => before.has(uid))).toBe(true)

      await meanwhile(browser, problems, 'songbo', 'vi', async (other) => {
        await open(other, `/vi/events/${MEETING}/agenda`)
        await check(other)
        expect(await agendasOf(other, 'vi')).toContain('물길센싱')
        await check(other)
      })
    })

    const meetings = (page: Page) => page.locator('ol.day li')

    /** What a firm meets, by all its delegates: each side of the table may be another person. */
    async function agendasOf(page: Page, locale: Locale): Promise<string> {
      const texts = await meetings(page).allTextContents()
      const colleagues = page
        .getByRole('region', { name: wordsOf(locale)('agenda.colleagues') })
        .getByRole('link')
      const addresses = await colleagues.evaluateAll((links) =>
        links.map((link) => link.getAttribute('href') ?? ''),
      )
      for (const address of addresses) {
        await open(page, address)
        texts.push(...(await meetings(page).allTextContents()))
      }
      return texts.join('\n')
    }

    /** The feed as a calendar program reads it: times in UTC, each event with an identity of its own. */
    async function readCalendar(page: Page, path: string) {
      const answer = await page.request.get(`${site.url}${path}`)
      expect(answer.status()).toBe(200)
      expect(answer.headers()['content-type']).toContain('text/calendar')
      const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[])
      const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part))
      expect(events.length).toBeGreaterThan(0)
      for (const { startDate, endDate, summary } of events) {
        expect(summary).not.toBe('')
        expect(startDate.zone.tzid).toBe('UTC')
        expect(endDate.compare(startDate)).toBe(1)
      }
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
      return events.map(({ uid, startDate }) => ({ uid, start: startDate.toJSDate().getTime() }))
    }
  })
}
