import { stems } from '../korean'
import { KOREAN_WORDS } from '../lexicon/korean-words'
import { isEveryday, nearestWords } from './near-words'
import type { NearWords } from './near-words'
import type { Repair, RepairedText } from './repairs'
import { asKoreanTyping, asLatinTyping } from './typing'

type Span = { start: number; end: number }

/** Words typed on the other layout among words that are understood; only such as stand in labels. */
export function layoutRepairs(
  near: NearWords,
  text: string,
  open: readonly { text: string }[],
): RepairedText[] {
  const repairs = text.split(' ').flatMap((word): Repair[] => {
    if (!open.some((one) => word.includes(one.text))) return []
    const to = otherLayout(near, word)
    return to === null ? [] : [{ from: word, to, kind: 'keyboard' }]
  })
  return repairs.length === 0 ? [] : [mendedBy(text, repairs)]
}

function otherLayout(near: NearWords, word: string): string | null {
  if (/^[a-z]{4,}$/i.test(word)) {
    if (near.known.has(word.toLowerCase()) || isEveryday(word.toLowerCase())) return null
    const typed = asKoreanTyping(word)
    return typed !== null && stems(typed).some((stem) => near.known.has(stem)) ? typed : null
  }
  if (!/[ㄱ-ㅎㅏ-ㅣ]/.test(word)) return null
  const typed = asLatinTyping(word)
  return typed !== null && near.known.has(typed) ? typed : null
}

const mendedBy = (text: string, repairs: Repair[]): RepairedText => ({
  text: repairs.reduce((mended, { from, to }) => mended.replace(from, to), text),
  repairs,
})

const LEAST_COMPOUND = 4

/**
 * Korean compounds of which one part is understood and the other one jamo from making a label with it (교통신허). What
 * stands in any label, or is an ordinary noun, is right as it stands.
 */
export function compoundRepairs(
  near: NearWords,
  text: string,
  concepts: readonly { span: Span; loose: boolean }[],
): RepairedText | null {
  const repairs = [...text.matchAll(/[가-힣]{4,}/g)].flatMap((match): Repair[] => {
    const [word] = match
    for (const { span, loose } of concepts) {
      const size = span.end - span.start
      if (loose || span.start !== match.index || size < 2 || word.length - size < 2) continue
      const head = word.slice(0, size)
      for (const rest of stems(word.slice(size))) {
        if (rest.length < 2 || head.length + rest.length < LEAST_COMPOUND) continue
        if (isWord(near, rest) || near.hangul.has(head + rest)) return []
        const to = nearestWords(near, rest).find((one) => near.hangul.has(head + one))
        if (to) return [{ from: head + rest, to: head + to, kind: 'spelling' }]
      }
    }
    return []
  })
  return repairs.length === 0 ? null : mendedBy(text, repairs)
}

const ORDINARY: ReadonlySet<string> = new Set(KOREAN_WORDS)
const isWord = (near: NearWords, word: string): boolean =>
  ORDINARY.has(word) || stems(word).some((stem) => near.hangulText.includes(stem))
