/** A written number: Vietnamese 12,5 and 1.200, Korean and English 12.5 and 1,200. NaN for what is none. */
export function parseNumber(written: string): number {
  const text = written.trim().replace(/ /g, '')
  if (!/^\d[\d.,]*$/.test(text)) return NaN
  const separators = text.match(/[.,]/g) ?? []
  const last = separators.at(-1)
  if (!last) return Number(text)
  const groups = text.split(/[.,]/)
  const thousands =
    groups.slice(1).every((group) => group.length === 3) &&
    (groups[0] ?? '').length <= 3 &&
    groups[0] !== '0'
  const mixed = separators.some((separator) => separator !== last)
  if (mixed)
    return Number(
      text.slice(0, text.lastIndexOf(last)).replace(/[.,]/g, '') + '.' + (groups.at(-1) ?? ''),
    )
  if (thousands) return Number(groups.join(''))
  return separators.length === 1 ? Number(groups.join('.')) : NaN
}

export type Range = { min?: number; max?: number }

const AT_MOST =
  /(?:duoi|toi da|khong qua|khong vuot qua|it hon|nho hon|under|below|less than|at most|up to|within|maximum|max\.?|not exceeding|<=?|≤|최대|상한)\s*(?:la\s*)?$/
const AT_LEAST =
  /(?:tren|toi thieu|it nhat|hon|lon hon|(?<!dau )tu|over|above|more than|at least|minimum|min\.?|from|>=?|≥|최소|하한)\s*(?:la\s*)?$/
const AT_MOST_AFTER =
  /^\s*(?:원|동|달러|개월|주|일)?\s*(?:이하|미만|이내|안에|한도|까지|tro xuong|hoac it hon|or less|or below|or under|max)/
const AT_LEAST_AFTER =
  /^\s*(?:원|동|달러|개월|주|일)?\s*(?:이상|초과|부터|tro len|hoac hon|or more|or above|or higher|and above|\+)/

/** One number with the words around it ("dưới", "이상", "at least"), as a range; folded text on both sides. */
export function boundedBy(before: string, value: number, after: string): Range {
  if (AT_MOST.test(before) || AT_MOST_AFTER.test(after)) return { max: value }
  if (AT_LEAST.test(before) || AT_LEAST_AFTER.test(after)) return { min: value }
  return { min: value, max: value }
}

/** A stretch of folded text with the words right before and behind it that belong to it. */
export function widened(
  folded: string,
  from: number,
  to: number,
  { before, after }: { before: RegExp; after: RegExp },
): { from: number; to: number } {
  const head = before.exec(folded.slice(0, from))
  const tail = after.exec(folded.slice(to))
  return { from: head ? head.index : from, to: tail ? to + tail[0].length : to }
}
