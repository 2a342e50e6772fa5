import { scan } from '../scan'
import type { Thesaurus } from '../thesaurus'
import { markRepairs } from './mark-repairs'
import { layoutRepairs } from './part-repairs'
import { nearWordsOf, nearestWords, wordsOf } from './near-words'
import type { NearWords } from './near-words'
import { asKoreanTyping, asLatinTyping, fromTelex, fromVni } from './typing'

export type RepairKind =
  'keyboard' | 'telex' | 'vni' | 'diacritics' | 'sound' | 'spelling' | 'joined' | 'split'
export type Repair = { from: string; to: string; kind: RepairKind }
export type RepairedText = { text: string; repairs: Repair[] }

type Span = { start: number; end: number }
/** What has been read of the text so far: only what is left open is mended, and never a fact. */
type Read = {
  concepts: readonly unknown[]
  words: readonly { text: string }[]
  facts: readonly Span[]
  places: readonly Span[]
}

/** Readings of a text that a slip of typing may hide, likeliest first; each is to be tried, none is certain. */
export function repairsOf(thesaurus: Thesaurus, text: string, read: Read): RepairedText[] {
  const whole = (kind: RepairKind, mended: string | null): RepairedText[] =>
    mended === null || mended === text
      ? []
      : [{ text: mended, repairs: [{ from: text, to: mended, kind }] }]
  const near = nearWordsOf(thesaurus)
  const layouts =
    read.concepts.length > 0
      ? layoutRepairs(near, text, read.words)
      : [...whole('keyboard', asKoreanTyping(text)), ...whole('keyboard', asLatinTyping(text))]
  // Words that are the same with and without an input method may have been understood already.
  const telex = [
    ...whole('telex', fromTelex(text)),
    ...(/[a-z][1-9]/i.test(text) ? whole('vni', fromVni(text)) : []),
  ]
  const marks = markRepairs(near, text, [...read.facts, ...read.places])
  return [
    ...layouts,
    ...telex,
    ...whole('diacritics', foreignMarksOff(text)),
    ...(marks ? [marks] : []),
    ...wordRepairs(near, text, read),
  ]
}

/** façade and naïve are English words; marks that Vietnamese has are no business of this. */
const foreignMarksOff = (text: string): string =>
  text.replace(/[çñöüäåøëï]/giu, (letter) => letter.normalize('NFD').replace(/\p{Mn}/gu, ''))

/** Single open words mended by the nearest known word, by splitting, or by joining with their neighbours. */
function wordRepairs(near: NearWords, text: string, { words }: Read): RepairedText[] {
  const joined = joinedLabels(near, text, words)
  const repairs: Repair[] = [...joined]
  for (let i = 0; i < words.length; i++) {
    const from = words[i]?.text ?? ''
    if (joined.some((one) => one.from.includes(from))) continue
    const next = words[i + 1]?.text
    const together =
      next !== undefined && text.includes(`${from} ${next}`) ? joinedWord(near, from, next) : null
    if (together !== null) {
      repairs.push({ from: `${from} ${next}`, to: together, kind: 'joined' })
      i++
      continue
    }
    const repair = singleWord(near, text, from)
    if (repair) repairs.push(repair)
  }
  if (repairs.length === 0) return []
  return [
    { text: repairs.reduce((mended, { from, to }) => mended.replace(from, to), text), repairs },
  ]
}

/** Neighbours that are joined in a known word (rehabili tation). */
function joinedWord(near: NearWords, first: string, second: string): string | null {
  const [left = ''] = wordsOf(first)
  const [right = ''] = wordsOf(second)
  const together = left + right
  return together.length >= LEAST_JOINED && near.known.has(together) ? together : null
}

const LEAST_JOINED = 6
const MOST_JOINED = 5

/** Labels whose blanks stand in other places: giao thôngthông minh, leakde tection. */
function joinedLabels(near: NearWords, text: string, open: readonly { text: string }[]): Repair[] {
  const words = text.split(' ')
  for (let size = Math.min(MOST_JOINED, words.length); size >= 2; size--)
    for (let at = 0; at + size <= words.length; at++) {
      const part = words.slice(at, at + size)
      if (!part.some((word) => open.some((one) => word.includes(one.text)))) continue
      const folded = part.map((word) => scan(word).folded.trim())
      const label = near.joined.get(folded.join(''))
      if (!label || folded.join('').length < LEAST_JOINED) continue
      if (scan(label).folded === folded.join(' ')) continue
      return [{ from: part.join(' '), to: label.toLowerCase(), kind: 'joined' }]
    }
  return []
}

function singleWord(near: NearWords, text: string, from: string): Repair | null {
  const [word = ''] = wordsOf(from)
  if (near.known.has(word)) return null
  const label = near.joined.get(word)
  if (label && word.length >= LEAST_JOINED) return { from, to: label.toLowerCase(), kind: 'split' }
  const [nearest] = nearestWords(near, word).filter((candidate) =>
    isSure(near, text, from, candidate),
  )
  return nearest ? { from, to: nearest, kind: 'spelling' } : null
}

/** Two Korean syllables are one jamo away from many words: they must make a label with what stands beside them. */
function isSure(near: NearWords, text: string, from: string, candidate: string): boolean {
  if (!/^[가-힣]{1,2}$/.test(from)) return true
  const words = text.split(' ')
  const at = words.indexOf(from)
  const [before, after] = [words[at - 1], words[at + 1]]
  return (
    (before !== undefined && near.hangul.has(before + candidate)) ||
    (after !== undefined && near.hangul.has(candidate + after))
  )
}
