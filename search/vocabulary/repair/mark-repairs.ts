import { BARE_VIETNAMESE_WORDS } from '../lexicon/latin-words'
import { exactKey } from '../normalise'
import { spaced } from '../patterns'
import { scan } from '../scan'
import { hasDiacritics, soundKey } from './near-words'
import type { NearWords } from './near-words'
import type { Repair, RepairedText } from './repairs'

type Span = { start: number; end: number }
type Word = Span & { folded: string; exact: string }

const LONGEST_LABEL = 6
/** A label this long may have one right-looking word that is another one. */
const LONG_LABEL = 3

/**
 * Vietnamese labels that words of the text spell with other marks or with sounds that are mixed up (phạt hiện ró ri,
 * sử lý nước thải), each at its place. Words of facts are left alone.
 */
export function markRepairs(
  near: NearWords,
  text: string,
  facts: readonly Span[],
): RepairedText | null {
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)].map((match) => ({
    folded: scan(match[0]).folded,
    exact: exactKey(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
  const accented = hasDiacritics(text)
  const taken: Span[] = [...facts]
  const found: (Span & { label: string; kind: Repair['kind'] })[] = []
  for (let size = Math.min(LONGEST_LABEL, words.length); size >= 2; size--)
    for (let at = 0; at + size <= words.length; at++) {
      const part = words.slice(at, at + size)
      const [start, end] = [part[0]?.start ?? 0, part.at(-1)?.end ?? 0]
      if (taken.some((span) => start < span.end && end > span.start)) continue
      const label = (near.sounds.get(soundKey(part.map(({ folded }) => folded).join(' '))) ?? [])
        .map((one) => ({ label: one, slips: slipsOf(near, part, one, accented) }))
        .filter(({ slips }) => slips !== null)
        .sort((a, b) => (a.slips?.length ?? 0) - (b.slips?.length ?? 0))[0]
      if (!label?.slips) continue
      taken.push({ start, end })
      if (label.slips.length === 0) continue
      const kind = label.slips.includes('sound') ? 'sound' : 'diacritics'
      found.push({ start, end, label: written(label.label, accented), kind })
    }
  if (found.length === 0) return null
  found.sort((a, b) => a.start - b.start)
  return {
    text: found.reduceRight(
      (mended, { start, end, label }) => mended.slice(0, start) + label + mended.slice(end),
      text,
    ),
    repairs: found.map(({ start, end, label, kind }) => ({
      from: text.slice(start, end),
      to: label,
      kind,
    })),
  }
}

const written = (label: string, accented: boolean): string =>
  accented ? label.toLowerCase() : scan(label).folded

type Slip = 'missing' | 'marks' | 'sound'

/** What is wrong with the words if they mean the label; null where they are more likely to mean themselves. */
function slipsOf(near: NearWords, words: readonly Word[], label: string, accented: boolean) {
  const meant = spaced(exactKey(label)).split(' ')
  if (meant.length !== words.length) return null
  const slips: Slip[] = []
  let strange = 0
  let other = 0
  for (const [i, word] of words.entries()) {
    const target = meant[i] ?? ''
    const sameLetters = scan(target).folded === word.folded
    if (target === word.exact || (!accented && sameLetters)) continue
    const bare = word.exact === word.folded
    if (!sameLetters && accented && rhyme(target) !== rhyme(word.exact)) return null
    slips.push(!sameLetters ? 'sound' : bare ? 'missing' : 'marks')
    if (sameLetters && bare) continue
    if (isRight(near, word, accented)) other++
    else strange++
  }
  const oneOfMany = other === 1 && words.length >= LONG_LABEL && slips.length === 1
  return other === 0 || strange > 0 || oneOfMany ? slips : null
}

const isRight = (near: NearWords, { exact, folded }: Word, accented: boolean): boolean =>
  accented ? near.syllables.has(exact) : BARE_VIETNAMESE_WORDS.has(folded)

/** A syllable without its first consonants and its tone. */
const rhyme = (syllable: string): string =>
  syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC')
    .replace(/^(?:gi(?=[aăâeêoôơuư])|[^aăâeêioôơuưy]+)/u, '')
    .replace(/y/g, 'i')
