import { DENIED_VERBS, UNABLE } from './lexicon/cues'
import { exactKey, fold } from './normalise'
import type { Match } from './patterns'
import type { Stream } from './scan'

/**
 * Whether a bare "không" denies a way of working: "không đốt" does; a lamp that does not burn (không sáng) and what
 * cannot be done (không bơm được) tell what is wrong.
 */
export function deniesVerb({ text, end }: Stream, { pattern, to }: Match): boolean {
  if (pattern.kind !== 'cue' || pattern.cue !== 'denyNext') return true
  const [verb = '', next = ''] = text
    .slice(end[to - 1] ?? 0)
    .normalize('NFC')
    .trim()
    .split(/[\s,.;:!?]+/)
  const accented = /[đ\p{M}]/iu.test(text.normalize('NFD'))
  const isVerb = accented ? DENIED_VERBS.has(exactKey(verb)) : DENIED_VERBS_BARE.has(fold(verb))
  return isVerb && !UNABLE.has(fold(next))
}
const DENIED_VERBS_BARE: ReadonlySet<string> = new Set([...DENIED_VERBS].map(fold))
