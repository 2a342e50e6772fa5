/** An organiser: reads surveys in, takes them back, enters requests, makes and publishes the schedule, reads the report. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { WAYS, expect, test } from './support/journey'
import { signIn } from './support/people'
import {
  MEETING,
  closeRequests,
  makeSchedule,
  makeScheduleAgain,
  planResult,
  publish,
} from './support/schedule'
import { startSite } from './support/site'
import type { Site } from './support/site'
import { wordsOf } from './support/words'
import type { Locale } from './support/words'

const ROBOT = '항만 구조물 수중 초음파 점검 로봇'
const [vi, en] = [wordsOf('vi'), wordsOf('en')]

const sample = (name: string) => join('seed', 'samples', name)
const rows = (page: Page) => page.locator('#rows tbody tr')

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

    async function upload(
      page: Page,
      locale: Locale,
      file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
      kind = 'technologies',
    ) {
      const say = wordsOf(locale)
      await open(page, `/${locale}/organiser/imports/new`)
      await page.getByLabel(say('imports.form.file')).setInputFiles(file)
      await page.getByRole('radio', { name: say(`imports.kind.${kind}`) }).check()
      await page.getByRole('button', { name: say('imports.form.submit') }).click()
    }

    const meaningOf = (page: Page, locale: Locale, column: string) =>
      page.getByLabel(wordsOf(locale)('imports.mapping.fieldOf', { column }), { exact: true })
    const fate = (page: Page, locale: Locale, name: string, count: number) => {
      const say = wordsOf(locale)
      return page.locator('#rows').getByRole('link', {
        name: say('imports.dry.count', { label: say(`imports.fate.${name}`), count }),
      })
    }
    const applyButton = (page: Page, locale: Locale, count: number) =>
      page.getByRole('button', { name: wordsOf(locale)('imports.apply.button', { count }) })

    /** Looks again until the search server has what was just written, or lost what was taken back. */
    async function searchUntil(page: Page, path: string, isFound: boolean) {
      await expect(async () => {
        await open(page, path)
        await expect(page.getByRole('link', { name: ROBOT, exact: true })).toHaveCount(
          isFound ? 1 : 0,
          {
            timeout: 1000,
          },
        )
      }).toPass({ timeout: 45_000 })
    }

    test('imports a Korean survey, finds it in Vietnamese, and takes it back', async ({
      page,
      check,
    }) => {
      await signIn(page, site, 'organiser', 'vi')
      await open(page, '/vi/organiser')
      await check(page)
      await page.getByRole('link', { name: vi('organiser.openImports') }).click()
      await expect(page).toHaveURL(/\/imports$/)
      await check(page)
      await open(page, '/vi/organiser/imports/new')
      await check(page)
      await upload(page, 'vi', sample('survey-korean.xlsx'))

      await expect(meaningOf(page, 'vi', '기업명')).toHaveValue('organisation')
      await expect(meaningOf(page, 'vi', '기술명')).toHaveValue('title')
      await expect(meaningOf(page, 'vi', '협력 희망 방식')).toHaveValue('')
      await meaningOf(page, 'vi', '협력 희망 방식').selectOption('cooperationModes')
      await page.getByRole('button', { name: vi('imports.mapping.save') }).click()
      await expect(rows(page).filter({ hasText: '재활용 아스콘' })).toContainText(
        vi('imports.field.cooperationModes'),
      )
      await expect(meaningOf(page, 'vi', '협력 희망 방식')).toHaveValue('cooperationModes')

      await expect(fate(page, 'vi', 'created', 11)).toBeVisible()
      await expect(fate(page, 'vi', 'skipped', 2)).toBeVisible()
      await expect(rows(page).filter({ hasText: '999-81-66734' })).toContainText(
        vi('imports.fate.rejected'),
      )
      await check(page)
      await fate(page, 'vi', 'rejected', 1).click()
      await expect(rows(page)).toHaveCount(1)

      await applyButton(page, 'vi', 11).click()
      const undo = page.getByRole('button', { name: vi('imports.undo.button') })
      await expect(undo).toBeVisible()
      await check(page)
      const imported = page.url()

      const query = '/vi/technologies?q=robot+kiem+tra+cong+trinh+cang+duoi+nuoc'
      await searchUntil(page, query, true)
      await expect(
        page.locator('#results article').first().getByRole('heading', { level: 2 }),
      ).toHaveText(ROBOT)
      await page.getByRole('link', { name: ROBOT, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(ROBOT)
      await expect(page.getByRole('main')).toContainText('너울해양(주)')
      await check(page)

      await page.goto(imported)
      await undo.click()
      await expect(undo).toHaveCount(0)
      await expect(page.getByRole('main')).toContainText(vi('imports.state.undone'))
      await check(page)
      await searchUntil(page, query, false)
    })

    test('reads a CP949 list letter by letter and a list of Vietnamese needs', async ({
      page,
      check,
    }) => {
      await signIn(page, site, 'organiser', 'en')
      // Its name says a workbook: the file is kept, and a tick is enough.
      const name = 'survey.xlsx'
      const buffer = readFileSync(sample('survey-cp949.csv'))
      await upload(page, 'en', { name, mimeType: 'application/octet-stream', buffer })
      await expect(page.locator('#file-error')).toContainText(
        en('errors.file.otherTable', { name, content: 'csv' }),
      )
      await check(page)
      await page.getByRole('checkbox', { name: en('imports.form.byContent') }).check()
      await page.getByRole('button', { name: en('imports.form.submit') }).click()
      await expect(page.locator('#steps')).toContainText(en('imports.encoding.cp949'))
      await expect(rows(page)).toHaveCount(6)
      await expect(page.locator('#rows')).toContainText('길샾정보(주)')
      await expect(page.locator('#rows')).toContainText('나믜영')
      expect(await page.content()).not.toContain('\uFFFD')
      await applyButton(page, 'en', 6).click()
      await expect(page.getByRole('button', { name: en('imports.undo.button') })).toBeVisible()

      await upload(page, 'en', sample('needs-vietnamese.xlsx'), 'needs')
      await expect(meaningOf(page, 'en', 'Tên nhu cầu')).toHaveValue('title')
      await meaningOf(page, 'en', 'Thời hạn').selectOption('deadline')
      await page.getByRole('button', { name: en('imports.mapping.save') }).click()
      await expect(rows(page).filter({ hasText: 'Cửa Lục' })).toContainText(
        en('imports.field.deadline'),
      )
      await check(page)
      await applyButton(page, 'en', 10).click()
      await expect(page.getByRole('button', { name: en('imports.undo.button') })).toBeVisible()
      await open(page, '/en/organiser/imports')
      await expect(page.locator('tbody tr')).toHaveCount(3)
      await check(page)
    })

    const refused = [
      {
        what: 'a PDF with the name of a workbook',
        name: 'khao-sat.xlsx',
        bytes: '%PDF-1.7\n1 0 obj',
        says: vi('errors.file.notTable', { name: 'khao-sat.xlsx', content: 'pdf' }),
      },
      { what: 'an empty file', name: 'trong.csv', bytes: '', says: vi('errors.file.empty') },
      {
        what: 'half a workbook',
        name: 'hong.xlsx',
        bytes: readFileSync(sample('survey-korean.xlsx')).subarray(0, 3000),
        says: vi('errors.file.brokenArchive'),
      },
      {
        what: 'more than may be sent',
        name: 'lon.csv',
        bytes: '회사명,기술명\n'.repeat(1_000_000),
        says: vi('errors.file.tooLarge', { megabytes: 10 }),
      },
      {
        what: '50,000 rows',
        name: 'dai.csv',
        bytes: `회사명,기술명\n${'(주)한빛,누수 탐지\n'.repeat(50_000)}`,
        says: vi('errors.file.tooManyRows', { rows: 50_000, limit: 5000 }),
      },
    ]

    test('is told why a file cannot be imported, and nothing is begun', async ({ page, check }) => {
      await signIn(page, site, 'organiser', 'vi')
      await open(page, '/vi/organiser/imports')
      const before = await page.locator('tbody tr').count()
      for (const { name, bytes, says, what } of refused) {
        await upload(page, 'vi', {
          name,
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(bytes),
        })
        await expect(page.getByRole('alert'), what).toContainText(says, { timeout: 30_000 })
        await expect(page).toHaveTitle(new RegExp(`^${vi('common.errorTitle')}`))
        await expect(page.getByLabel(vi('imports.form.file'))).toHaveAttribute(
          'aria-invalid',
          'true',
        )
      }
      await check(page)
      // Words, not a table: nothing in it can become a record.
      await upload(page, 'vi', {
        name: 'ghi-chu.txt',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('Xin chào anh chị,\ntôi gửi danh sách sau.\n'),
      })
      await expect(
        page
          .getByRole('alert')
          .or(page.getByText(vi('imports.apply.nothing')))
          .first(),
      ).toBeVisible()
      await open(page, '/vi/organiser/imports')
      expect(await page.locator('tbody tr').count()).toBeLessThanOrEqual(before + 1)
    })

    async function enterRequest(page: Page, from: string, to: string) {
      await open(page, `/en/organiser/events/${MEETING}/requests/new`)
      await page.getByLabel(en('organiser.from')).selectOption({ label: from })
      await page.getByLabel(en('organiser.to')).selectOption({ label: to })
      await page.getByRole('button', { name: en('organiser.chooseBoth') }).click()
      await page.getByRole('radio', { name: en('requests.priorityText.must') }).check()
      await page
        .getByRole('radio', { name: en('organiser.answerText.accepted'), exact: true })
        .check()
      await page
        .getByLabel(en('requests.message'))
        .fill('<svg onload=alert(1)> asked by phone on both sides')
    }
    const saveRequest = async (page: Page) => {
      await page.getByRole('button', { name: en('organiser.save') }).click()
      await expect(page).toHaveURL(new RegExp(`/en/organiser/events/${MEETING}/requests$`))
    }

    test('enters a request for both sides, and the record says who did', async ({
      page,
      check,
    }) => {
      await signIn(page, site, 'organiser', 'en')
      await open(page, `/en/organiser/events/${MEETING}/participants`)
      await check(page)
      await open(page, `/en/organiser/events/${MEETING}/requests/new`)
      await check(page)
      await enterRequest(page, '(주)한빛BIM', 'Cấp nước Sông Bồ')
      await check(page)
      await saveRequest(page)
      const line = page
        .locator('tbody tr')
        .filter({ hasText: '한빛BIM' })
        .filter({ hasText: 'Sông Bồ' })
      await expect(line).toContainText(en('organiser.byStaff', { name: 'Nguyễn Lan Hương' }))
      await expect(line).toContainText(en('organiser.answeredFor', { name: 'Nguyễn Lan Hương' }))
      await check(page)
      await line.getByRole('link').first().click()
      await expect(page.getByRole('main')).toContainText('<svg onload=alert(1)>')
      await expect(page.getByRole('main')).toContainText(
        en('requests.enteredBy', { name: 'Nguyễn Lan Hương' }),
      )
      await check(page)
    })

    test('closes requests, makes a schedule with its proof, and publishes it', async ({
      page,
      check,
    }) => {
      test.setTimeout(240_000)
      await signIn(page, site, 'organiser', 'vi')
      await open(page, `/vi/organiser/events/${MEETING}`)
      await check(page)
      await closeRequests(page, site, 'vi')
      await page.getByRole('link', { name: vi('organiser.nextSchedule') }).click()
      await expect(page).toHaveURL(/\/schedule$/)
      await check(page)

      await makeSchedule(page, 'vi')
      await expect(planResult(page, 'vi')).toContainText(vi('ui.verdict.optimal'))
      await expect(planResult(page, 'vi').getByLabel(vi('schedule.atBound'))).toHaveCount(2)
      await expect(page.getByText(vi('schedule.checkOk'))).toBeVisible()
      await check(page)

      await enterRequest(page, '(주)다온교통', 'Sở Xây dựng Lào Cai')
      await saveRequest(page)
      await open(page, `/vi/organiser/events/${MEETING}/schedule`)
      await expect(page.getByText(vi('schedule.reason.new'))).toBeVisible()
      await makeScheduleAgain(page, 'vi', { draft: 2 })
      await expect(page.getByText(vi('schedule.reason.new'))).toHaveCount(0)
      await expect(planResult(page, 'vi')).toContainText(vi('ui.verdict.optimal'))

      await moveAndUndo(page, javaScriptEnabled)
      await check(page)

      const tiles = page.locator('a.mtg')
      const taken = (await tiles.nth(1).locator('.vh').textContent()) ?? ''
      const [, time = '', table = ''] = /^(\d\d:\d\d) ([^,]+),/.exec(taken) ?? []
      await tiles.first().click()
      await page.getByRole('button', { name: vi('schedule.lock'), exact: true }).click()
      await expect(page.getByRole('button', { name: vi('schedule.unlock') })).toBeVisible()
      const move = page.getByRole('form', { name: vi('schedule.moveTo') })
      await move
        .getByLabel(vi('schedule.slot'))
        .selectOption({ label: await optionFrom(move.getByLabel(vi('schedule.slot')), time) })
      await move.getByLabel(vi('schedule.table')).selectOption({ label: table })
      await move.getByRole('button', { name: vi('schedule.move') }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      await expect(page).toHaveTitle(new RegExp(`^${vi('common.errorTitle')}`))
      await check(page)

      await open(page, `/vi/organiser/events/${MEETING}/schedule`)
      const placed = await tiles.count()
      await publish(page, 'vi', 2)
      await expect(tiles).toHaveCount(placed)
      await check(page)

      await open(page, `/vi/events/${MEETING}/report`)
      await page
        .locator('dl.counted')
        .getByRole('link', { name: `${vi('report.figure.scheduled')}: ${placed}` })
        .click()
      await expect(page.locator('tbody tr')).toHaveCount(placed)
      await check(page)
    })
  })
}

/**
 * Moves a meeting to a place that the board marks, by the keyboard alone or, without scripts, by links and the menu;
 * then takes it back.
 */
async function moveAndUndo(page: Page, byKeyboard: boolean) {
  const pickUp = page.getByRole('link', { name: vi('board.pickUp') })
  const targets = page.locator('td.target button')
  const undo = page.getByRole('button', { name: vi('board.undo') })
  const tiles = page.locator('a.mtg')
  for (let index = 0; index < (await tiles.count()); index++) {
    const tile = tiles.nth(index)
    if (byKeyboard) {
      await tile.focus()
      await page.keyboard.press('Enter')
    } else {
      await tile.click()
      await pickUp.click()
    }
    await expect(page.getByText(vi('board.carryingHow'))).toBeVisible()
    if ((await targets.count()) > 0) break
    if (byKeyboard) await page.keyboard.press('Escape')
    else await page.getByRole('link', { name: vi('board.putBack') }).click()
    await expect(page.getByText(vi('board.carryingHow'))).toHaveCount(0)
  }
  const target = targets.first()
  if (byKeyboard) {
    const away = await target.evaluate((button) => {
      const place = (element: Element | null) => {
        const cell = element?.closest('td')
        const rows = [...(cell?.closest('tbody')?.rows ?? [])].filter(
          (row) => row.className !== 'lunch',
        )
        return [rows.findIndex((row) => cell && row.contains(cell)), cell?.cellIndex ?? 0] as const
      }
      const [to, from] = [place(button), place(document.activeElement)]
      return [to[0] - from[0], to[1] - from[1]] as const
    })
    for (const [steps, back, on] of [
      [away[0], 'ArrowUp', 'ArrowDown'],
      [away[1], 'ArrowLeft', 'ArrowRight'],
    ] as const)
      for (let step = 0; step < Math.abs(steps); step++)
        await page.keyboard.press(steps < 0 ? back : on)
    await expect(target).toBeFocused()
    await page.keyboard.press('Enter')
  } else {
    const [slot = '', table = ''] = ((await target.getAttribute('value')) ?? '').split('|')
    const move = page.getByRole('form', { name: vi('schedule.moveTo') })
    await move.getByLabel(vi('schedule.slot')).selectOption(slot)
    await move.getByLabel(vi('schedule.table')).selectOption(table)
    await move.getByRole('button', { name: vi('schedule.move') }).click()
  }
  await expect(undo).toBeVisible()
  await undo.click()
  await expect(undo).toHaveCount(0)
}

/** The whole label of the option that begins with a clock time. */
async function optionFrom(select: ReturnType<Page['locator']>, time: string): Promise<string> {
  const labels = await select.locator('option').allTextContents()
  const label = labels.find((one) => one.startsWith(time))
  if (!label || time === '') throw new Error(`No time ${time} in ${labels.join(', ')}`)
  return label
}
