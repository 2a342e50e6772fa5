import { foldWithOffsets } from '../normalise'
import { boundedBy, parseNumber } from './numbers'
import type { Range } from './numbers'

/** A day, month or quarter as first and last day, `YYYY-MM-DD`; ambiguous when 03/04 may be read both ways. */
export type DateFact = {
  kind: 'date'
  from: string
  to: string
  ambiguous: boolean
  start: number
  end: number
}
/** A span of time in days; `delivery` when the words around speak of delivery or completion. */
export type DurationFact = Range & {
  kind: 'duration'
  delivery: boolean
  start: number
  end: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DAY_FORMS: readonly (readonly [RegExp, (parts: string[]) => Parts])[] = [
  [/(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g, ([y, m, d]) => parts(y, m, d)],
  [/(?<!\d)(\d{4})\s?년\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일/g, ([y, m, d]) => parts(y, m, d)],
  [/(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)/g, ([d, m, y]) => parts(y, m, d, true)],
  [
    /(?:ngay\s+)?(?<!\d)(\d{1,2})\s+thang\s+(\d{1,2})(?:\s+nam\s+|[-/,\s]+)(\d{4})/g,
    ([d, m, y]) => parts(y, m, d),
  ],
  [
    new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH_NAME})\\.?,?\\s+(\\d{4})`, 'g'),
    ([d, m, y]) => parts(y, monthNumber(m), d),
  ],
  [
    new RegExp(`(?<![a-z])(${MONTH_NAME})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,\\s+(\\d{4})`, 'g'),
    ([m, d, y]) => parts(y, monthNumber(m), d),
  ],
]
const MONTH_FORMS: readonly (readonly [RegExp, (parts: string[]) => Parts])[] = [
  [/(?<!\d)(\d{4})\s?년\s?(\d{1,2})\s?월/g, ([y, m]) => parts(y, m)],
  [/thang\s+(\d{1,2})\s?(?:[/,-]|nam|\s)\s?(\d{4})/g, ([m, y]) => parts(y, m)],
  [
    new RegExp(`(?<![a-z])(${MONTH_NAME})\\.?\\s+(\\d{4})`, 'g'),
    ([m, y]) => parts(y, monthNumber(m)),
  ],
]
const QUARTER_FORMS: readonly (readonly [RegExp, (parts: string[]) => [string, string]])[] = [
  [/quy\s+([1-4]|i{1,3}|iv)\s?(?:[/,-]|nam|\s)\s?(\d{4})/g, ([q, y]) => [y ?? '', q ?? '']],
  [/(?<![a-z])q([1-4])[\s/-]+(\d{4})/g, ([q, y]) => [y ?? '', q ?? '']],
  [/(?<!\d)(\d{4})\s?년\s?([1-4])\s?분기/g, ([y, q]) => [y ?? '', q ?? '']],
]

type Parts = { year: number; month: number; day: number | null; dayFirst: boolean }
const parts = (y = '', m = '', d?: string, dayFirst = false): Parts => ({
  year: Number(y),
  month: Number(m),
  day: d === undefined ? null : Number(d),
  dayFirst,
})
const monthNumber = (name = ''): string => String(MONTHS.indexOf(name.slice(0, 3)) + 1)

/** Dates in a text. Impossible ones (2023-02-30) are passed over; 03/04/2023 is read day first and marked. */
export function datesIn(text: string): DateFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  const taken = new Uint8Array(folded.length)
  const found: DateFact[] = []
  const add = (match: RegExpExecArray, from: string, to: string, ambiguous = false) => {
    const last = match.index + match[0].length
    if (taken[match.index] === 1) return
    taken.fill(1, match.index, last)
    found.push({
      kind: 'date',
      from,
      to,
      ambiguous,
      start: start[match.index] ?? 0,
      end: end[last - 1] ?? text.length,
    })
  }
  for (const [form, read] of DAY_FORMS)
    for (const match of folded.matchAll(form)) {
      const { year, month, day, dayFirst } = read(match.slice(1))
      const swapped = dayFirst && month > 12
      const date = day === null ? null : swapped ? iso(year, day, month) : iso(year, month, day)
      if (date) add(match, date, date, dayFirst && month <= 12 && (day ?? 0) <= 12 && month !== day)
    }
  for (const [form, read] of MONTH_FORMS)
    for (const match of folded.matchAll(form)) {
      const { year, month } = read(match.slice(1))
      const first = iso(year, month, 1)
      if (first) add(match, first, `${first.slice(0, 8)}${daysIn(year, month)}`)
    }
  for (const [form, read] of QUARTER_FORMS)
    for (const match of folded.matchAll(form)) {
      const [year, quarter] = read(match.slice(1))
      const number = /\d/.test(quarter)
        ? Number(quarter)
        : ['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1
      const last = number * 3
      add(
        match,
        iso(Number(year), last - 2, 1) ?? '',
        iso(Number(year), last, daysIn(Number(year), last)) ?? '',
      )
    }
  return found.sort((a, b) => a.start - b.start)
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31
const two = (value: number): string => String(value).padStart(2, '0')

function iso(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return null
  return `${year}-${two(month)}-${two(day)}`
}

const DURATION =
  /(?<![\d./-])(?<low>\d[\d.,]*\d|\d)(?:\s?(?:-|–|~|to|den|or|hoac)\s?(?<high>\d+))?\s?-?(?<unit>개월|달(?!러)|주(?:일|간)?(?![가-힣]{2})|일(?:간)?(?![가-힣]{2})|년(?:간)?|thang(?!\s*\d)|tuan|ngay(?!\s*\d)|nam(?!\s*\d)|months?|weeks?|(?:working\s+|business\s+)?days?|years?)(?![a-z])/g
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:개월|달|thang|month)/, 30],
  [/^(?:주|tuan|week)/, 7],
  [/^(?:년|nam|year)/, 365],
  [/./, 1],
]
const DELIVERY_WORDS =
  /납기|납품|인도|배송|공급 기간|설치 기간|공사 기간|공기|소요|준공|완료|이내|giao hang|ban giao|cung cap|lap dat|trong vong|thoi gian (?:giao|thuc hien|thi cong|cung cap)|tien do|deliver|lead ?time|install|within|turnaround|shipment|complete/

/** Spans of time in a text, in days. */
export function durationsIn(text: string): DurationFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  return [...folded.matchAll(DURATION)].flatMap((match) => {
    const { low = '', high, unit = '' } = match.groups ?? {}
    const days = DAYS.find(([form]) => form.test(unit))?.[1] ?? 1
    const first = parseNumber(low) * days
    if (Number.isNaN(first)) return []
    const last = match.index + match[0].length
    const range =
      high === undefined
        ? boundedBy(folded.slice(0, match.index), first, folded.slice(last))
        : { min: first, max: Number(high) * days }
    const around = folded.slice(Math.max(0, match.index - 40), last + 20)
    return [
      {
        kind: 'duration' as const,
        ...range,
        delivery: DELIVERY_WORDS.test(around),
        start: start[match.index] ?? 0,
        end: end[last - 1] ?? text.length,
      },
    ]
  })
}

/** What the free text of a delivery field says in weeks, rounded up; null when it names no span of time. */
export function deliveryWeeks(text: string): Range | null {
  const [first] = durationsIn(text)
  if (!first) return null
  const weeks = (days: number | undefined) => (days === undefined ? undefined : Math.ceil(days / 7))
  const min = weeks(first.min)
  const max = weeks(first.max)
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}
