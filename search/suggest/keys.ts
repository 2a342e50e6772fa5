import { disassemble, getChoseong } from 'es-hangul'
import { endsInLongI, fold } from '../vocabulary/normalise'

/**
 * Names and what is typed of them, made comparable letter by letter: folded, Hangul taken apart into jamo and
 * joined across spaces, so that 눗 on the way to 누수 탐지, its initials ㄴㅅㅌ and "ro ri" for rò rỉ all match.
 */

const WORD = /[가-힣ㄱ-ㅣ]+|[^가-힣ㄱ-ㅣ\s]+/gu
const HANGUL = /^[가-힣ㄱ-ㅣ]/
/** More than anybody types before choosing. */
const LONGEST = 24

export type Typed = { text: string; words: string[]; isInitials: boolean; hasHangul: boolean }

/** What a person typed so far; null when it is too little to suggest anything by. */
export function typedKey(text: string): Typed | null {
  const runs = runsOf(text)
  const words = runs.map((run) => lettersOf(run).slice(0, LONGEST))
  const joined = words.join(' ')
  const hasHangul = runs.some(({ hangul }) => hangul)
  if (joined.length < (hasHangul ? 1 : 2)) return null
  const isInitials = runs.length === 1 && /^[ㄱ-ㅎ]+$/.test(runs[0]?.word ?? '')
  return { text: joined, words, isInitials, hasHangul }
}

export type NameKey = { text: string; initials: string; words: string[] }

/** A name to compare with what is typed. */
export function nameKey(name: string): NameKey {
  const runs = runsOf(name)
  const words = runs.map(lettersOf)
  return { text: words.join(' '), initials: runs.map(initialsOf).join(' '), words }
}

/** How well a name continues what was typed: 4 from its beginning, 3 from a word, 2 from inside, 1 by scattered words, 0 not. */
export function matchOf(name: NameKey, typed: Typed): number {
  if (typed.isInitials) {
    if (name.initials.startsWith(typed.text)) return 4
    return typed.text.length > 1 && name.initials.includes(typed.text) ? 2 : 0
  }
  if (name.text.startsWith(typed.text)) return 4
  if (name.text.includes(` ${typed.text}`)) return 3
  // Inside of Korean compounds; a lone consonant would also meet the end of any syllable.
  if (typed.hasHangul && /[ㅏ-ㅣ]/.test(typed.text) && name.text.includes(typed.text)) return 2
  const scattered =
    typed.words.length > 1 &&
    typed.words.every(
      (word) => word.length > 1 && name.words.some((other) => other.startsWith(word)),
    )
  return scattered ? 1 : 0
}

/** Where a key stands in its name; from the beginning counts for more. */
export type KeyAt = 'start' | 'word'
/** What is looked up by: the whole of a name is told apart by so many letters, the rest of it by fewer. */
export const KEY_LENGTH: Record<KeyAt, number> = { start: 48, word: 20 }

/**
 * The ends of a name that typing may begin with: from each Latin word and each Hangul syllable on, as letters and
 * as initials. Sorted, they answer any prefix.
 */
export function nameKeys(name: string): { at: KeyAt; key: string }[] {
  const runs = runsOf(name)
  const keys = runs.flatMap(({ hangul, word }, index) => {
    const after = runs.slice(index + 1)
    return (hangul ? [...word].map((_, from) => word.slice(from)) : [word]).flatMap((rest, from) =>
      [lettersOf, initialsOf].map((write) => ({
        at: index + from === 0 ? ('start' as const) : ('word' as const),
        key: [{ hangul, word: rest }, ...after].map(write).join(' '),
      })),
    )
  })
  const cut = keys.map(({ at, key }) => ({ at, key: key.slice(0, KEY_LENGTH[at]).trim() }))
  return [...new Map(cut.map((one) => [`${one.at} ${one.key}`, one])).values()].filter(
    ({ key }) => key !== '',
  )
}

type Run = { hangul: boolean; word: string }

const lettersOf = ({ hangul, word }: Run) => (hangul ? disassemble(word) : word)
const initialsOf = ({ hangul, word }: Run) => (hangul ? getChoseong(word) : word)

/** Letters and digits by script; neighbouring Korean words are one run, since people space them as they like. */
function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const [part] of fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .matchAll(WORD)) {
    const hangul = HANGUL.test(part)
    const last = runs.at(-1)
    if (hangul && last?.hangul) last.word += part
    else runs.push({ hangul, word: endsInLongI(part) ? `${part.slice(0, -1)}i` : part })
  }
  return runs
}
