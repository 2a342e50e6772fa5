import type { Currency } from '#db/domain'
import { foldWithOffsets } from '../normalise'
import { boundedBy, parseNumber, widened } from './numbers'
import type { Range } from './numbers'

/** An amount or a range of it, in whole units of its currency; equal ends for a single figure. */
export type MoneyFact = Range & { kind: 'money'; currency: Currency; start: number; end: number }

const NUMBER = String.raw`\d[\d.,]*\d|\d`
const CURRENCY_WORDS = String.raw`vnd|usd|krw|won|us\$|\$|₩|₫|dong(?:\s+viet\s+nam)?|d(?![a-z])|do\s?la(?:\s+my)?|us\s+dollars?|dollars?|원|동|달러|불(?![가-힣])`
const SCALE = String.raw`nghin\s+t[yi](?![a-z])|ngan\s+t[yi](?![a-z])|t[yi](?![a-z])|trieu|nghin|ngan|tr(?![a-z])|trillion|billion|million|thousand|bn(?![a-z])|mn(?![a-z])|m(?![a-z0-9])|k(?![a-z0-9])|조|천억|백억|십억|억|천만|백만|십만|만|천`
const KOREAN_COMPOUND = String.raw`(?:(?:${NUMBER})\s?조\s?)?(?:(?:${NUMBER})\s?억\s?)(?:(?:${NUMBER})\s?(?:천만|백만|만|천(?!억))\s?)?`

const AMOUNT = new RegExp(
  String.raw`(?<![a-z0-9.,])(?<before>${CURRENCY_WORDS})?\s?(?:(?<compound>${KOREAN_COMPOUND})|(?<low>${NUMBER})(?:\s?(?<lowScale>${SCALE}))?(?:\s?(?:-|–|—|~|to|den|and|và|에서|부터)\s?(?<high>${NUMBER}))?(?:\s?(?<scale>${SCALE}))?(?:\s(?<half>ruoi)|(?<=t[yi])\s?(?<rest>\d{1,3})\s?(?<restScale>trieu|tr(?![a-z])))?)\s?(?<after>${CURRENCY_WORDS})?`,
  'g',
)

const SCALES: Readonly<Record<string, number>> = {
  'nghin ty': 1e12,
  'ngan ty': 1e12,
  ty: 1e9,
  trieu: 1e6,
  tr: 1e6,
  nghin: 1e3,
  ngan: 1e3,
  trillion: 1e12,
  billion: 1e9,
  bn: 1e9,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  thousand: 1e3,
  k: 1e3,
  조: 1e12,
  천억: 1e11,
  백억: 1e10,
  십억: 1e9,
  억: 1e8,
  천만: 1e7,
  백만: 1e6,
  십만: 1e5,
  만: 1e4,
  천: 1e3,
}

/** Amounts of money in a text, each with its currency, said or told by the unit word. */
export function moneyIn(text: string): MoneyFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  return [...folded.matchAll(AMOUNT)].flatMap((match) => {
    const { before, compound, low, lowScale, high, scale, after, half, rest } = match.groups ?? {}
    const unit = unitOf(scale ?? lowScale)
    const currency = currencyOf(after ?? before, unit, compound)
    if (!currency) return []
    // A lone đ is a currency behind a price, and a letter of all sorts behind a small number.
    if (after === 'd' && !unit && !(parseNumber(low ?? '') >= 1000)) return []
    const range = compound
      ? boundedBy(
          folded.slice(0, match.index),
          compoundValue(compound),
          folded.slice(match.index + match[0].length),
        )
      : plainRange()
    if (!range) return []
    const { from, to } = widened(
      folded,
      match.index + (/^\s/.test(match[0]) ? 1 : 0),
      match.index + match[0].trimEnd().length,
      AROUND,
    )
    return [
      {
        kind: 'money' as const,
        ...range,
        currency,
        start: start[from] ?? 0,
        end: end[to - 1] ?? text.length,
      },
    ]

    function plainRange(): Range | null {
      const factor = unit ? (SCALES[unit] ?? 1) : 1
      const more = half ? 0.5 * factor : rest ? parseNumber(rest) * 1e6 : 0
      const first =
        parseNumber(low ?? '') * (lowScale ? (SCALES[unitOf(lowScale) ?? ''] ?? 1) : factor) + more
      if (Number.isNaN(first)) return null
      if (high === undefined)
        return boundedBy(
          folded.slice(0, match.index),
          first,
          folded.slice(match.index + match[0].length),
        )
      const second = parseNumber(high) * factor
      return Number.isNaN(second)
        ? null
        : { min: Math.min(first, second), max: Math.max(first, second) }
    }
  })
}

/** Words of price and limit around a sum: they belong to it and are no subject. */
const AROUND = {
  before:
    /(?<![a-z])(?:(?:ngan sach|tong muc dau tu|kinh phi|chi phi|gia|tri gia|khoang|duoi|tren|toi da|toi thieu|khong qua|it nhat|tu|예산|사업비|가격|금액|약|최대|최소|총|budget|price|cost|worth|of|under|over|below|above|up to|at most|at least|about|around|less than|more than|max|is|은|는)\s*:?\s*)+$/,
  after:
    /^\s*(?:정도\s*)?(?:이하|미만|이내|이상|초과|안팎|내외|수준|규모|대(?![가-힣])|한도|까지|tro xuong|tro len|or less|or more|budget)/,
}

/** One spelling for each unit word: tỷ and tỉ, tr and triệu. */
const unitOf = (word: string | undefined): string | undefined =>
  word?.replace(/\s+/g, ' ').replace(/\bti$/, 'ty').replace(/^tr$/, 'trieu')

function compoundValue(compound: string): number {
  return [
    ...compound.matchAll(new RegExp(String.raw`(${NUMBER})\s?(조|억|천만|백만|만|천)`, 'g')),
  ].reduce(
    // 1억 5천 is said for 1억 5천만.
    (sum, [, number, scale]) =>
      sum + parseNumber(number ?? '') * (scale === '천' ? 1e7 : (SCALES[scale ?? ''] ?? 1)),
    0,
  )
}

/** The unit word tells the currency where none is named: tỷ and triệu are đồng, 억 is won; a bare number is no money. */
function currencyOf(
  word: string | undefined,
  unit: string | undefined,
  compound: string | undefined,
): Currency | null {
  if (word) {
    if (/^(?:usd|us|\$|do\s?la|dollar|달러|불)/.test(word)) return 'USD'
    if (/^(?:krw|won|₩|원)/.test(word)) return 'KRW'
    return 'VND'
  }
  if (compound || (unit && /^(?:조|천억|백억|십억|억|천만|백만)$/.test(unit))) return 'KRW'
  if (unit && /^(?:nghin ty|ngan ty|ty|trieu)$/.test(unit)) return 'VND'
  return null
}
