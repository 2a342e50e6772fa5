import { stems } from './korean'
import type { Word } from './loose'
import type { Match } from './patterns'
import type { Stream } from './scan'
import { tagText } from './tag'
import type { Thesaurus } from './thesaurus'

type Span = { start: number; end: number }
/** A word that a query denies and that no concept was found for as it stands, with the concepts that it means. */
export type DeniedWord = Span & { conceptIds: string[] }

/**
 * Words of no concept right behind or before what denies them: đốt in "xử lý rác không đốt" is the burning of what
 * stands before, 태우지 않는 the noun 태우기.
 */
export function deniedWordsIn(
  thesaurus: Thesaurus,
  text: string,
  stream: Stream,
  cues: readonly Match[],
  open: readonly Word[],
): DeniedWord[] {
  return cues.flatMap(({ pattern, from, to }): DeniedWord[] => {
    if (pattern.kind !== 'cue') return []
    const start = stream.start[from] ?? 0
    const end = stream.end[to - 1] ?? 0
    if (pattern.cue === 'denyBefore') {
      const before = open.find((word) => word.end <= start && isBlank(text.slice(word.end, start)))
      const verb = before && /^([가-힣]+)지$/.exec(text.slice(before.start, before.end))?.[1]
      if (!before || !verb || !pattern.plain.startsWith('않')) return []
      return [{ ...spanOf(before), conceptIds: named(thesaurus, [`${verb}기`, ...stems(verb)]) }]
    }
    if (pattern.cue !== 'denyAfter' && pattern.cue !== 'denyNext') return []
    const next = open.find((word) => word.start >= end && isBlank(text.slice(end, word.start)))
    if (!next) return []
    const word = text.slice(next.start, next.end)
    const object = text.slice(0, start).trim().split(' ')
    const phrases = [2, 1].map((size) => `${word} ${object.slice(-size).join(' ')}`)
    const meant = pattern.cue === 'denyNext' ? named(thesaurus, [word, ...phrases], word) : []
    return [{ ...spanOf(next), conceptIds: meant }]
  })
}

/** The concepts of the first text that names any, in a label that begins as the text does. */
function named(thesaurus: Thesaurus, texts: readonly string[], first = ''): string[] {
  for (const text of texts) {
    const tags = tagText(thesaurus, text).filter(({ spans }) =>
      spans.some(({ start, end }) => start === 0 && end >= first.length),
    )
    if (tags.length > 0) return tags.map(({ conceptId }) => conceptId)
  }
  return []
}

const spanOf = ({ start, end }: Word): Span => ({ start, end })
const isBlank = (text: string): boolean => text.trim() === ''
