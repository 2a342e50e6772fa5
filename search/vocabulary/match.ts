import type { Locale } from './concept'
import { runsOf } from './hangul-runs'
import { latinReading } from './language'
import type { LatinReading } from './language'
import { isBareSyllable, WORDLIKE_ACRONYMS } from './lexicon/latin-words'
import { exactKey, isHangul } from './normalise'
import { spaced } from './patterns'
import type { Match, Pattern, Patterns } from './patterns'
import { BLANK, BREAK, GAP, scan } from './scan'
import type { Stream } from './scan'

export type Reading = { stream: Stream; latin: LatinReading; matches: Match[] }

/** Everything that the patterns find in a text, in the order of its beginning; overlaps are still there. */
export function findMatches(patterns: Patterns, text: string, locale?: Locale): Reading {
  const { trie, list, syllables = NO_SYLLABLES } = patterns
  const stream = scan(text)
  const latin = latinReading(stream, locale)
  const found: Match[] = []
  const particles = particleSkips(stream)
  const { codes, gap, length } = stream
  for (let from = 0; from < length; from++) {
    const first = codes[from] ?? 0
    if (first !== BLANK && first !== BREAK && (gap[from] !== GAP.none || isHangul(first)))
      walk(0, from, from, 1)
  }
  return { stream, latin, matches: weighHangul(stream, found) }

  /** Follows the tree from a place in the text; a particle between two Korean words may be stepped over once. */
  function walk(node: number, from: number, next: number, share: number): void {
    for (let at = next; at < length; at++) {
      node = trie.step(node, codes[at] ?? 0)
      if (node === 0) return
      if (endsHere(stream, at)) collect(node, from, at + 1, share)
      const behind = particles[at + 1] ?? 0
      if (behind !== 0 && share === 1 && at > from) walk(node, from, behind, WITH_PARTICLE)
    }
  }

  function collect(node: number, from: number, to: number, share: number): void {
    for (let id = trie.firstAt(node); id !== 0; id = trie.nextAt(id)) {
      const pattern = list[id]
      if (!pattern || (share < 1 && pattern.kind !== 'label')) continue
      const quality = share * spellingQuality(stream, latin, pattern, from, to, syllables)
      if (quality > 0) found.push({ pattern, from, to, quality })
    }
  }
}

const NO_SYLLABLES: ReadonlySet<string> = new Set()
const WITH_PARTICLE = 0.9
const STEPPED_OVER = new Set(['을', '를', '의', '이', '가', '은', '는', '에', '에서', '에서의'])
const LAST_OF_THEM = new Set(
  Array.from(STEPPED_OVER, (particle) => particle.charCodeAt(particle.length - 1)),
)

/** Where 누수를 탐지 may be read as 누수 탐지: at the place of a particle that of the word behind it, else 0. */
function particleSkips({ codes, gap, folded, length }: Stream): Int32Array {
  const skips = new Int32Array(length + 1)
  for (let end = 3; end < length; end++) {
    if (gap[end] !== GAP.space || !LAST_OF_THEM.has(codes[end - 1] ?? 0)) continue
    if (!isHangul(codes[end] ?? 0)) continue
    for (let size = 1; size <= 3; size++) {
      const from = end - size
      if (from < 2 || !isHangul(codes[from - 1] ?? 0) || gap[from] !== GAP.none) break
      if (STEPPED_OVER.has(folded.slice(from, end))) skips[from] = end
    }
  }
  return skips
}

/** A Latin word must end where the pattern ends; after Hangul a particle may follow. */
function endsHere(stream: Stream, at: number): boolean {
  return (
    at + 1 >= stream.length ||
    isHangul(stream.codes[at] ?? 0) ||
    (stream.gap[at + 1] ?? 0) > GAP.none ||
    isSeparator(stream.codes[at + 1] ?? 0)
  )
}
const isSeparator = (code: number): boolean => code === BLANK || code === BREAK

/** How well the text's letters are the pattern's, diacritics and capitals considered; 0 when it is another word. */
function spellingQuality(
  stream: Stream,
  latin: LatinReading,
  pattern: Pattern,
  from: number,
  to: number,
  syllables: ReadonlySet<string>,
): number {
  if (isHangul(stream.codes[from] ?? 0) && pattern.exact === null) return 1
  const original = stream.text.slice(stream.start[from], stream.end[to - 1])
  if (pattern.exact !== null && original.toLowerCase() === pattern.plain) return 1
  const bare = isAscii(original)
  if (pattern.exact !== null)
    return bare
      ? bareQuality(latin, pattern)
      : exactQuality(pattern.exact, exactWords(original), syllables)
  if (!bare && exactWords(original) !== stream.folded.slice(from, to))
    return /[가-힣]/.test(original) ? 1 : 0
  return asciiQuality(stream, latin, pattern, original)
}

const knownWords = new Map<string, string>()
/** Texts say the same few thousand things over and over. */
const MOST_KNOWN = 20_000

/** The words of a piece of text as labels are compared with their diacritics. */
function exactWords(original: string): string {
  const known = knownWords.get(original)
  if (known !== undefined) return known
  const exact = spaced(exactKey(original))
  if (knownWords.size >= MOST_KNOWN) knownWords.clear()
  knownWords.set(original, exact)
  return exact
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}

/** The label has diacritics, the text none: fine when the whole text has none, else it is another word. */
function bareQuality(latin: LatinReading, pattern: Pattern): number {
  if (latin === 'vi') return 0
  if (latin === 'viBare') return pattern.syllables > 1 ? 0.95 : 0.7
  return pattern.syllables > 1 ? 0.9 : 0
}

/**
 * Both have diacritics: equal, or one slip in a label long enough to be sure. What is a syllable of the vocabulary
 * as it stands is no slip but another word: giám sát rung is not giám sát rừng.
 */
function exactQuality(label: string, text: string, syllables: ReadonlySet<string>): number {
  if (label === text) return 1
  const labelWords = label.split(' ')
  const textWords = text.split(' ')
  if (labelWords.length !== textWords.length || labelWords.length < 2) return 0
  const wrong = labelWords.flatMap((word, i) =>
    word === textWords[i] ? [] : [[word, textWords[i] ?? ''] as const],
  )
  if (wrong.every(([a, b]) => softTone(a) === softTone(b))) return 0.8
  const [slip] = wrong
  if (wrong.length !== 1 || labelWords.length < 3 || !slip) return 0
  return isSlip(...slip) && !syllables.has(slip[1]) ? 0.6 : 0
}

/** Southern speech makes hỏi and ngã one, and so do its spellings. */
const softTone = (word: string): string => word.normalize('NFD').replace(/\u0303/g, '\u0309')
/** Tones or marks missing, not changed into others. */
const isSlip = (a: string, b: string): boolean =>
  isPart(marks(b), marks(a)) || isPart(marks(a), marks(b))
const marks = (word: string): string[] =>
  Array.from(word.normalize('NFD')).filter((c) => /\p{Mn}/u.test(c))
const isPart = (few: string[], many: string[]): boolean => few.every((mark) => many.includes(mark))

/** Neither has diacritics: beware of acronyms that are words, and of words of the other language. */
function asciiQuality(
  stream: Stream,
  latin: LatinReading,
  pattern: Pattern,
  original: string,
): number {
  if (pattern.kind !== 'label') return 1
  const lower = original.toLowerCase()
  const vietnamese = latin === 'vi' || latin === 'viBare'
  if (pattern.acronym) {
    // Capitals are the same in every language: CTR and PCCC need no Vietnamese around them.
    if (original === original.toUpperCase()) return 1
    if (WORDLIKE_ACRONYMS.has(lower) && stream.latinWords > 3) return 0
    if (vietnamese && isBareSyllable(lower)) return 0
  }
  if (pattern.syllables > 1 || /\d/.test(original)) return 1
  if (pattern.locale === 'vi' && latin === 'en') return 0
  if (pattern.locale === 'vi' && latin === 'unknown' && lower.length <= 4) return 0.5
  if (pattern.locale === 'en' && latin === 'viBare' && isBareSyllable(lower)) return 0
  return 1
}

/** Drops what was read out of the middle of other Korean words, and marks down what is explained by half. */
function weighHangul(stream: Stream, found: Match[]): Match[] {
  const runs = runsOf(stream, found)
  return found.flatMap((match) => {
    const quality = match.quality * runs.quality(match)
    if (quality === 0) return []
    return [quality === match.quality ? match : { ...match, quality }]
  })
}
