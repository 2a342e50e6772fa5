import type { Locale } from './concept'
import {
  BARE_VIETNAMESE_WORDS,
  ENGLISH_FUNCTION_WORDS,
  isBareSyllable,
} from './lexicon/latin-words'
import { isHangul } from './normalise'
import { scan } from './scan'
import type { Stream } from './scan'

/** How the Latin words of a text are to be read. `viBare` is Vietnamese typed without diacritics. */
export type LatinReading = 'vi' | 'viBare' | 'en' | 'unknown'

/** Decides by diacritics, then by frequent words; `hint` is the language that the text is said to be in. */
export function latinReading(stream: Stream, hint?: Locale): LatinReading {
  if (stream.latinWords === 0) return 'unknown'
  if (stream.accentedWords >= 1 && stream.accentedWords >= stream.latinWords * 0.12) return 'vi'
  let english = 0
  let vietnamese = 0
  let syllables = 0
  let words = 0
  for (const [word] of stream.folded.matchAll(/[a-z]+/g)) {
    words++
    if (ENGLISH_FUNCTION_WORDS.has(word)) english++
    else if (BARE_VIETNAMESE_WORDS.has(word)) vietnamese++
    if (isBareSyllable(word)) syllables++
  }
  if (hint === 'vi' && syllables > words * 0.5 && english <= vietnamese) return 'viBare'
  if (vietnamese > english && vietnamese >= words * 0.25 && syllables >= words * 0.7)
    return 'viBare'
  if (english > 0 || syllables < words * 0.6) return 'en'
  return hint === 'en' ? 'en' : 'unknown'
}

/** The languages that a text seems to be written in, likeliest first, with shares that sum to 1; none for no words. */
export function guessLocales(text: string): { locale: Locale; share: number }[] {
  const stream = scan(text)
  let hangul = 0
  let latin = 0
  for (let at = 0; at < stream.length; at++) {
    const code = stream.codes[at] ?? 0
    if (isHangul(code)) hangul++
    else if (code >= 0x61 && code <= 0x7a) latin++
  }
  // A Korean syllable carries about as much as two and a half letters.
  const korean = hangul * 2.5
  const total = korean + latin
  if (total === 0) return []
  const reading = latinReading(stream)
  const shares: Record<Locale, number> = { ko: korean / total, vi: 0, en: 0 }
  const rest = latin / total
  if (reading === 'vi' || reading === 'viBare') shares.vi = rest
  else if (reading === 'en') shares.en = rest
  else {
    shares.en = rest * 0.6
    shares.vi = rest * 0.4
  }
  return (['ko', 'vi', 'en'] as const)
    .map((locale) => ({ locale, share: shares[locale] }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
}
