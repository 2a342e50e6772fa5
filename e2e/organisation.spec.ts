/** A person registers an organisation that is here already: finds it by another script, asks to join, and is let in. */
import type { Page } from '@playwright/test'
import { expect, test, watch } from './support/journey'
import { linkTo } from './support/mail'
import { signIn } from './support/people'
import { startSite } from './support/site'
import type { Site } from './support/site'
import { wordsOf } from './support/words'

const [ko, vi] = [wordsOf('ko'), wordsOf('vi')]

test.use({ javaScriptEnabled: false })

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.stop())

const FORMS = [
  {
    path: '/ko/organisations/kr-mulgil/edit',
    field: ko('organisation.field.address'),
    save: ko('organisation.edit.act'),
  },
  {
    path: '/ko/work/technologies/tech-mulgil-acoustic/details',
    field: ko('editor.field.description'),
    save: ko('editor.save.next'),
  },
]

for (const { path, field, save } of FORMS)
  test(`who goes back after a save writes over nobody unseen: ${path}`, async ({
    page: plain,
    browser,
    problems,
  }) => {
    await signIn(plain, site, 'mulgil', 'ko')
    const context = await browser.newContext({ javaScriptEnabled: true })
    await context.addCookies(await plain.context().cookies())
    const scripted = await context.newPage()
    watch(scripted, problems)
    const typedInto = (page: Page) => page.getByLabel(field, { exact: false }).first()
    const type = async (page: Page, text: string) => {
      await typedInto(page).fill(text)
      await page.getByRole('button', { name: save, exact: true }).click()
    }
    const saved = (page: Page) => expect(page).not.toHaveURL(`${site.url}${path}`)
    for (const [one, other] of [
      [plain, scripted],
      [scripted, plain],
    ] as const) {
      const said = (words: string) => `${words} ${one === plain ? '1' : '2'}`
      for (const [page, words] of [
        [one, '먼저'],
        [other, '나중'],
      ] as const) {
        await page.goto(`${site.url}${path}`)
        await type(page, said(words))
        await saved(page)
      }
      // The form as one left it would write over what came later: it is filled anew.
      await one.goBack()
      await expect(typedInto(one)).toHaveValue(said('나중'))
      // Somebody saves between that and the next press: both versions are shown, nothing is lost.
      await other.goto(`${site.url}${path}`)
      await type(other, said('그사이'))
      await saved(other)
      await type(one, said('다시'))
      const conflict = one.getByRole('alert')
      await expect(conflict).toContainText(said('그사이'))
      await expect(conflict).toContainText(said('다시'))
    }
    await context.close()
  })

test('a firm entered a second time is recognised, and its owner lets the person in', async ({
  page,
  browser,
  problems,
  check,
}) => {
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
})

test('the code of a mail is pasted where no script takes it from the link, and never stands in an address', async ({
  page: owner,
  browser,
  problems,
  check,
}) => {
  const email = 'moi@firm.example'
  await signIn(owner, site, 'songbo', 'vi')
  await owner.goto(`${site.url}/vi/organisations/vn-songbo/members`)
  const form = owner.locator('form', { has: owner.getByLabel(vi('members.invite.email')) })
  await owner.getByLabel(vi('members.invite.email')).fill(email)
  await form.getByRole('radio', { name: vi('members.roles.editor') }).check()
  await form.getByRole('radio', { name: 'Tiếng Việt' }).check()
  await form.getByRole('button').click()
  const invitation = await linkTo(site, email)

  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  watch(page, problems)
  const asked = noting(page)
  const paste = async (code: string) => {
    await page.getByLabel(vi('link.code')).fill(code)
    await page.getByRole('button', { name: vi('link.open') }).click()
  }
  await page.goto(invitation.link)
  await check(page)
  await paste('nonsense')
  await expect(page.getByRole('alert')).toContainText(vi('errors.link.invalid'))
  await paste(` ${invitation.code.slice(0, 40)}\n ${invitation.code.slice(40)} `)
  await expect(page.getByRole('main')).toContainText('Cấp nước Sông Bồ')
  await page
    .getByRole('main')
    .getByRole('link', { name: vi('members.invitation.register') })
    .click()
  await page.getByLabel(vi('account.name')).fill('Lê Văn Mới')
  await page.getByLabel(vi('account.email')).fill(email)
  await page.getByRole('checkbox').check()
  await page.getByRole('main').locator('form.stack').getByRole('button').click()
  const confirmation = await linkTo(site, email, 'register/confirm')
  await page.goto(confirmation.link)
  await paste(confirmation.link)
  await page.getByLabel(vi('account.newPassword')).fill('ruộng bậc thang mùa nước')
  await page.getByRole('button', { name: vi('account.confirm.act') }).click()
  await page.getByRole('button', { name: vi('members.invitation.accept') }).click()
  await expect(page.getByRole('status')).toContainText(vi('members.done.joined'))
  await context.close()

  const scripted = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
  watch(scripted, problems)
  noting(scripted, asked)
  await scripted.goto(`${site.url}/vi/reset-password`)
  await scripted.getByLabel(vi('account.email')).fill(email)
  await scripted.getByRole('button', { name: vi('account.reset.act') }).click()
  const reset = await linkTo(site, email, 'reset-password/set')
  await scripted.goto(reset.link)
  const password = scripted.getByLabel(vi('account.newPassword'))
  await expect(password).toBeVisible()
  await expect(scripted).toHaveURL(`${site.url}/vi/reset-password/set`)
  await check(scripted)
  await password.fill('một con đường khác 2026')
  await scripted.getByRole('button', { name: vi('account.setPassword.act') }).click()
  await expect(scripted).toHaveURL(`${site.url}/vi/sign-in`)
  await scripted.goto(reset.link)
  await expect(scripted.getByRole('alert')).toContainText(vi('errors.link.used'))
  await check(scripted)
  await scripted.context().close()

  expect(asked.length).toBeGreaterThan(10)
  for (const { code } of [invitation, confirmation, reset])
    expect(asked.filter((address) => address.includes(code.split('.')[1] ?? code))).toEqual([])
})

/** Every address that a page asks for, and where it says it comes from. */
function noting(page: Page, list: string[] = []): string[] {
  page.on('request', (request) =>
    list.push(request.url().replace(/#.*/, ''), request.headers().referer ?? ''),
  )
  return list
}
