import { wholeUnits } from '#db/money'
import type { Locale, MoneyRange } from '#db/domain'

const NBSP = '\u00a0'
const RANGE: Record<Locale, string> = { ko: '~', vi: '–', en: '–' }
const ALIASES: Record<string, string> = { 'Asia/Saigon': 'Asia/Ho_Chi_Minh' }

/** Made once: a list of results shows dozens of dates. */
const ENGLISH_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

/** One name for a zone that has several. */
export const canonicalZone = (zone: string): string => ALIASES[zone] ?? zone

/** `YYYY-MM-DD` in words: 2026. 10. 15.(목) · thứ Năm, 15/10/2026 · Thu 15 Oct 2026. Never becomes an instant. */
export function formatDay(day: string, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return day
  // Noon UTC of the date, formatted in UTC: no zone can move it to another day.
  const weekday = (width: 'short' | 'long') =>
    dateFormat(locale, { weekday: width, timeZone: 'UTC' }).format(
      Date.UTC(year, month - 1, date, 12),
    )
  if (locale === 'ko') return `${year}. ${month}. ${date}.(${weekday('short')})`
  if (locale === 'vi')
    return `${weekday('long').replace(/^./, (letter) => letter.toLowerCase())}, ${date}/${month}/${year}`
  const monthName = ENGLISH_MONTH.format(Date.UTC(year, month - 1, date, 12))
  return `${weekday('short')} ${date} ${monthName} ${year}`
}

const PERIODS: Record<Locale, { both: string; from: string; until: string }> = {
  ko: { both: ' ~ ', from: '부터', until: '까지' },
  vi: { both: ' – ', from: 'từ ', until: 'đến ' },
  en: { both: ' – ', from: 'from ', until: 'until ' },
}

/** Between two days, or from or until one of them: `1/3/2024 – 28/2/2029`, `until 28 Feb 2029`. */
export function formatPeriod(
  from: string | undefined | null,
  to: string | undefined | null,
  locale: Locale,
): string {
  const [first, last] = [from, to].map((day) => (day ? formatShortDay(day, locale) : ''))
  const words = PERIODS[locale]
  if (first && last) return first + words.both + last
  const [day, word] = first ? [first, words.from] : [last, words.until]
  if (!day) return ''
  return locale === 'ko' ? day + word : word + day
}

/** A date without its weekday: 2026. 10. 15. · 15/10/2026 · 15 Oct 2026. */
export function formatShortDay(day: string, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return day
  if (locale === 'ko') return `${year}. ${month}. ${date}.`
  if (locale === 'vi') return `${date}/${month}/${year}`
  return `${date} ${ENGLISH_MONTH.format(Date.UTC(year, month - 1, date, 12))} ${year}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** A format of dates, made once: making one costs many times what using it does. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, known)
  return known
}

/** Clock time of an instant in a zone, 24 hours: 09:00. */
export const formatTime = (instant: Date, zone: string): string =>
  dateFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: canonicalZone(zone),
  }).format(instant)

/** 13:30~13:55 · 13:30–13:55 */
export const formatSpan = (from: Date, until: Date, zone: string, locale: Locale): string =>
  `${formatTime(from, zone)}${RANGE[locale]}${formatTime(until, zone)}`

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export const dayOf = (instant: Date, zone: string): string =>
  dateFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: canonicalZone(zone),
  }).format(instant)

/** Minutes that a zone is ahead of UTC at an instant. */
export function zoneOffset(instant: Date, zone: string): number {
  const name = dateFormat('en', {
    timeZone: canonicalZone(zone),
    timeZoneName: 'longOffset',
  })
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
}

/** A wall-clock time of a zone as an instant; `day` is `YYYY-MM-DD`, `time` is `HH:MM`. */
export function instantIn(zone: string, day: string, time: string): Date {
  const asUtc = new Date(`${day}T${time}:00Z`)
  return new Date(asUtc.getTime() - zoneOffset(asUtc, zone) * 60_000)
}

export const formatNumber = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { maximumFractionDigits: 1 }).format(
    value,
  )

/** A price or budget range of minor units in the reader's units: 115만~148만 원 · 18–25 tỷ đồng · VND 18–25 billion. */
export function formatMoney(range: MoneyRange, locale: Locale): string {
  const bounds = [range.min, range.max].filter((value) => value !== undefined)
  if (bounds.length === 0) return ''
  const values = bounds.map((value) => wholeUnits(value, range.currency))
  const scale = scaleFor(Math.max(...values), locale, range.currency)
  const figures = [...new Set(values.map((value) => formatScaled(value / scale.factor, locale)))]
  const amount = figures.join(RANGE[locale])
  const money =
    locale === 'en'
      ? `${range.currency}${NBSP}${amount}${scale.word ? NBSP + scale.word : ''}`
      : withUnit(amount, scale.word, range.currency, locale)
  return range.unit ? `${money} / ${range.unit}` : money
}

type Scale = { factor: number; word: string }

function scaleFor(largest: number, locale: Locale, currency: MoneyRange['currency']): Scale {
  const steps: Record<Locale, Scale[]> = {
    ko: [
      { factor: 1e8, word: '억' },
      { factor: 1e4, word: '만' },
    ],
    vi:
      currency === 'USD'
        ? [{ factor: 1e6, word: 'triệu' }]
        : [
            { factor: 1e9, word: 'tỷ' },
            { factor: 1e6, word: 'triệu' },
          ],
    en: [
      { factor: 1e9, word: 'billion' },
      { factor: 1e6, word: 'million' },
    ],
  }
  return steps[locale].find((step) => largest >= step.factor) ?? { factor: 1, word: '' }
}

const formatScaled = (value: number, locale: Locale) =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
    maximumFractionDigits: value < 10 ? 2 : 1,
  }).format(value)

const CURRENCY_WORD = {
  ko: { KRW: '원', VND: '동', USD: '달러' },
  vi: { KRW: 'won', VND: 'đồng', USD: 'USD' },
} as const

const withUnit = (
  amount: string,
  word: string,
  currency: MoneyRange['currency'],
  locale: 'ko' | 'vi',
) =>
  locale === 'ko'
    ? `${amount}${word}${word ? NBSP : ''}${CURRENCY_WORD.ko[currency]}`
    : `${amount}${NBSP}${word ? word + NBSP : ''}${CURRENCY_WORD.vi[currency]}`
