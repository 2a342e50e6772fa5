/** `U+ac00-ac0f, U+ac14` as code points. */
export function parseRange(range: string): number[] {
  return range.split(',').flatMap((part) => {
    const [first = NaN, last = first] = part
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

/** Code points as a CSS unicode-range. */
export function formatRange(codes: Iterable<number>): string {
  const runs: [number, number][] = []
  for (const code of [...new Set(codes)].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && code === run[1] + 1) run[1] = code
    else runs.push([code, code])
  }
  return runs
    .map(([first, last]) => `U+${first.toString(16)}${last > first ? `-${last.toString(16)}` : ''}`)
    .join(', ')
}

/** All code points from first to last. */
export const span = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
const codesOf = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0)

/** Latin, Vietnamese, figures, marks: what every page needs. */
export const LATIN_VIETNAMESE = [
  ...span(0x20, 0x7e),
  ...span(0xa0, 0xff),
  ...span(0x1ea0, 0x1ef9),
  ...codesOf('ĂăĐđĨĩŨũƠơƯưŒœŠšŽž'),
  0x300,
  0x301,
  0x303,
  0x309,
  0x323,
  ...span(0x2010, 0x2015),
  ...codesOf('‘’‚“”„†‡•…‰′″‹›※⁄'),
  ...span(0x2002, 0x200b),
  0x202f,
  0x2060,
  ...codesOf('₩₫€℃℉№™ℓΩ'),
  ...span(0x2190, 0x2199),
  ...codesOf('−√∞≈≠≤≥×÷±'),
  ...span(0x2080, 0x2089),
  ...codesOf('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  ...codesOf('■□▲△▶▷▼▽◆◇○◎●☆★✓'),
]

/** Marks that stand beside Hangul. */
export const KOREAN_MARKS = [
  ...span(0x3000, 0x3002),
  ...span(0x3008, 0x3011),
  0x3014,
  0x3015,
  ...span(0x2460, 0x2473),
  ...span(0x3131, 0x3163),
  ...codesOf('㈜㎜㎝㎞㎡㎥㎏㏊～·'),
]

/** A precomposed Hangul syllable. */
export const isSyllable = (code: number) => code >= 0xac00 && code <= 0xd7a3
export const textOf = (codes: Iterable<number>) => String.fromCodePoint(...codes)
