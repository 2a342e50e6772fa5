/**
 * The network meeting of 2023 once more, from the survey to a published schedule: an organiser alone, in at most forty
 * presses. Everything that a hand does counts: a press, a field typed in, a choice, a file. Signing in does not.
 */
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/journey'
import { signIn } from './support/people'
import { planResult } from './support/schedule'
import { startSite } from './support/site'
import { wordsOf } from './support/words'

const MOST = 40
const SURVEYED = '나루수문'
const INTERPRETERS = ['고은서', 'Nguyễn Thu Hà', 'Trần Quốc Bảo', '박하린']
const vi = wordsOf('vi')

/** A hand that counts what it does; the browser counts its presses too, so that none goes by unseen. */
async function aHand(page: Page) {
  let acts = 0
  let presses = 0
  let pressed = 0
  await page.exposeFunction('notePress', () => void pressed++)
  await page.addInitScript(() => {
    const { notePress } = window as unknown as { notePress: () => void }
    addEventListener('pointerdown', () => notePress(), { capture: true })
  })
  const press = async (target: Locator) => {
    acts++
    presses++
    await target.click()
  }
  return {
    press,
    button: (name: string | RegExp) => press(page.getByRole('button', { name })),
    link: (name: string) => press(page.getByRole('link', { name, exact: true }).first()),
    type: async (field: Locator, text: string) => {
      acts++
      await field.fill(text)
    },
    choose: async (field: Locator, option: string) => {
      acts++
      await field.selectOption(option)
    },
    file: async (field: Locator, path: string) => {
      acts++
      await field.setInputFiles(path)
    },
    count: () => {
      expect(pressed, 'presses that the browser saw').toBe(presses)
      return acts
    },
  }
}

test('from a survey to a published schedule in at most forty clicks', async ({ page, check }) => {
  const site = await startSite()
  try {
    await signIn(page, site, 'organiser', 'vi')
    const hand = await aHand(page)
    await page.goto(`${site.url}/vi/organiser`)
    const main = page.getByRole('main')

    await hand.link(vi('organiser.openImports'))
    await hand.link(vi('imports.new'))
    const survey = join('seed', 'samples', 'survey-korean.xlsx')
    await hand.file(page.getByLabel(vi('imports.form.file')), survey)
    await hand.button(vi('imports.form.submit'))
    await hand.button(vi('imports.apply.button', { count: 11 }))
    await expect(page.getByRole('button', { name: vi('imports.undo.button') })).toBeVisible()

    await hand.link(vi('organiser.title'))
    await hand.link(vi('organiser.newEvent'))
    await hand.choose(
      page.getByLabel(vi('setup.copyFrom'), { exact: true }),
      'network-meeting-2023',
    )
    await hand.button(vi('setup.copyAct'))
    await expect(page.getByLabel(vi('setup.firstDay'))).toHaveValue('2024-09-11')
    await hand.button(vi('setup.create'))

    // Grid, tables and programme came along; interpreters are people and never do.
    await hand.link(vi('organiser.setup'))
    await hand.link(vi('setup.part.interpreters'))
    for (const [at, name] of INTERPRETERS.entries()) {
      await hand.type(page.locator('#name-new'), name)
      await hand.button(vi('setup.interpreters.add'))
      await expect(page.locator('#interpreters li')).toHaveCount(at + 1)
    }
    await hand.link(vi('organiser.overview'))
    await hand.button(vi('organiser.next.registration'))

    await hand.link(vi('bulk.participants.open'))
    await expect(main).toContainText(SURVEYED)
    await check(page)
    await hand.press(page.getByRole('checkbox', { name: /2023/ }))
    await hand.button(vi('bulk.participants.show'))
    await expect(main).toContainText('Sở Xây dựng Lào Cai')
    await hand.button(vi('bulk.participants.act'))
    await hand.button(vi('organiser.next.requests'))

    await hand.link(vi('bulk.requests.open'))
    await check(page)
    const pairs = await page.locator('input[name=pairs]').count()
    expect(pairs).toBeGreaterThan(20)
    await hand.press(page.getByRole('radio', { name: vi('bulk.requests.answerText.accepted') }))
    await hand.button(vi('bulk.requests.act'))

    await hand.button(vi('organiser.next.scheduling'))
    await hand.link(vi('organiser.nextSchedule'))
    await hand.button(vi('schedule.solve'))
    await expect(planResult(page, 'vi')).toContainText(vi('ui.verdict.optimal'), {
      timeout: 60_000,
    })
    const placed = await page.locator('a.mtg').count()
    expect(placed).toBeGreaterThan(pairs * 0.8)
    await hand.button(vi('schedule.publish', { number: 1 }))
    await expect(page.getByText(vi('schedule.version.published', { published: 1 }))).toBeVisible()
    expect(hand.count(), 'clicks of the whole way').toBeLessThanOrEqual(MOST)
    // The board listens to the server as long as it is open.
    await page.goto('about:blank')
  } finally {
    await site.stop()
  }
})
