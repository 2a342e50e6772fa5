import { foldWithOffsets } from '../normalise'
import { boundedBy, parseNumber, widened } from './numbers'
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

/** First and last days of years, halves and ends of a year. */
const SPAN_FORMS: readonly (readonly [RegExp, string, string])[] = [
  [
    /(?<!\d)(20\d\d)\s?년\s?(?:상반기|전반기)|(?<![a-z])(?:h1|1h)[\s/-]?(20\d\d)|first half of (20\d\d)|(?:6 thang dau|nua dau)(?: nam)? (20\d\d)/g,
    '01-01',
    '06-30',
  ],
  [
    /(?<!\d)(20\d\d)\s?년\s?(?:하반기|후반기)|(?<![a-z])(?:h2|2h)[\s/-]?(20\d\d)|second half of (20\d\d)|(?:6 thang cuoi|nua cuoi)(?: nam)? (20\d\d)/g,
    '07-01',
    '12-31',
  ],
  [
    /(?<!\d)(20\d\d)\s?년\s?초|(?:early|start of|beginning of) (20\d\d)|dau(?: nam)? (20\d\d)/g,
    '01-01',
    '03-31',
  ],
  [
    /(?<!\d)(20\d\d)\s?년\s?(?:말|연말)|(?:the )?(?:late|end of) (20\d\d)|cuoi(?: nam)? (20\d\d)/g,
    '10-01',
    '12-31',
  ],
  [
    /(?<!\d)(20\d\d)\s?년(?!\s?(?:\d|부터 지금))|(?<![a-z])nam (20\d\d)(?!\d)|(?<![a-z])(?:in|by|before|until|during|year) (20\d\d)(?![\d-])/g,
    '01-01',
    '12-31',
  ],
]

/** The ends of time, where a date is only a bound. */
export const FIRST_DAY = '1900-01-01'
export const LAST_DAY = '2100-12-31'
const UNTIL_BEFORE =
  /(?<![a-z])(?:truoc|den(?: het)?|cham nhat|before|by|until|till|no later than)\s*(?:ngay|thang|nam|the)?\s*$/
const UNTIL_AFTER = /^\s*(?:말\s?)?(?:까지|이전|전까지|전(?![가-힣]))/
const SINCE_BEFORE = /(?<![a-z])(?:tu|sau|ke tu|from|after|since)\s*(?:ngay|thang|nam|the)?\s*$/
const SINCE_AFTER = /^\s*(?:부터|이후)/

/** A date with the words around it ("trước", 까지, "from") as the days that it allows. */
function boundedDays(before: string, from: string, to: string, after: string): [string, string] {
  if (UNTIL_BEFORE.test(before) || UNTIL_AFTER.test(after)) return [FIRST_DAY, to]
  if (SINCE_BEFORE.test(before) || SINCE_AFTER.test(after)) return [from, LAST_DAY]
  return [from, to]
}

/** Words of a deadline around a date: they belong to it and are no subject. */
const AROUND_DATE = {
  before:
    /(?<![a-z])(?:(?:truoc|den|het|cham nhat|han chot|han cuoi|han|tu|sau|ke tu|ngay|thang|nam|before|by|until|till|no later than|deadline|from|after|since|in|the|end of|마감|기한)\s*:?\s*)+$/,
  after: /^\s*(?:말\s?)?(?:까지|이전|전까지|부터|이후|마감|전(?![가-힣]))/,
}

/** Dates in a text. Impossible ones (2023-02-30) are passed over; 03/04/2023 is read day first and marked. */
export function datesIn(text: string): DateFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  const taken = new Uint8Array(folded.length)
  const found: DateFact[] = []
  const add = (match: RegExpExecArray, from: string, to: string, ambiguous = false) => {
    const last = match.index + match[0].length
    if (taken.subarray(match.index, last).includes(1)) return
    taken.fill(1, match.index, last)
    const [first, final] = boundedDays(folded.slice(0, match.index), from, to, folded.slice(last))
    const span = widened(folded, match.index, last, AROUND_DATE)
    found.push({
      kind: 'date',
      from: first,
      to: final,
      ambiguous,
      start: start[span.from] ?? 0,
      end: end[span.to - 1] ?? text.length,
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
  for (const [form, first, last] of SPAN_FORMS)
    for (const match of folded.matchAll(form)) {
      const year = match.slice(1).find((one) => one !== undefined) ?? ''
      add(match, `${year}-${first}`, `${year}-${last}`)
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
  /납기|납품|인도|배송|공급 기간|설치 기간|공사 기간|공기|소요|준공|완료|이내|giao hang|ban giao|cung cap|lap dat|trong vong|thoi gian (?:giao|thuc hien|thi cong|cung cap)|tien do|deliver|lead ?time|install|within|turnaround|shipp|ships? in|shipment|complete|배달|출고|(?<![a-z])giao trong|nhan hang/

/** Words of delivery around a span of time: they belong to it and are no subject. */
const AROUND_DELIVERY = {
  before:
    /(?<![a-z])(?:(?:thoi gian|giao hang|giao|ban giao|cung cap|lap dat|thi cong|hoan thanh|trong vong|trong|khoang|duoi|toi da|납기|납품 ?기간|납품|인도|배송|설치 ?기간|공사 ?기간|공기|최대|약|deliver(?:y|ed)?|shipp(?:ing|ed)|ships?|install(?:ation|ed)|lead ?time|turnaround|completion|within|under|in|is|of)\s*:?\s*)+$/,
  after:
    /^\s*(?:이내|안|내|이하|미만)?(?:에|의)?\s*(?:납품|인도|배송|설치|완료|준공|공급|출고|delivery|lead ?time|installation)?(?![a-z가-힣])/,
}

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
    const delivery = DELIVERY_WORDS.test(around)
    const { from, to } = delivery
      ? widened(folded, match.index, last, AROUND_DELIVERY)
      : { from: match.index, to: last }
    return [
      {
        kind: 'duration' as const,
        ...range,
        delivery,
        start: start[from] ?? 0,
        end: end[to - 1] ?? text.length,
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
