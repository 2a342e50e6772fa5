/** The page of results: suggestions by keyboard, filters as trees, the map, side by side, a search to come back to. */
import type { Page } from '@playwright/test'
import { signIn } from './support/people'
import { WAYS, expect, test } from './support/journey'
import { startSite } from './support/site'
import type { Site } from './support/site'
import { wordsOf } from './support/words'

const vi = wordsOf('vi')

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.stop())

const open = (page: Page, path: string) => page.goto(`${site.url}${path}`)

test.describe('suggestions', () => {
  test('are walked by keyboard, closed by Escape, and lead to what was chosen', async ({
    page,
    check,
  }) => {
    await open(page, '/vi')
    const box = page.getByRole('combobox', { name: vi('search.technologies') })
    const options = page.getByRole('option')
    await box.pressSequentially('ro ri')
    await expect(options.first()).toBeVisible()
    await expect(box).toHaveAttribute('aria-expanded', 'true')
    await check(page)
    await box.press('Escape')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
    await expect(box).toHaveValue('ro ri')

    await box.press('ArrowDown')
    await expect(options.first()).toBeVisible()
    await box.press('ArrowDown')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await box.press('End')
    await expect(options.last()).toHaveAttribute('aria-selected', 'true')
    await box.press('Home')
    const id = await options.first().getAttribute('id')
    await expect(box).toHaveAttribute('aria-activedescendant', id ?? '')
    await box.press('Enter')
    await expect(page).toHaveURL(/\/vi\/technologies\?concept=/)
    await expect(page.locator('.applied')).toContainText(vi('search.applied'))
  })

  test('leave Enter to the search as typed when none is chosen', async ({ page }) => {
    await open(page, '/vi/needs')
    const box = page.getByRole('combobox', { name: vi('search.needs') })
    await box.pressSequentially('chieu sang')
    await expect(page.getByRole('option').first()).toBeVisible()
    await box.press('Enter')
    await expect(page).toHaveURL(/\/vi\/needs\?.*q=chieu\+sang/)
    await expect(page.getByRole('listbox')).toBeHidden()
  })
})

for (const { way, javaScriptEnabled } of WAYS) {
  test.describe(way, () => {
    test.use({ javaScriptEnabled })

    test('a word with several senses offers them, and each is an address', async ({
      page,
      check,
    }) => {
      await open(page, '/vi/technologies?q=r%C3%B2+r%E1%BB%89')
      const chip = page.locator('.understood .und')
      await expect(chip).toHaveCount(1)
      await chip.locator('summary').click()
      await chip.getByRole('link', { name: 'Phát hiện rò rỉ nước', exact: true }).click()
      await expect(page).toHaveURL(/without=concept/)
      await expect(page.locator('.understood .und b')).toHaveText('Phát hiện rò rỉ nước')
      await check(page)
    })

    test('filters open as a sheet on a phone and narrow by the tree', async ({ page, check }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await open(page, '/vi/technologies')
      await page.getByRole('link', { name: vi('ui.filters') }).click()
      await expect(page.locator('#filters')).toBeVisible()
      await page.locator('input[name="concept"][value="water"]').check()
      await page.getByRole('button', { name: vi('ui.applyFilters') }).click()
      await expect(page).toHaveURL(/concept=water/)
      await expect(page.locator('.applied .und')).toHaveCount(1)
      await check(page)
      await page.locator('.applied .und a').click()
      await expect(page.locator('.applied')).toHaveCount(0)
    })

    test('the map counts by province and leads to the list of one', async ({ page, check }) => {
      await open(page, '/vi/needs?view=map')
      await check(page)
      const row = page.getByRole('row').filter({ hasText: 'Huế' })
      const count = Number(await row.locator('td').textContent())
      await row.getByRole('link').click()
      await expect(page).toHaveURL(/place=vn-hue/)
      await expect(page.locator('#results article')).toHaveCount(count)
    })

    test('two technologies are put side by side', async ({ page, check }) => {
      await open(page, '/vi/technologies?q=n%C6%B0%E1%BB%9Bc')
      for (const hit of [0, 1]) {
        await page.locator('#results article').nth(hit).locator('.meta > .ilink').click()
        await expect(page.locator('.tray li')).toHaveCount(hit + 1)
      }
      await page.getByRole('link', { name: vi('search.compare.open'), exact: true }).click()
      await expect(page).toHaveURL(/\/vi\/compare\?ids=/)
      await expect(page.locator('table.cmp').first().locator('thead th')).toHaveCount(2)
      await check(page)
    })

    test('a search is kept under a name, once, and dropped', async ({ page, check }) => {
      await signIn(page, site, 'songbo', 'vi')
      await open(page, '/vi/technologies?q=r%C3%B2+r%E1%BB%89&sort=trl')
      for (const time of [1, 2]) {
        await page.getByRole('link', { name: vi('search.saved.link') }).click()
        await page.getByRole('button', { name: vi('search.saved.save'), exact: true }).click()
        if (time === 1) {
          await expect(page.locator('.savedlist li')).toHaveCount(1)
          await check(page)
          await page.locator('.savedlist a').click()
          await expect(page).toHaveURL(/sort=trl/)
        }
      }
      await expect(page.getByRole('alert')).toContainText(vi('errors.savedSearch.twice'))
      await check(page)
      await page.getByRole('button', { name: /^Xóa/ }).click()
      await expect(page.locator('.savedlist')).toHaveCount(0)
    })

    test('a concept has a page with its names in three languages', async ({ page, check }) => {
      await open(page, '/vi/concepts/water.leak-detection')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phát hiện rò rỉ nước')
      await expect(page.locator('#names')).toContainText('누수 탐지')
      await check(page)
    })
  })
}

test('what is saved is noted, put side by side, weighed and taken along', async ({
  page,
  check,
}) => {
  await signIn(page, site, 'songbo', 'vi')
  await open(page, '/vi/technologies?q=n%C6%B0%E1%BB%9Bc')
  const saved = page.locator('#results').getByText(vi('search.shortlist.saved'), { exact: true })
  const before = await saved.count()
  for (const hit of [1, 2]) {
    await page
      .locator('#results article')
      .getByText(vi('search.shortlist.save'), { exact: true })
      .first()
      .click()
    await expect(saved).toHaveCount(before + hit)
  }
  await check(page)
  await saved.first().click()
  const entries = page.locator('.shortlist > li')
  // Two that the demo has, and the newest first.
  await expect(entries).toHaveCount(4)
  await entries.first().locator('summary').click()
  await entries.first().getByLabel(vi('shortlist.notes.new')).fill('Hỏi mẫu thử, gọi lại thứ Sáu')
  await entries
    .first()
    .getByRole('button', { name: vi('shortlist.notes.add') })
    .click()
  await expect(entries.first().locator('.notes li')).toContainText('gọi lại thứ Sáu')
  await check(page)
  for (const at of [0, 1]) await entries.nth(at).getByRole('checkbox').check()
  await page.getByRole('button', { name: vi('shortlist.compare') }).click()
  await expect(page).toHaveURL(/\/vi\/compare\?ids=[^&]+&ids=/)
  await page.locator('select[name="w-trl"]').selectOption('5')
  await page.getByRole('button', { name: vi('search.weigh.weigh'), exact: true }).click()
  await expect(page).toHaveURL(/w-trl=5/)
  await expect(page.locator('select[name="w-trl"]')).toHaveValue('5')
  await check(page)
  const address = await page.getByRole('link', { name: vi('search.file.csv') }).getAttribute('href')
  const file = await page.request.get(`${site.url}${address}`)
  expect(await file.text()).toContain(vi('search.weigh.score'))
})
