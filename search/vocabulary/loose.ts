import type { Locale } from './concept'
import { ENGLISH_STOP_WORDS } from './lexicon/stop-words'
import { stems } from './korean'
import { exactKey, fold } from './normalise'
import type { Thesaurus } from './thesaurus'

/** A word of a text: its keys for comparison, and its span. */
export type Word = {
  keys: readonly string[]
  exact: string
  start: number
  end: number
  clause: number
}

type LooseLabel = {
  conceptId: string
  locale: Locale
  label: string
  keys: string[]
  exact: string[]
}

const built = new WeakMap<Thesaurus, Map<string, LooseLabel[]>>()
/** Labels are looked up by their rarest word. */
function indexOf(thesaurus: Thesaurus): Map<string, LooseLabel[]> {
  const ready = built.get(thesaurus)
  if (ready) return ready
  const labels = thesaurus.labels.flatMap(({ conceptId, locale, text }): LooseLabel[] => {
    const words = wordsWithKeys(text).filter(
      ({ keys: [key = ''] }) => !ENGLISH_STOP_WORDS.has(key) || locale !== 'en',
    )
    if (!locale || words.length < 2 || words.length > 5) return []
    return [
      {
        conceptId,
        locale,
        label: text,
        keys: words.map(({ keys }) => keys.at(-1) ?? ''),
        exact: words.map(({ exact }) => exact),
      },
    ]
  })
  const counts = new Map<string, number>()
  for (const { keys } of labels) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const index = new Map<string, LooseLabel[]>()
  for (const label of labels) {
    const [rarest = ''] = [...label.keys].sort(
      (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0),
    )
    const list = index.get(rarest) ?? []
    list.push(label)
    index.set(rarest, list)
  }
  built.set(thesaurus, index)
  return index
}

/** The words of a text with what they are compared by: Korean stems, English without endings, folded syllables. */
export function wordsWithKeys(text: string): Word[] {
  let clause = 0
  let last = 0
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) => {
    if (/[.,;:!?()\n]/.test(text.slice(last, match.index))) clause++
    last = match.index + match[0].length
    return [...match[0].matchAll(/[가-힣]+|[^가-힣]+/gu)].map((part) => {
      const folded = fold(part[0])
      const start = match.index + part.index
      const keys = /[가-힣]/.test(folded) ? stems(folded) : [folded, englishStem(folded)]
      return {
        keys: [...new Set(keys)],
        exact: exactKey(part[0]),
        start,
        end: start + part[0].length,
        clause,
      }
    })
  })
}

/** detection, detecting and detects are detect; cut only where four letters stay. */
export function englishStem(word: string): string {
  if (!/^[a-z]{5,}$/.test(word)) return word
  return word
    .replace(/(?<=[a-z]{4})(?:ations?|ments?|ings?|ions?|ages?|ers?|ors?|ed|es|s)$/, '')
    .replace(/(?<=[a-z]{4})e$/, '')
}

export type LooseMatch = {
  conceptId: string
  label: string
  locale: Locale
  quality: number
  words: Word[]
}

/** So many other words may stand between those of a label. */
const SLACK = 3

/**
 * Labels all of whose words a text has near each other, though not side by side: "detect leaks" for leak detection,
 * 땅을 파지 않고 하수관을 보수 for 하수관 보수. Vietnamese syllables must come in the label's order. Best first.
 */
export function looseMatches(
  thesaurus: Thesaurus,
  words: readonly Word[],
  accented: boolean,
): LooseMatch[] {
  const index = indexOf(thesaurus)
  const positions = new Map<string, number[]>()
  words.forEach(({ keys }, at) =>
    keys.forEach((key) => positions.set(key, [...(positions.get(key) ?? []), at])),
  )
  const found = new Map<string, LooseMatch>()
  for (const key of positions.keys())
    for (const label of index.get(key) ?? []) {
      const at = place(label, words, positions, accented)
      if (!at) continue
      const spread = Math.max(...at) - Math.min(...at) + 1
      const quality = 0.8 * (label.keys.length / spread)
      const known = found.get(label.conceptId)
      if (
        known &&
        (known.words.length > at.length ||
          (known.words.length === at.length && known.quality >= quality))
      )
        continue
      found.set(label.conceptId, {
        conceptId: label.conceptId,
        label: label.label,
        locale: label.locale,
        quality,
        words: at.flatMap((i) => words[i] ?? []),
      })
    }
  return [...found.values()].sort(
    (a, b) =>
      b.words.length - a.words.length ||
      b.quality - a.quality ||
      (a.conceptId < b.conceptId ? -1 : 1),
  )
}

/** Where the words of a label stand, each at a place of its own within one clause; null when they do not. */
function place(
  label: LooseLabel,
  words: readonly Word[],
  positions: ReadonlyMap<string, readonly number[]>,
  accented: boolean,
): number[] | null {
  for (const first of positions.get(label.keys[0] ?? '') ?? []) {
    const at: number[] = []
    for (const [i, key] of label.keys.entries()) {
      const next = (positions.get(key) ?? []).find((position) => {
        const word = words[position]
        if (!word || at.includes(position) || word.clause !== words[first]?.clause) return false
        if (
          label.locale === 'vi' &&
          (position < (at.at(-1) ?? 0) || (accented && word.exact !== label.exact[i]))
        )
          return false
        return Math.abs(position - first) < label.keys.length + SLACK
      })
      if (next === undefined) break
      at.push(next)
    }
    if (
      at.length === label.keys.length &&
      Math.max(...at) - Math.min(...at) < label.keys.length + SLACK
    )
      return at
  }
  return null
}
