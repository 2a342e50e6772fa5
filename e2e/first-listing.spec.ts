/** A firm's newcomer lists its first technology, from the home page to the review, counting the pages. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, test } from './support/journey'
import { signIn } from './support/people'
import { startSite } from './support/site'
import type { Site } from './support/site'
import { wordsOf } from './support/words'

const ko = wordsOf('ko')
const MOST_PAGES = 8
const TITLE = '밸브실 누수를 소리로 찾는 휴대형 청음 장치'

test.describe('a first listing', () => {
  test.use({ locale: 'ko-KR' })
  let site: Site
  test.beforeAll(async () => {
    site = await startSite()
  })
  test.afterAll(() => site.stop())

  test('goes from the home page to the review in at most eight pages, and nothing typed is lost', async ({
    page,
    check,
  }) => {
    forgetListings(site)
    await signIn(page, site, 'mulgil', 'ko')
    const pages: string[] = []
    const arrived = async (path: RegExp) => {
      await expect(page).toHaveURL(path)
      pages.push(new URL(page.url()).pathname)
    }
    const save = (name: string) => page.getByRole('button', { name: ko(name), exact: true }).click()

    await page.goto(`${site.url}/ko`)
    await arrived(/\/ko$/)
    await page.getByRole('link', { name: ko('home.listTechnology') }).click()
    await arrived(/\/work\/technologies\/new$/)
    await page.getByLabel(ko('editor.field.title')).fill(TITLE)
    await page
      .getByLabel(ko('editor.field.summary'))
      .fill('밸브실에서 누수음을 듣고 위치를 1 m 안으로 좁힙니다.')
    await check(page)
    await save('editor.new.start')

    await arrived(/\/basics$/)
    const leak = page.getByRole('button', { name: ko('ui.confirm', { label: '누수 탐지' }) })
    await leak.click()
    await expect(leak).toHaveCount(0)
    await page.getByRole('radio', { name: ko('editor.trl.9') }).check()
    await check(page)
    await save('editor.save.next')

    await arrived(/\/details$/)
    const description = page.getByLabel(ko('editor.field.description'))
    await description.fill('자석으로 붙이는 집음 센서와 휴대 단말로 이루어집니다.')
    await expect(page.getByRole('status').filter({ hasText: '보관했습니다' })).toBeVisible()
    // The browser dies with the text unsaved: it is there again.
    await page.reload()
    await expect(description).toHaveValue(/집음 센서/)
    await save('editor.save.next')

    await arrived(/\/proof$/)
    await page.getByLabel(ko('editor.reference.project')).first().fill('하남시 상수관망 정비')
    await page.getByLabel(ko('editor.reference.year')).first().fill('2022')
    await check(page)
    await save('editor.save.next')

    await arrived(/\/terms$/)
    await page.getByRole('checkbox', { name: ko('domain.cooperationMode.export') }).check()
    await check(page)
    await save('editor.save.next')

    await arrived(/\/publication$/)
    for (const law of ['coreTechnology', 'technologyTransfer'])
      await page
        .getByRole('group', { name: ko(`editor.law.${law}`) })
        .getByRole('radio', { name: ko('editor.declared.no'), exact: true })
        .check()
    await save('editor.save.submit')

    await arrived(/\/publication\?done=submitted$/)
    await expect(page.getByRole('main')).toContainText(ko('editor.life.inReviewText'))
    await check(page)
    expect(pages.length).toBeLessThanOrEqual(MOST_PAGES)
    const shelf = page.getByRole('heading', { name: ko('company.shelf.inReview') })
    await page.goto(`${site.url}/ko/work`)
    await expect(shelf).toBeVisible()
    await expect(page.getByRole('link', { name: TITLE, exact: true })).toBeVisible()
  })
})

/** The firm has listed nothing yet. */
function forgetListings(site: Site): void {
  const db = new Database(join(site.dataDir, 'app.db'))
  db.prepare(
    `UPDATE technologies SET organisation_id = (SELECT id FROM organisations WHERE slug <> 'kr-mulgil' LIMIT 1)
     WHERE organisation_id = (SELECT id FROM organisations WHERE slug = 'kr-mulgil')`,
  ).run()
  db.close()
}
