import { latinReading } from '#search/vocabulary/language'
import { scan } from '#search/vocabulary/scan'

/** A Vietnamese word has seldom more syllables. */
const MOST_SYLLABLES = 3

/**
 * The terms that nothing accounts for: single words, and Vietnamese syllables that stand together as one, since a
 * lone syllable says little. Takes the words of a text in their order.
 */
export function gapTerms(words: readonly { text: string; missing: boolean }[]): string[] {
  const terms: string[] = []
  let run: string[] = []
  const close = () => {
    if (run.length > 1 && isVietnamese(run))
      for (let at = 0; at < run.length; at += MOST_SYLLABLES)
        terms.push(run.slice(at, at + MOST_SYLLABLES).join(' '))
    else terms.push(...run)
    run = []
  }
  for (const { text, missing } of words) {
    const isLatin = /^\p{Script=Latin}+$/u.test(text)
    if (!missing || !isLatin) close()
    if (missing && isLatin) run.push(text)
    else if (missing) terms.push(text)
  }
  close()
  return terms
}

const isVietnamese = (words: string[]): boolean =>
  ['vi', 'viBare'].includes(latinReading(scan(words.join(' ')), 'vi'))
