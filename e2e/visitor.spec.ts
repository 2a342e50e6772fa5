/** A visitor: looks for something in three languages, reads why it is there, and opens the records behind figures. */
import type { Page } from '@playwright/test'
import { WAYS, expect, test } from './support/journey'
import { startSite } from './support/site'
import type { Site } from './support/site'
import { wordsOf } from './support/words'

const WILDFIRE = '산불 조기감지 AI 카메라'
const [ko, vi, en] = [wordsOf('ko'), wordsOf('vi'), wordsOf('en')]

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.stop())

const open = (page: Page, path: string) => page.goto(`${site.url}${path}`)
const firstHit = (page: Page) => page.locator('#results article').first()

async function ask(page: Page, query: string) {
  await page.locator('input[type="search"]').fill(query)
  await page.locator('input[type="search"]').press('Enter')
  await expect(page).toHaveURL(/[?&]q=/)
  await expect(page.locator('input[type="search"]')).toHaveValue(query)
}

for (const { way, javaScriptEnabled } of WAYS) {
  test.describe(way, () => {
    test.use({ javaScriptEnabled })

    test('finds a listing that exists only in Korean by Vietnamese without marks, and reads why in Vietnamese', async ({
      page,
      check,
    }) => {
      await open(page, '/vi')
      await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
      await check(page)
      await ask(page, 'phat hien som chay rung')
      const hit = firstHit(page)
      await expect(hit.getByRole('heading', { level: 2 })).toHaveText(WILDFIRE)
      await expect(hit.getByRole('heading', { level: 2 })).toHaveAttribute('lang', 'ko')
      await expect(hit).toContainText(vi('ui.mark.only', { language: vi('ui.languageName.ko') }))
      await expect(hit.getByRole('heading', { name: vi('search.why') })).toBeVisible()
      await expect(hit).toContainText(
        vi('search.reason.conceptSame', { asked: 'Phát hiện sớm cháy rừng' }),
      )
      await check(page)
    })

    test('finds the same listing first by English and by Korean', async ({ page, check }) => {
      await open(page, '/en')
      await ask(page, 'forest fire detection')
      await expect(firstHit(page).getByRole('heading', { level: 2 })).toHaveText(WILDFIRE)
      await expect(firstHit(page)).toContainText(
        en('ui.mark.only', { language: en('ui.languageName.ko') }),
      )
      await open(page, '/ko/technologies')
      await ask(page, '산불 조기감지')
      await expect(firstHit(page).getByRole('heading', { level: 2 })).toHaveText(WILDFIRE)
      await expect(firstHit(page)).toContainText(ko('search.why'))
      await check(page)
      await ask(page, '누수 탐지')
      await expect(firstHit(page).getByRole('heading', { level: 2 })).not.toHaveText(WILDFIRE)
      await page.goBack()
      await expect(firstHit(page).getByRole('heading', { level: 2 })).toHaveText(WILDFIRE)
      await expect(page.locator('input[type="search"]')).toHaveValue('산불 조기감지')
    })

    test('narrows by facets, takes out what was understood, and searches exactly as written', async ({
      page,
      check,
    }) => {
      await open(page, '/en/technologies?q=water+leak+TRL+9')
      const shown = page.locator('#results article')
      const all = await shown.count()
      const chips = page.locator('.understood li')
      await expect(chips).not.toHaveCount(0)
      const understood = await chips.count()
      await page.getByRole('link', { name: en('ui.remove', { label: 'TRL 9' }) }).click()
      await expect(page).toHaveURL(/without=/)
      await expect(chips).toHaveCount(understood - 1)
      // The hits stand below the chips, and may come after them.
      await expect.poll(() => shown.count()).toBeGreaterThanOrEqual(all)

      const filters = page.getByRole('complementary', { name: en('ui.filters') })
      await filters.getByRole('checkbox', { name: en('search.trlBand.9') }).check()
      await filters.getByRole('button', { name: en('ui.applyFilters') }).click()
      await expect(page).toHaveURL(/trl=9/)
      await expect(page).toHaveURL(/without=/)
      await expect(shown.filter({ hasNotText: 'TRL 9/9' })).toHaveCount(0)
      await expect(shown).not.toHaveCount(0)
      await check(page)
      await page.getByRole('link', { name: en('ui.clearFilters') }).click()
      await expect(page).not.toHaveURL(/trl=9/)

      const chip = shown
        .first()
        .getByRole('list', { name: en('search.facet.concept') })
        .getByRole('link')
        .first()
      const concept = (await chip.textContent()) ?? ''
      await chip.click()
      await expect(page).toHaveURL(/\?concept=/)
      await expect(
        filters.getByRole('checkbox', { name: concept, exact: false }).first(),
      ).toBeChecked()
      await page.goBack()

      await page.getByRole('link', { name: en('search.exactly') }).click()
      await expect(page).toHaveURL(/exact=1/)
      await expect(page.locator('.understood')).toContainText(en('search.exactlyOn'))
      await check(page)
    })

    test('is told what to do when nothing answers, and shown markup as text', async ({
      page,
      check,
    }) => {
      await open(page, '/en/technologies?exact=1&q=zzzqqqxxx')
      await expect(page.getByRole('heading', { name: en('search.empty.title') })).toBeVisible()
      await check(page)
      for (const query of [
        '<svg onload=alert(1)>',
        '"><img src=x onerror=alert(1)>',
        '{{7*7}}',
        '(',
        '"',
        'NEAR(a b)',
        'no:900',
        'leak*',
        '^a',
      ]) {
        await open(page, `/en/technologies?q=${encodeURIComponent(query)}`)
        await expect(page.locator('input[type="search"]')).toHaveValue(query)
        await expect(page.locator('main svg[onload], main img[onerror]')).toHaveCount(0)
      }
    })

    test('opens a need with its matches and their reasons, a technology and its owner', async ({
      page,
      check,
    }) => {
      await open(page, '/vi/needs?q=chay+rung')
      await check(page)
      await firstHit(page).getByRole('heading', { level: 2 }).getByRole('link').click()
      await expect(page).toHaveURL(/\/vi\/needs\/need-khanhhoa-wildfire/)
      const matches = page.locator('#matches article')
      await expect(matches.first().getByRole('heading', { level: 3 })).toHaveText(WILDFIRE)
      await expect(matches.first()).toContainText('/ 100')
      await expect(matches.first().getByRole('listitem').first()).toContainText(
        'Phát hiện sớm cháy rừng',
      )
      await check(page)
      await matches.first().getByRole('link', { name: WILDFIRE, exact: true }).click()
      await expect(page).toHaveURL(/\/vi\/technologies\/tech-haeol-wildfire/)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(WILDFIRE)
      await expect(page.locator('#matches article').first()).toBeVisible()
      await check(page)
      await page.getByRole('link', { name: '해올방재(주)' }).first().click()
      await expect(page).toHaveURL(/\/vi\/organisations\//)
      await expect(page.getByRole('link', { name: WILDFIRE, exact: true })).toBeVisible()
      await check(page)
    })

    test('is not told who stands behind a confidential need', async ({ page, check }) => {
      await open(page, '/vi/needs/need-lowrise-soil')
      await expect(page.getByText(vi('listing.hiddenUntil'))).toBeVisible()
      expect(await page.content()).not.toMatch(/An Vân|anvan/i)
      await check(page)
    })

    test('reads the report of the exhibition and opens the records that each figure counts', async ({
      page,
      check,
    }) => {
      await open(page, '/ko/events')
      await check(page)
      await page.getByRole('link', { name: /2022/ }).first().click()
      await expect(page).toHaveURL(/\/ko\/events\/exhibition-2022$/)
      await check(page)
      await page
        .getByRole('link', { name: ko('events.report') })
        .first()
        .click()
      await expect(page).toHaveURL(/exhibition-2022\/report$/)
      const figure = (name: string) =>
        page.locator('dl.counted').getByRole('link', { name: `${ko(`report.figure.${name}`)}:` })
      await expect(figure('firmsKR')).toHaveText('16')
      await expect(figure('firmsVN')).toHaveText('16')
      await expect(figure('exchanges')).toHaveText('52')
      await check(page)

      const figures = await page
        .locator('dl.counted a')
        .evaluateAll((links) =>
          links.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? ''] as const),
        )
      expect(figures).toHaveLength(12)
      for (const [path, value] of figures) {
        await open(page, path)
        await expect(page.locator('main tbody tr'), path).toHaveCount(Number(value))
      }
      await open(page, '/ko/events/exhibition-2022/report/exchanges')
      await check(page)
    })

    test('changes the language and stays on the page', async ({ page }) => {
      await open(page, '/vi/technologies?q=ro+ri+nuoc&trl=9')
      await page.getByRole('link', { name: '한국어' }).first().click()
      await expect(page).toHaveURL(`${site.url}/ko/technologies?q=ro+ri+nuoc&trl=9`)
      await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
      await expect(page.getByText(ko('search.understood'))).toBeVisible()
      await page.getByRole('link', { name: 'English' }).first().click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    })

    test('is told in the language of the address that a page is not there', async ({
      page,
      check,
    }) => {
      for (const path of [
        '/vi/khong-co-trang-nay',
        '/vi/technologies/khong-co',
        '/vi/events/khong-co/report',
        '/vi/events/exhibition-2022/report/khong-co',
      ]) {
        const answer = await open(page, path)
        expect(answer?.status(), path).toBe(404)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không tìm thấy trang')
      }
      await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
      await check(page)
    })

    for (const locale of ['ko', 'vi', 'en'] as const) {
      test(`reads in ${locale} what was wrong with a sign-in and keeps what was typed`, async ({
        page,
        check,
      }) => {
        const say = { ko, vi, en }[locale]
        await open(page, `/${locale}/sign-in`)
        await check(page)
        const email = page.getByLabel(say('account.email'))
        // The browser's own check would stop this before the server sees it.
        await page
          .locator('form', { has: email })
          .evaluate((form) => form.setAttribute('novalidate', ''))
        await page.getByRole('button', { name: say('account.signIn') }).click()
        const summary = page.getByRole('alert')
        await expect(summary.getByRole('link')).toHaveCount(2)
        await expect(page).toHaveTitle(new RegExp(`^${say('common.errorTitle')}`))

        await email.fill('nobody@demo.hanviet.example')
        await page.getByLabel(say('account.password')).fill('not-the-password')
        await page.getByRole('button', { name: say('account.signIn') }).click()
        await expect(summary).toContainText(say('errors.signIn.wrong'))
        await expect(page).toHaveTitle(new RegExp(`^${say('common.errorTitle')}`))
        await expect(email).toHaveValue('nobody@demo.hanviet.example')
        expect(await page.content()).not.toContain('not-the-password')
        await check(page)
      })
    }

    test('finds the way on a phone', async ({ page, check }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await open(page, '/vi')
      await check(page)
      await page.locator('summary', { has: page.getByLabel(vi('ui.menu')) }).click()
      await page
        .getByRole('navigation', { name: vi('ui.mainNav') })
        .getByRole('link', { name: vi('common.nav.technologies') })
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(vi('search.technologies'))
      await ask(page, 'phat hien som chay rung')
      await expect(firstHit(page).getByRole('heading', { level: 2 })).toHaveText(WILDFIRE)
      await check(page)
      await page.getByRole('link', { name: vi('ui.filters') }).click()
      await page.getByRole('checkbox', { name: vi('search.trlBand.9') }).check()
      await page.getByRole('button', { name: vi('ui.applyFilters') }).click()
      await expect(page).toHaveURL(/trl=9/)
      await firstHit(page).getByRole('link', { name: WILDFIRE, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(WILDFIRE)
      await check(page)
      await open(page, '/vi/events/exhibition-2022/report')
      await check(page)
    })
  })
}

test('the public API counts the five figures of the demo', async ({ request }) => {
  const survey = (await (
    await request.get(`${site.url}/api/v1/events/survey-2021/statistics`)
  ).json()) as { firms: { KR: number }; technologies: number }
  const exhibition = (await (
    await request.get(`${site.url}/api/v1/events/exhibition-2022/statistics`)
  ).json()) as { firms: { KR: number; VN: number }; exchanges: number }
  expect([
    survey.firms.KR,
    survey.technologies,
    exhibition.firms.KR,
    exhibition.firms.VN,
    exhibition.exchanges,
  ]).toEqual([27, 31, 16, 16, 52])
})

test('a body that is no form gets the form again with a message, never an error of the server', async ({
  request,
}) => {
  const bodies = [
    { headers: { 'Content-Type': 'text/plain' }, data: 'x' },
    { headers: { 'Content-Type': 'application/json' }, data: '{"email":' },
    { headers: { 'Content-Type': 'multipart/form-data; boundary=b' }, data: 'x' },
    { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, data: 'a'.repeat(3e6) },
  ]
  for (const body of bodies) {
    const answer = await request.post(`${site.url}/vi/sign-in`, {
      ...body,
      headers: { ...body.headers, Origin: site.url },
    })
    expect(answer.status()).toBe(422)
    expect(await answer.text()).toContain('role="alert"')
  }
})
