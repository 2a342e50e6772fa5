import { stems } from './korean'
import { endsInLongI, fold } from './normalise'

/** Two neighbouring syllables at a time; a run of one gives itself. */
export function hangulBigrams(run: string): string[] {
  if (run.length < 2) return run ? [run] : []
  return Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))
}

const TOKEN = /[\p{L}\p{N}]+/gu

/** The words of a text in order, folded: runs of Hangul, of Latin letters and digits, of other scripts. */
export function foldedWords(text: string): string[] {
  const found: string[] = []
  for (const [token] of fold(text).matchAll(TOKEN)) {
    for (const part of token.match(/[가-힣]+|[^가-힣]+/gu) ?? [])
      found.push(endsInLongI(part) ? `${part.slice(0, -1)}i` : part)
  }
  return found
}

/**
 * Search tokens of a text for a full-text column: words, Vietnamese syllables without diacritics, Hangul as
 * bigrams, and one-syllable Korean nouns by themselves. A document gets every token under which it may be
 * asked for; a query only those that a document on the subject must have (its words without particles).
 * Tokens hold letters and digits only.
 */
export function searchTokens(text: string, side: 'document' | 'query' = 'document'): string[] {
  return foldedWords(text).flatMap((word) => {
    if (!/^[가-힣]/.test(word)) return [word]
    return side === 'document' ? documentTokens(word) : hangulBigrams(queryStem(word))
  })
}

const documentTokens = (word: string): string[] => [
  ...hangulBigrams(word),
  ...(word.length > 1 ? stems(word).filter((stem) => stem.length === 1) : []),
]

/** The shortest stem of two or more syllables; a word of two stays, since 회의 and 도로 end in no particle. */
function queryStem(word: string): string {
  if (word.length <= 2) return word
  return (
    stems(word)
      .filter((stem) => stem.length >= 2)
      .at(-1) ?? word
  )
}
