import type { Locale } from './concept'
import { stems } from './korean'
import { latinReading } from './language'
import {
  ENGLISH_STOP_WORDS,
  KOREAN_STOP_WORDS,
  VIETNAMESE_STOP_PAIRS,
  VIETNAMESE_STOP_WORDS,
} from './lexicon/stop-words'
import { englishStem } from './loose'
import { scan } from './scan'
import { foldedWords, hangulBigrams } from './tokens'

/** What a text is compared by: Korean stems and their bigrams, Vietnamese syllables in pairs, English stems. */
export type Features = ReadonlyMap<string, number>

/** A part of a Korean compound, a lone Vietnamese syllable, two English words: each says less, or says it again. */
const BIGRAM = 0.5
const SYLLABLE = 0.3
const ENGLISH_PAIR = 0.7

const isHangul = (word: string): boolean => /^[가-힣]/.test(word)

/** The features of a text with their weight; words that carry nothing are left out. */
export function featuresOf(text: string, locale: Locale | null): Features {
  const found = new Map<string, number>()
  const words = foldedWords(text)
  const latin = latinOf(text, locale)
  words.forEach((word, at) => {
    for (const [feature, weight] of wordFeatures(word, words[at + 1], latin))
      found.set(feature, (found.get(feature) ?? 0) + weight)
  })
  return found
}

/**
 * Which words of a text the features of `known` speak for. A Vietnamese syllable counts only with its neighbour:
 * nearly every syllable is part of some word.
 */
export function knownWords(
  text: string,
  known: (feature: string) => boolean,
): { text: string; known: boolean }[] {
  const words = foldedWords(text)
  const latin = latinOf(text, null)
  return words.map((word, at) => ({
    text: word,
    known: isHangul(word)
      ? koreanFeatures(word).some(([feature]) => known(feature))
      : (latin !== 'vi' && known(`e:${englishStem(word)}`)) ||
        (latin !== 'en' && pairsAround(words, at).some((pair) => known(`v:${pair}`))),
  }))
}

const pairsAround = (words: readonly string[], at: number): string[] => [
  `${words[at - 1] ?? ''}_${words[at] ?? ''}`,
  `${words[at] ?? ''}_${words[at + 1] ?? ''}`,
]

/** How Latin words are to be read: null for both ways. */
function latinOf(text: string, locale: Locale | null): 'vi' | 'en' | null {
  if (locale === 'vi' || locale === 'en') return locale
  if (locale === 'ko') return null
  const reading = latinReading(scan(text))
  return reading === 'en' ? 'en' : reading === 'unknown' ? null : 'vi'
}

function wordFeatures(
  word: string,
  next: string | undefined,
  latin: 'vi' | 'en' | null,
): [string, number][] {
  if (isHangul(word)) return koreanFeatures(word)
  const neighbour = next !== undefined && !isHangul(next) ? next : null
  return [
    ...(latin === 'en' ? [] : vietnameseFeatures(word, neighbour)),
    ...(latin === 'vi' ? [] : englishFeatures(word, neighbour)),
  ]
}

function koreanFeatures(word: string): [string, number][] {
  const stem =
    stems(word)
      .filter((one) => one.length >= 2)
      .at(-1) ?? word
  if (stem.length < 2 || KOREAN_STOP_WORDS.has(stem) || KOREAN_STOP_WORDS.has(word)) return []
  const parts = stem.length > 2 ? hangulBigrams(stem) : []
  return [[`k:${stem}`, 1], ...parts.map((part): [string, number] => [`k:${part}`, BIGRAM])]
}

function vietnameseFeatures(word: string, next: string | null): [string, number][] {
  const isStop = (syllable: string) => VIETNAMESE_STOP_WORDS.has(syllable)
  const pair = next === null ? null : `${word}_${next}`
  const isPair =
    pair !== null &&
    next !== null &&
    !VIETNAMESE_STOP_PAIRS.has(pair) &&
    !(isStop(word) && isStop(next))
  return [
    ...(isStop(word) ? [] : [[`v:${word}`, SYLLABLE] as [string, number]]),
    ...(isPair ? [[`v:${pair}`, 1] as [string, number]] : []),
  ]
}

function englishFeatures(word: string, next: string | null): [string, number][] {
  if (ENGLISH_STOP_WORDS.has(word)) return []
  const stem = englishStem(word)
  const pair = next === null || ENGLISH_STOP_WORDS.has(next) ? null : `${stem}_${englishStem(next)}`
  return [[`e:${stem}`, 1], ...(pair ? [[`e:${pair}`, ENGLISH_PAIR] as [string, number]] : [])]
}
