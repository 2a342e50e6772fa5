/** A person registers an organisation that is here already: finds it by another script, asks to join, and is let in. */
import { expect, test, watch } from './support/journey'
import { signIn } from './support/people'
import { startSite } from './support/site'
import { wordsOf } from './support/words'

const [ko, vi] = [wordsOf('ko'), wordsOf('vi')]

test.use({ javaScriptEnabled: false })

test('a firm entered a second time is recognised, and its owner lets the person in', async ({
  page,
  browser,
  problems,
  check,
}) => {
  const site = await startSite()
  try {
    await signIn(page, site, 'organiser', 'vi')
    await page.goto(`${site.url}/vi/register/organisation`)
    await check(page)
    const next = page.getByRole('button', { name: vi('organisation.register.next') })
    await page.getByLabel(vi('domain.country.KR')).check()
    await page.getByLabel(vi('domain.organisationKind.sme')).check()
    await next.click()

    const number = page.getByLabel(vi('organisation.number.label.KR'))
    await number.fill('124-81-00997')
    await next.click()
    await expect(page.getByRole('alert')).toContainText('123-45-67890')
    await expect(page).toHaveTitle(new RegExp(`^${vi('common.errorTitle')}`))
    await expect(number).toHaveValue('124-81-00997')
    await check(page)
    await number.fill('124-81-00998')
    await next.click()

    const name = (language: string) =>
      page.getByLabel(vi('organisation.name.in', { language }), { exact: false })
    await name(vi('ui.languageName.en')).fill('MULGIL SENSING INC.')
    await next.click()
    await expect(page.getByRole('main')).toContainText(vi('organisation.lookalikes.by.name'))
    await check(page)
    await page
      .getByRole('link', { name: /물길센싱/ })
      .last()
      .click()
    await page.getByLabel(vi('organisation.join.message')).fill('Điều phối viên của sự kiện')
    await page.getByRole('button', { name: vi('organisation.join.act') }).click()
    await expect(page.getByRole('status')).toContainText(vi('organisation.join.done.asked'))
    await check(page)

    const context = await browser.newContext({ javaScriptEnabled: false })
    const owner = await context.newPage()
    watch(owner, problems)
    await signIn(owner, site, 'mulgil', 'ko')
    await owner.goto(`${site.url}/ko/organisations/kr-mulgil/members`)
    const asking = owner.locator('form', { hasText: 'Điều phối viên của sự kiện' })
    await check(owner)
    await asking.getByRole('radio', { name: ko('members.roles.viewer') }).check()
    await asking.getByRole('button', { name: new RegExp(ko('members.asking.accept')) }).click()
    await expect(owner.getByRole('status')).toContainText(ko('members.done.answered'))
    await context.close()

    await page.goto(`${site.url}/vi/work`)
    await expect(page.getByRole('main')).toContainText('물길센싱')
  } finally {
    await site.stop()
  }
})
