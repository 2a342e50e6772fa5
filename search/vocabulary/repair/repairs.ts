import { fold } from '../normalise'
import { scan } from '../scan'
import type { Thesaurus } from '../thesaurus'
import { hasDiacritics, nearWordsOf, nearestWord, soundKey, wordsOf } from './near-words'
import type { NearWords } from './near-words'
import { asKoreanTyping, asLatinTyping, fromTelex, fromVni } from './typing'

export type RepairKind =
  'keyboard' | 'telex' | 'vni' | 'diacritics' | 'sound' | 'spelling' | 'joined' | 'split'
export type Repair = { from: string; to: string; kind: RepairKind }
export type RepairedText = { text: string; repairs: Repair[] }

/** What has been read of the text so far: only what is left open is mended. */
type Read = { concepts: readonly unknown[]; words: readonly { text: string }[] }

/** Readings of a text that a slip of typing may hide, likeliest first; each is to be tried, none is certain. */
export function repairsOf(thesaurus: Thesaurus, text: string, read: Read): RepairedText[] {
  const whole = (kind: RepairKind, mended: string | null): RepairedText[] =>
    mended === null || mended === text
      ? []
      : [{ text: mended, repairs: [{ from: text, to: mended, kind }] }]
  const near = nearWordsOf(thesaurus)
  const layouts =
    read.concepts.length > 0
      ? []
      : [
          ...whole('keyboard', asKoreanTyping(text)),
          ...whole('keyboard', asLatinTyping(text)),
          ...whole('telex', fromTelex(text)),
          ...(/[a-z][1-9]/i.test(text) ? whole('vni', fromVni(text)) : []),
        ]
  const bare = hasDiacritics(text) ? whole('diacritics', fold(text)) : []
  return [...layouts, ...bare, ...soundRepairs(near, text), ...wordRepairs(near, text, read)]
}

const LONGEST_LABEL = 6

/** Vietnamese labels that sound like some words of the text: xử lí nước thãi, sử lý nước thải. */
function soundRepairs(near: NearWords, text: string): RepairedText[] {
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)].map((match) => ({
    text: match[0],
    folded: scan(match[0]).folded,
    start: match.index,
    end: match.index + match[0].length,
  }))
  for (let size = Math.min(LONGEST_LABEL, words.length); size >= 2; size--)
    for (let at = 0; at + size <= words.length; at++) {
      const part = words.slice(at, at + size)
      const label = near.sounds.get(soundKey(part.map(({ folded }) => folded).join(' ')))
      const [first] = part
      const last = part.at(-1)
      if (
        !label ||
        !first ||
        !last ||
        scan(label).folded === part.map(({ folded }) => folded).join(' ')
      )
        continue
      const from = text.slice(first.start, last.end)
      const to = hasDiacritics(text) ? label.toLowerCase() : fold(label)
      return [
        {
          text: text.slice(0, first.start) + to + text.slice(last.end),
          repairs: [{ from, to, kind: 'sound' }],
        },
      ]
    }
  return []
}

/** Single open words mended by the nearest known word, by splitting, or by joining with their neighbour. */
function wordRepairs(near: NearWords, text: string, { words }: Read): RepairedText[] {
  const repairs: Repair[] = []
  for (let i = 0; i < words.length; i++) {
    const from = words[i]?.text ?? ''
    const next = words[i + 1]?.text
    const joined =
      next !== undefined && text.includes(`${from} ${next}`) ? joinedWord(near, from, next) : null
    if (joined !== null) {
      repairs.push({ from: `${from} ${next}`, to: joined, kind: 'joined' })
      i++
      continue
    }
    const repair = singleWord(near, from)
    if (repair) repairs.push(repair)
  }
  if (repairs.length === 0) return []
  return [
    { text: repairs.reduce((mended, { from, to }) => mended.replace(from, to), text), repairs },
  ]
}

function joinedWord(near: NearWords, first: string, second: string): string | null {
  const [left = ''] = wordsOf(first)
  const [right = ''] = wordsOf(second)
  const together = left + right
  if (together.length < 6) return null
  return near.known.has(together) ? together : (near.joined.get(together)?.toLowerCase() ?? null)
}

function singleWord(near: NearWords, from: string): Repair | null {
  const [word = ''] = wordsOf(from)
  if (near.known.has(word)) return null
  const label = near.joined.get(word)
  if (label && word.length >= 6) return { from, to: label.toLowerCase(), kind: 'split' }
  const nearest = nearestWord(near, word)
  return nearest ? { from, to: nearest, kind: 'spelling' } : null
}
