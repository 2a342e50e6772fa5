import type { Currency, MoneyRange } from '#db/domain'
import { minorUnits } from '#db/money'
import { fold } from '#search/vocabulary/normalise'

/** Factors of the words for large numbers, in all three languages. */
const SCALES: [RegExp, number][] = [
  [/조/, 1e12],
  [/십억/, 1e9],
  [/억/, 1e8],
  [/천만/, 1e7],
  [/백만/, 1e6],
  [/만/, 1e4],
  [/천원|천\s*원/, 1e3],
  [/\b(?:nghin|ngan) ty\b/, 1e12],
  [/\bty\b/, 1e9],
  [/\b(?:trieu|tr)\b/, 1e6],
  [/\b(?:nghin|ngan)\b/, 1e3],
  [/\b(?:billion|bn)\b/, 1e9],
  [/\b(?:million|mil|mn|m)\b/, 1e6],
  [/\b(?:thousand|k)\b/, 1e3],
]
const CURRENCY_WORDS: [RegExp, Currency][] = [
  [/\bvnd\b|dong\b|₫|동/, 'VND'],
  [/\bty\b|\btrieu\b/, 'VND'],
  [/usd|us\$|\$|달러|do la/, 'USD'],
  [/krw|₩|원|억|천만|만/, 'KRW'],
]

/** A number as people write it: 1,234.5 · 1.234,5 · 12,5 · 1 500 000. `ambiguous` for 12,500 with a single mark. */
export function readNumber(text: string): { value: number; ambiguous: boolean } | null {
  const bare = text.replace(/[\s\u00a0']/g, '')
  if (!/^[+-]?\d+(?:[.,]\d+)*$/.test(bare)) return null
  const marks = bare.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (!last) return { value: Number(bare), ambiguous: false }
  const isMixed = marks.some((mark) => mark !== last)
  const groups = bare.split(/[.,]/)
  const threes = groups.slice(1).every((group) => group.length === 3)
  if (isMixed)
    return {
      value: Number(
        bare.slice(0, bare.lastIndexOf(last)).replace(/[.,]/g, '') + '.' + groups.at(-1),
      ),
      ambiguous: false,
    }
  if (marks.length > 1) return threes ? { value: Number(groups.join('')), ambiguous: false } : null
  if (threes && (groups[0] ?? '').replace(/[+-]/, '').length <= 3 && Number(groups[0]) !== 0)
    return { value: Number(groups.join('')), ambiguous: true }
  return { value: Number(groups.join('.')), ambiguous: false }
}

/** Unit of a money column, from its heading: "Ngân sách (tỷ đồng)" → billions of dong. */
export type MoneyUnit = { factor: number; currency: Currency | null }

export function unitOfHeading(heading: string): MoneyUnit {
  const text = fold(
    (
      /[([（［]([^)\]）］]*)[)\]）］]/.exec(heading)?.[1] ??
      heading.split(/[,:]/).at(-1) ??
      ''
    ).trim(),
  )
  return { factor: scaleOf(text), currency: currencyOf(text) }
}

/** "Ngân sách" is a budget, not thousands of something. */
const scaleOf = (folded: string): number => {
  const words = folded.replace(/\bngan sach\b/g, '')
  return SCALES.find(([word]) => word.test(words))?.[1] ?? 1
}
const currencyOf = (folded: string): Currency | null =>
  CURRENCY_WORDS.find(([word]) => word.test(folded))?.[1] ?? null

/**
 * An amount or a range of money in minor units: 2억 5천만원 · 12,5 tỷ · 18–25 tỷ đồng · USD 1.2 million.
 * Null when the text is none.
 */
export function readMoney(
  text: string,
  unit: MoneyUnit,
  fallback: Currency,
): { range: MoneyRange; ambiguous: boolean } | null {
  const folded = fold(text).trim()
  const currency = currencyOf(folded) ?? unit.currency ?? fallback
  const bounds = folded
    .split(/\s*(?:~|–|—|\bden\b|\bto\b|부터|(?<=[\d가-힣a-z])\s*-\s*(?=\d))\s*/)
    .map((part) =>
      part
        .replace(/까지|^tu\s+|이내|이하|이상|내외|약|khoang|about|approx\.?|up to|duoi|tren/g, '')
        .trim(),
    )
    .filter(Boolean)
  if (bounds.length === 0 || bounds.length > 2) return null
  const ownScale = bounds.map((part) => hasScale(part))
  const amounts = bounds.map((part, at) =>
    amountOf(part, ownScale[at] ? 1 : (scaleFromLast(bounds, ownScale) ?? unit.factor)),
  )
  if (amounts.some((amount) => amount === null || amount.value < 0)) return null
  const values = amounts.flatMap((amount) => (amount ? [minorUnits(amount.value, currency)] : []))
  if (values.some((value) => !Number.isSafeInteger(value))) return null
  const [min = 0, max = min] = values.sort((a, b) => a - b)
  return { range: { min, max, currency }, ambiguous: amounts.some((amount) => amount?.ambiguous) }
}

const hasScale = (part: string): boolean => SCALES.some(([word]) => word.test(part))
/** "18–25 tỷ": the word after the last number counts for both. */
const scaleFromLast = (bounds: string[], own: boolean[]): number | null =>
  own.at(-1) ? scaleOf(bounds.at(-1) ?? '') : null

function amountOf(part: string, factor: number): { value: number; ambiguous: boolean } | null {
  const pieces = [...part.matchAll(/([+-]?\d[\d.,\s]*)\s*([^\d\s.,+-][^\d+-]*)?/g)]
  if (pieces.length === 0 || !/^[^\d]{0,8}\d/.test(part) || part.startsWith('-')) return null
  let value = 0
  let ambiguous = false
  for (const [, digits = '', word = ''] of pieces) {
    const number = readNumber(digits.trim())
    if (!number || number.value < 0) return null
    const scale = scaleOf(word)
    value += number.value * (scale === 1 ? factor : scale)
    ambiguous ||= number.ambiguous && (scale > 1000 || factor > 1000)
  }
  return { value, ambiguous }
}
