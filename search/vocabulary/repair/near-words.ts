import { daleChall } from 'dale-chall'
import { disassemble } from 'es-hangul'
import { stems } from '../korean'
import { EVERYDAY_SYLLABLES } from '../lexicon/vietnamese-syllables'
import { englishStem } from '../loose'
import { exactKey } from '../normalise'
import { patternsOf } from '../patterns'
import { scan } from '../scan'
import type { Thesaurus } from '../thesaurus'

/** The words that labels are made of, ready to find those one slip away, and labels written as one word. */
export type NearWords = {
  known: ReadonlySet<string>
  /** Deletions of one letter, of each known word, to the words. */
  deletions: ReadonlyMap<string, readonly string[]>
  /** Latin labels without their spaces. */
  joined: ReadonlyMap<string, string>
  /** Korean labels without their spaces. */
  hangul: ReadonlySet<string>
  /** All of them in one text: what stands in a label is no slip. */
  hangulText: string
  /** Vietnamese labels by how they sound where consonants and tones are mixed up. */
  sounds: ReadonlyMap<string, readonly string[]>
  /** Vietnamese syllables, with their diacritics, that are right as they stand. */
  syllables: ReadonlySet<string>
}

const built = new WeakMap<Thesaurus, NearWords>()

/** The near words of a thesaurus, built at the first repair and kept. */
export function nearWordsOf(thesaurus: Thesaurus): NearWords {
  const ready = built.get(thesaurus)
  if (ready) return ready
  const counts = new Map<string, number>()
  const joined = new Map<string, string>()
  const sounds = new Map<string, string[]>()
  const hangul = new Set<string>()
  for (const { text, locale } of thesaurus.labels) {
    const { folded } = scan(text)
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
    if (/^[a-z0-9 ]+$/.test(folded) && folded.includes(' '))
      joined.set(folded.replace(/ /g, ''), text)
    if (/^[가-힣]+$/.test(folded)) hangul.add(folded)
    if (locale === 'vi' && folded.includes(' ')) {
      const key = soundKey(folded)
      sounds.set(key, [...(sounds.get(key) ?? []), text])
    }
  }
  const deletions = new Map<string, string[]>()
  for (const word of counts.keys()) {
    if (!isLongEnough(word)) continue
    for (const shorter of [unjoined(word), ...withoutOne(unjoined(word))])
      deletions.set(shorter, [...(deletions.get(shorter) ?? []), word])
  }
  for (const words of deletions.values())
    words.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  const syllables = new Set([
    ...(patternsOf(thesaurus).syllables ?? []),
    ...EVERYDAY_SYLLABLES.map(exactKey),
  ])
  const near = {
    known: new Set(counts.keys()),
    deletions,
    joined,
    hangul,
    hangulText: [...hangul].join(' '),
    sounds,
    syllables,
  }
  built.set(thesaurus, near)
  return near
}

/** Folded words of a label or text; Hangul as it is written between blanks. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(
    ([word]) => scan(word).folded.match(/[가-힣ㄱ-ㅎㅏ-ㅣ]+|[a-z0-9]+/g) ?? [],
  )
}

const isLongEnough = (word: string): boolean =>
  /[가-힣]/.test(word) ? word.length >= 2 : word.length >= 5 && /^[a-z]+$/.test(word)
/** Hangul in its letters, so that one slip is one letter. */
const unjoined = (word: string): string =>
  /[가-힣ㄱ-ㅎㅏ-ㅣ]/.test(word) ? disassemble(word) : word
const withoutOne = (word: string): string[] =>
  Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1))

/**
 * Known words one letter away (one too many, too few, wrong, or two swapped), the commonest first. None for a word
 * that is right as it stands: an everyday English word, or a Korean one that only has an ending.
 */
export function nearestWords(near: NearWords, word: string): string[] {
  if (near.known.has(word) || !isLongEnough(word) || isEveryday(word)) return []
  if (/[가-힣]/.test(word) && stems(word).some((stem) => near.known.has(stem))) return []
  const letters = unjoined(word)
  const candidates = new Set(
    [letters, ...withoutOne(letters)].flatMap((key) => near.deletions.get(key) ?? []),
  )
  return [...candidates].filter(
    (candidate) =>
      isOneSlip(letters, unjoined(candidate)) &&
      // Hands seldom miss the first letter of a short word.
      (/[가-힣]/.test(word) || word.length >= LONG_WORD || candidate[0] === word[0]),
  )
}

const LONG_WORD = 8
const everyday = new Set(daleChall.map(englishStem))
/** An ordinary English word, with or without its ending. */
export const isEveryday = (word: string): boolean => everyday.has(englishStem(word))

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  let tail = 0
  while (
    tail < Math.min(a.length, b.length) - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++
  const left = a.slice(head, a.length - tail)
  const right = b.slice(head, b.length - tail)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** Folded Vietnamese with the sounds made one that regions and hurried writers mix up: s/x, d/gi/r, ch/tr, n/l, i/y, c/k/q. */
export function soundKey(folded: string): string {
  return folded
    .split(' ')
    .map((word) =>
      word
        .replace(/^ngh/, 'ng')
        .replace(/^gh/, 'g')
        .replace(/^tr/, 'ch')
        .replace(/^x/, 's')
        .replace(/^gi(?=[aeou])/, 'd')
        .replace(/^gi/, 'di')
        .replace(/^r/, 'd')
        .replace(/^n(?![gh])/, 'l')
        .replace(/^[kq](?!h)/, 'c')
        .replace(/y/g, 'i'),
    )
    .join(' ')
}

/** Whether a text has Vietnamese diacritics. */
export const hasDiacritics = (text: string): boolean =>
  /[^\u0000-\u007f]/.test(exactKey(text).replace(/[가-힣ㄱ-ㅎㅏ-ㅣ]/g, ''))
