import {
  createStaticHandler,
  createStaticRouter,
  StaticRouterProvider,
} from 'react-router-dom/server'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactElement } from 'react'
import { IntlProvider } from 'use-intl/react'
import { describe, expect, it } from 'vitest'
import { publicMessagesOf } from '#app/i18n/catalogue/index.server'
import { LOCALES, LOCALE_NAMES } from '#app/i18n/locale'
import type { Locale } from '#app/i18n/locale'
import { ErrorSummary } from './error-summary'
import { Footer } from './footer'
import { Kit } from './kit'
import { LanguageMark } from './language-mark'
import { Masthead } from './masthead'
import { shownPages } from './pagination'
import { TextArea } from './text-area'
import { TextField } from './text-field'
import { KOREA, VIETNAM } from './tile-map-layout'
import { wordDifference } from './word-difference'

async function html(element: ReactElement, locale: Locale = 'ko'): Promise<string> {
  const handler = createStaticHandler([{ path: '*', element }])
  const context = await handler.query(new Request(`https://example.org/${locale}/technologies?q=x`))
  if (context instanceof Response) throw new Error('The router answered by itself')
  return renderToStaticMarkup(
    <IntlProvider locale={locale} messages={publicMessagesOf(locale)} timeZone="Asia/Ho_Chi_Minh">
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </IntlProvider>,
  )
}

const frame = (
  <>
    <Masthead
      home="/ko"
      links={[{ to: '/ko/technologies', label: '기술', current: true }]}
      languages={LOCALES.map((locale) => ({
        locale,
        label: LOCALE_NAMES[locale],
        to: `/${locale}/technologies?q=x`,
        current: locale === 'ko',
      }))}
      account={{ kind: 'person', name: 'Nghiễm Ỷ Ẫm Đường', signOutAction: '/ko/sign-out' }}
    />
    <Kit />
    <Footer links={[{ to: '/ko/about', label: '소개' }]} demo />
  </>
)

const all = (page: string, pattern: RegExp) =>
  [...page.matchAll(pattern)].map((match) => match[1] ?? '')

const pages = await Promise.all(
  LOCALES.map(async (locale) => [locale, await html(frame, locale)] as const),
)

describe('every part of the design', () => {
  it.each(pages)(
    'writes no style attribute, which our content policy would block (%s)',
    (_, page) => {
      expect(page.length).toBeGreaterThan(20_000)
      expect(page).not.toMatch(/\sstyle=/)
    },
  )

  it.each(pages)('shows no message key in place of words (%s)', (_, page) => {
    expect(page).not.toMatch(/\b(ui|domain|common)\.[a-zA-Z]+(\.[a-zA-Z]+)*\b/)
  })

  it.each(pages)('refers only to ids that are on the page (%s)', (_, page) => {
    const ids = new Set(all(page, /\sid="([^"]+)"/g))
    const references = [
      ...all(page, /\saria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((value) =>
        value.split(' '),
      ),
      ...all(page, /\sfor="([^"]+)"/g),
    ]
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((id) => !ids.has(id))).toEqual([])
  })

  it.each(pages)('gives each id once (%s)', (_, page) => {
    const ids = all(page, /\sid="([^"]+)"/g)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it.each(pages)('has one h1, and steps down from it without a gap (%s)', (_, page) => {
    const levels = all(page, /<h([1-6])[\s>]/g).map(Number)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, index) =>
      expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1),
    )
  })

  it.each(pages)('names every picture, button and link (%s)', (_, page) => {
    for (const picture of all(page, /<svg([^>]*)>/g))
      expect(picture).toMatch(/aria-hidden="true"|aria-label="[^"]+"/)
    for (const inside of all(page, /<(?:button|a)\s[^>]*?>(.*?)<\/(?:button|a)>/gs)) {
      const words = inside.replace(/<[^>]+>/g, '').trim()
      expect(words || /aria-label="[^"]+"/.test(inside)).toBeTruthy()
    }
  })
})

describe('a field', () => {
  it('that must be mended says so, and ties error and hint to its control', async () => {
    const page = await html(
      <TextField name="email" label="이메일" hint="회사 주소" error="입력해 주십시오." />,
    )
    expect(page).toContain('aria-invalid="true"')
    expect(page).toContain('aria-describedby="email-error email-hint"')
    expect(page).toMatch(/id="email-error".*오류:.*입력해 주십시오\./)
  })

  it('without trouble carries no error', async () => {
    const page = await html(<TextField name="email" label="이메일" />)
    expect(page).not.toMatch(/aria-invalid|aria-describedby|class="msg"/)
  })

  it('counts characters as readers do, and marks what is over', async () => {
    expect(
      await html(<TextArea name="a" label="요약" limit={3} defaultValue="꿰뚫음" />),
    ).toContain('3<!-- -->/<!-- -->3'.replaceAll('<!-- -->', ''))
    expect(
      await html(<TextArea name="a" label="요약" limit={2} defaultValue="꿰뚫음" />),
    ).toContain('count over')
  })
})

describe('the error summary', () => {
  it('is not there when nothing is wrong', async () => {
    expect(await html(<ErrorSummary errors={[]} />)).toBe('')
  })

  it('links to the field in the same words, and only says what belongs to no field', async () => {
    const page = await html(
      <ErrorSummary
        errors={[
          { id: 'trl', message: 'Chọn một mức' },
          { id: null, message: 'Hết hạn' },
        ]}
      />,
      'vi',
    )
    expect(page).toContain('<a href="#trl">Chọn một mức</a>')
    expect(page).not.toContain('href="#null"')
    expect(page).toContain('2 mục')
  })
})

describe('the language line', () => {
  it('is silent when readers see their own original', async () => {
    expect(await html(<LanguageMark shown="ko" original="ko" />, 'ko')).toBe('')
  })

  it('never hides that a machine translated, nor that the original moved on', async () => {
    const page = await html(<LanguageMark shown="vi" original="ko" by="machine" stale />, 'vi')
    expect(page).toContain('dịch máy')
    expect(page).toContain('tiếng Hàn')
    expect(page).toContain('đã thay đổi')
  })
})

describe('pages', () => {
  it('of a long list are left out in the middle, but never only one', () => {
    expect(shownPages(7, 20)).toEqual([1, null, 6, 7, 8, null, 20])
    expect(shownPages(3, 6)).toEqual([1, 2, 3, 4, 5, 6])
    expect(shownPages(1, 2)).toEqual([1, 2])
  })
})

describe('the tile maps', () => {
  it.each([
    ['Korea', KOREA, 17],
    ['Viet Nam', VIETNAM, 34],
  ] as const)('give every place of %s its own tile and name', (_, places, count) => {
    expect(places).toHaveLength(count)
    for (const of of [
      (place: (typeof places)[number]) => `${place.column},${place.row}`,
      (place: (typeof places)[number]) => place.letters,
      (place: (typeof places)[number]) => place.name.ko,
    ]) {
      expect(new Set(places.map(of)).size).toBe(count)
    }
  })
})

describe('two versions of a text', () => {
  it('differ in the words that differ and in nothing else', () => {
    const { mine, theirs } = wordDifference('계약 후 10주', '계약 후 12주')
    expect(mine.filter((piece) => piece.changed).map((piece) => piece.text)).toEqual(['10주'])
    expect(theirs.filter((piece) => piece.changed).map((piece) => piece.text)).toEqual(['12주'])
  })

  it('put together again give the texts back', () => {
    const texts = ['a b c d', 'a x c  e', '', 'b'] as const
    for (const one of texts) {
      for (const other of texts) {
        const { mine, theirs } = wordDifference(one, other)
        expect([
          mine.map((piece) => piece.text).join(''),
          theirs.map((piece) => piece.text).join(''),
        ]).toEqual([one, other])
      }
    }
  })
})
