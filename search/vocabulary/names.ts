import type { Locale } from './concept'
import { findMatches } from './match'
import { patternKey, patternShape } from './patterns'
import type { Match, Pattern, Patterns } from './patterns'
import type { Stream } from './scan'
import { Trie } from './trie'

/** A closed list of names (places, certificates, modes), each standing for a value; found like labels. */
export type NameIndex<T> = { patterns: Patterns; values: readonly T[] }
export type Named<T> = { value: T; text: string; locale?: Locale | null }
export type FoundName<T> = {
  value: T
  name: string
  start: number
  end: number
  match: Match
  stream: Stream
}

/** Makes an index; `lookalikes` are words that contain a name and mean something else. */
export function indexNames<T>(
  names: readonly Named<T>[],
  lookalikes: readonly string[] = [],
): NameIndex<T> {
  const trie = new Trie()
  const list: (Pattern | null)[] = [null]
  const values: T[] = []
  for (const { value, text, locale = null } of names) {
    trie.add(patternKey(text))
    const acronym = /^[A-Z]{2,4}$/.test(text)
    list.push({
      kind: 'label',
      conceptId: String(values.length),
      label: text,
      labelKind: 'alt',
      acronym,
      sense: 0,
      variant: false,
      ...patternShape(text),
      locale,
    })
    values.push(value)
  }
  for (const word of lookalikes) {
    trie.add(patternKey(word))
    list.push({ kind: 'word', ...patternShape(word) })
  }
  return { patterns: { trie, list }, values }
}

const LEAST = 0.5

/** The names within a text in order, the longest where several overlap; spans refer to the text as given. */
export function namesIn<T>(
  index: NameIndex<T>,
  text: string,
  {
    locale,
    accepts = () => true,
  }: {
    locale?: Locale
    accepts?: (match: Match, stream: Stream, english: boolean) => boolean
  } = {},
): FoundName<T>[] {
  const { stream, matches, latin } = findMatches(index.patterns, text, locale)
  const taken = new Uint8Array(stream.length)
  const kept: Match[] = []
  for (const match of [...matches].sort(
    (a, b) => b.to - b.from - (a.to - a.from) || b.quality - a.quality || a.from - b.from,
  )) {
    if (
      match.quality < LEAST ||
      taken[match.from] === 1 ||
      taken[match.to - 1] === 1 ||
      !accepts(match, stream, latin === 'en')
    )
      continue
    taken.fill(1, match.from, match.to)
    kept.push(match)
  }
  return kept
    .sort((a, b) => a.from - b.from)
    .flatMap((match) => {
      const { pattern, from, to } = match
      const value = pattern.kind === 'label' ? index.values[Number(pattern.conceptId)] : undefined
      if (pattern.kind !== 'label' || value === undefined) return []
      return [
        {
          value,
          name: pattern.label,
          start: stream.start[from] ?? 0,
          end: stream.end[to - 1] ?? 0,
          match,
          stream,
        },
      ]
    })
}
