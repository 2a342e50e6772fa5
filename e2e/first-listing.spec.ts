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
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const file = (name: string, buffer: Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
})
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
    // Beside the field there is one for comments on it.
    const description = page.getByRole('textbox', {
      name: new RegExp(`^${ko('editor.field.description')}`),
    })
    await description.fill('자석으로 붙이는 집음 센서와 휴대 단말로 이루어집니다.')
    await expect(page.getByRole('status').filter({ hasText: '보관했습니다' })).toBeVisible()
    // The browser dies with the text unsaved: it is there again.
    await page.reload()
    await expect(description).toHaveValue(/집음 센서/)
    await save('editor.save.next')

    await arrived(/\/proof$/)
    await page.getByLabel(ko('editor.certificate.type')).first().selectOption('netConstruction')
    await page.getByLabel(ko('editor.certificate.number')).first().fill('제912호')
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

    // What one sees is the last step; until the review only its own people and the reviewers see it.
    await save('editor.save.nextMedia')
    await arrived(/\/media$/)
    const picture = page.locator('form[action*="form=picture"]')
    await picture.getByLabel(ko('media.picture.file')).setInputFiles(file('a.jpg', SVG))
    await picture.getByLabel('한국어').fill('밸브실에서 누수음을 듣는 작업자')
    await picture.getByRole('button', { name: ko('media.picture.add') }).click()
    await expect(page.getByRole('alert')).toContainText(ko('errors.file.notPicture'))
    await expect(picture.getByLabel('한국어')).toHaveValue(/작업자/)
    await check(page)
    await picture.getByLabel(ko('media.picture.file')).setInputFiles(file('a.png', PNG))
    await picture.getByRole('button', { name: ko('media.picture.add') }).click()
    await expect(page.getByRole('status')).toContainText(ko('media.done.picture'))
    const seal = page.locator('form[action*="form=certificate"]')
    await seal.getByLabel(ko('media.certificate.file')).setInputFiles(file('a.pdf', PDF))
    await seal.getByRole('button', { name: ko('media.certificate.send') }).click()
    await expect(page.getByRole('status')).toContainText(ko('media.done.certificate'))
    const paper = page.locator('form[action*="form=document"]')
    await paper.getByLabel(ko('media.document.file')).setInputFiles(file('a.pdf', PDF))
    await paper.getByLabel('한국어').fill('제품 소개서')
    await paper.getByRole('button', { name: ko('media.document.add') }).click()
    await expect(page.getByRole('status')).toContainText(ko('media.done.document'))
    await page.goto(`${site.url}${pages[2]?.replace(/work\/(.*)\/basics/, '$1') ?? ''}`)
    const shown = page.getByRole('img', { name: /누수음을 듣는/ })
    await expect(shown).toHaveJSProperty('complete', true)
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
    await expect(page.locator('#certificates').getByRole('link')).toContainText(
      ko('listing.certificate.document'),
    )
    await check(page)
    const fetched = async (path: string, request = page.request) => {
      const answer = await request.get(new URL(path, site.url).href)
      return [answer.status(), answer.headers()['cache-control'], answer.headers()['content-type']]
    }
    const source = (await shown.getAttribute('src')) ?? ''
    const profile = page.getByRole('link', { name: ko('listing.profile') })
    const stranger = await page.context().browser()?.newContext()
    expect(await fetched(source)).toEqual([200, 'private, no-store', 'image/webp'])
    expect((await fetched(source, stranger?.request))[0]).toBe(404)
    expect(await fetched((await profile.getAttribute('href')) ?? '')).toEqual([
      ...[200, 'private, no-cache', 'application/pdf'],
    ])
    await stranger?.close()
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
