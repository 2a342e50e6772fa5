import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Locale } from '#db/domain'
import {
  ENGLISH_STOP_WORDS,
  KOREAN_STOP_WORDS,
  VIETNAMESE_STOP_PAIRS,
  VIETNAMESE_STOP_WORDS,
} from '#search/vocabulary/lexicon/stop-words'
import { loadThesaurus } from '#search/vocabulary/load'
import { wordsWithKeys } from '#search/vocabulary/loose'
import type { Word } from '#search/vocabulary/loose'
import { clean, fold } from '#search/vocabulary/normalise'
import { mentionsIn } from '#search/vocabulary/tag'

/* npm run -s eval:coverage -- --dir DIR [--most 40] [--show]
   Reads ko-*.txt, vi-*.txt and en-*.txt: texts that nobody of this project wrote. */

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    most: { type: 'string', default: '40' },
    show: { type: 'boolean', default: false },
  },
})
if (!values.dir) {
  console.error('npm run -s eval:coverage -- --dir DIR [--most 40] [--show]')
  process.exit(2)
}

const thesaurus = loadThesaurus()
for (const locale of ['ko', 'vi', 'en'] as const) report(locale, textsOf(values.dir, locale))

function textsOf(dir: string, locale: Locale): string[] {
  return readdirSync(dir)
    .filter((name) => name.startsWith(`${locale}-`) && name.endsWith('.txt'))
    .sort()
    .map((name) => clean(readFileSync(join(dir, name), 'utf8')))
}

/** Prints the share of content words inside of tagged spans, and what stands outside most often. */
function report(locale: Locale, texts: readonly string[]): void {
  let all = 0
  let covered = 0
  const outside = new Map<string, number>()
  for (const text of texts) {
    const { mentions } = mentionsIn(thesaurus, text, { locale })
    const content = contentWords(locale, text)
    all += content.length
    const open = content.filter(
      (word) => !mentions.some(({ start, end }) => start < word.end && end > word.start),
    )
    covered += content.length - open.length
    open.forEach((word, i) => {
      count(outside, spelling(word))
      const next = open[i + 1]
      if (next && next.clause === word.clause && next.start - word.end <= 1)
        count(outside, `${spelling(word)} ${spelling(next)}`)
    })
    if (values.show)
      for (const { conceptId, start, end, stance } of mentions)
        console.log(
          `  ${text.slice(start, end)} → ${conceptId}${stance === 'subject' ? '' : ` (${stance})`}`,
        )
  }
  const share = all > 0 ? covered / all : 0
  console.log(
    `${locale}  ${texts.length} texts, ${all} content words, ${(100 * share).toFixed(1)} % within tagged spans`,
  )
  const most = [...outside].sort((a, b) => b[1] - a[1]).slice(0, Number(values.most))
  if (most.length > 0)
    console.log(`  ${most.map(([word, times]) => `${word} ${times}`).join(', ')}`)
}

function spelling({ keys }: Word): string {
  return keys.at(-1) ?? ''
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Words that carry something: no numbers, single letters, function words or words true of every listing. */
function contentWords(locale: Locale, text: string): Word[] {
  const words = wordsWithKeys(text)
  const folded = words.map(({ start, end }) => fold(text.slice(start, end)))
  const pair = (i: number) => `${folded[i] ?? ''}_${folded[i + 1] ?? ''}`
  return words.filter(({ keys }, i) => {
    const word = folded[i] ?? ''
    if (/^\d/.test(word) || (word.length === 1 && !/[가-힣]/.test(word))) return false
    if (/[가-힣]/.test(word)) return !keys.some((key) => KOREAN_STOP_WORDS.has(key))
    if (locale !== 'vi') return !ENGLISH_STOP_WORDS.has(word)
    return !(
      VIETNAMESE_STOP_WORDS.has(word) ||
      VIETNAMESE_STOP_PAIRS.has(pair(i)) ||
      VIETNAMESE_STOP_PAIRS.has(pair(i - 1))
    )
  })
}
