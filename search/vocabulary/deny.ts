import { isHangul } from './normalise'
import type { Match, Pattern } from './patterns'
import { BLANK, GAP } from './scan'
import type { Stream } from './scan'

/** How a mention stands in its sentence. */
export type Stance = 'subject' | 'denied' | 'aside'

type Span = { from: number; to: number }
type Cue = Match & { pattern: Extract<Pattern, { kind: 'cue' }> }

/** So many words after "without" may still be denied. */
const REACH = 6

/** For each mention, whether the text is about it, denies it, or names it as the firm's other business. */
export function stancesOf<M extends Span>(
  stream: Stream,
  mentions: readonly M[],
  found: readonly Match[],
): Map<M, Stance> {
  const cues = found.filter((match): match is Cue => match.pattern.kind === 'cue')
  const stances = new Map<M, Stance>(mentions.map((mention) => [mention, 'subject']))
  const outside = (cue: Cue, mention: Span) => mention.to <= cue.from || mention.from >= cue.to
  for (const cue of cues) {
    const kind = cue.pattern.cue
    if (kind === 'denyAfter') {
      const end = reachAfter(stream, cue, cues)
      for (const mention of mentions)
        if (outside(cue, mention) && mention.from >= cue.to && mention.from < end)
          stances.set(mention, 'denied')
    } else if (kind === 'denyNext') {
      const next = cue.to + (stream.codes[cue.to] === BLANK ? 1 : 0)
      for (const mention of mentions) if (mention.from === next) stances.set(mention, 'denied')
    } else if (kind === 'denyBefore')
      for (const mention of namedBefore(stream, cue, mentions)) stances.set(mention, 'denied')
    else if (kind === 'asideBefore') {
      for (const mention of namedBefore(stream, cue, mentions))
        if (stances.get(mention) === 'subject') stances.set(mention, 'aside')
    } else if (kind === 'aside') {
      const end = endOf(stream, cue.to, GAP.sentence)
      for (const mention of mentions)
        if (mention.from >= cue.to && mention.from < end && stances.get(mention) === 'subject')
          stances.set(mention, 'aside')
    }
  }
  return stances
}

/** To the end of the clause, a turning word, or so many words. */
function reachAfter(stream: Stream, cue: Cue, cues: readonly Cue[]): number {
  let end = endOf(stream, cue.to, GAP.clause)
  for (const other of cues)
    if (other.pattern.cue === 'turn' && other.from >= cue.to && other.from < end) end = other.from
  let words = 0
  for (let at = cue.to; at < end; at++)
    if ((stream.gap[at] ?? 0) >= GAP.space && ++words > REACH) return at
  return end
}

function endOf(stream: Stream, from: number, gap: number): number {
  let at = from
  while (at < stream.length && (stream.gap[at] ?? 0) < gap) at++
  return at
}

/** The mention right before the cue, and those joined to it by 와, 및, "and", "và" or a comma. */
function namedBefore<M extends Span>(stream: Stream, cue: Cue, mentions: readonly M[]): M[] {
  const before = mentions.filter((mention) => mention.to <= cue.from).sort((a, b) => b.to - a.to)
  const denied: M[] = []
  let edge = cue.from
  for (const mention of before) {
    const between = stream.folded.slice(mention.to, edge)
    const near =
      denied.length === 0 ? isParticle(between, stream, mention.to, edge) : JOINER.test(between)
    if (!near) break
    denied.push(mention)
    edge = mention.from
  }
  return denied
}

/** Between a noun and what denies it stand at most a particle and an adverb. */
function isParticle(between: string, stream: Stream, from: number, to: number): boolean {
  for (let at = from; at <= to && at < stream.length; at++)
    if ((stream.gap[at] ?? 0) >= GAP.sentence) return false
  if (between === '' || isHangul(between.charCodeAt(0))) return between.length <= 4
  return between.trim().split(' ').length <= 1
}
const JOINER = /^\s*(?:와|과|및|이나|나|또는|랑|이랑|하고|\n|and|or|va|hoac)\s*$/
