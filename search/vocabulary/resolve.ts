import type { Locale } from './concept'
import { isHangul } from './normalise'
import { GAP } from './scan'
import type { Stream } from './scan'
import type { Match, Pattern } from './patterns'
import type { Reading } from './match'
import type { Thesaurus } from './thesaurus'

export type LabelMatch = Match & { pattern: Extract<Pattern, { kind: 'label' }> }

type ContextMatch = Match & { pattern: Extract<Pattern, { kind: 'context' }> }

/** One place where a text names something: usually one concept, several where its sense stays open. */
export type Mention = { from: number; to: number; senses: Sense[] }
export type Sense = { match: LabelMatch; quality: number }

/**
 * The places where concepts are named, after what lies inside of longer names has gone and senses have been
 * settled by the words around them.
 */
export function resolveMentions(
  thesaurus: Thesaurus,
  reading: Reading,
  locale?: Locale,
): { mentions: Mention[]; cues: Match[] } {
  const standing = withoutContained(reading)
  const spans = new Map<string, LabelMatch[]>()
  for (const match of standing) {
    if (!isLabel(match)) continue
    const key = `${match.from}-${match.to}`
    spans.set(key, [...(spans.get(key) ?? []), match])
  }
  const groups = [...spans.values()].map(bestOfEachConcept)
  const schemes = schemeCounts(thesaurus, groups)
  const contexts = reading.matches.filter(isContext)
  const mentions = groups.flatMap((group) => {
    const senses = settle(group, reading.stream, contexts, schemes, thesaurus, locale)
    const [first] = group
    return senses.length > 0 && first ? [{ from: first.from, to: first.to, senses }] : []
  })
  return { mentions, cues: standing.filter((match) => match.pattern.kind === 'cue') }
}

const isLabel = (match: Match): match is LabelMatch => match.pattern.kind === 'label'
const isContext = (match: Match): match is ContextMatch => match.pattern.kind === 'context'

/**
 * Keeps the longest: a match inside another goes, and of two that cut through the same Korean word the weaker
 * goes. Two that share whole words (hệ thống thoát nước + thoát nước mưa) both stay.
 */
function withoutContained({ stream, matches }: Reading): Match[] {
  const naming = matches.filter((match) => match.pattern.kind !== 'context')
  const order = [...naming].sort(
    (a, b) => b.to - b.from - (a.to - a.from) || b.quality - a.quality || a.from - b.from,
  )
  const kept: Match[] = []
  const coverFrom = new Int32Array(stream.length).fill(-1)
  for (const match of order) {
    if (excluded(match)) continue
    kept.push(match)
    for (let at = match.from; at < match.to; at++)
      if (coverFrom[at] === -1) coverFrom[at] = kept.length - 1
  }
  return kept.sort((a, b) => a.from - b.from || b.to - a.to)

  function excluded(match: Match): boolean {
    let previous = -1
    for (let at = match.from; at < match.to; at++) {
      const index = coverFrom[at] ?? -1
      if (index === -1 || index === previous) continue
      previous = index
      const other = kept[index]
      if (!other) continue
      const same = other.from === match.from && other.to === match.to
      if (same && (other.pattern.kind !== 'word' || match.pattern.kind === 'word')) continue
      if (other.from <= match.from && other.to >= match.to && !same) return true
      if (!same && cutsThroughWord(match, other)) return true
    }
    return false
  }

  function cutsThroughWord(a: Match, b: Match): boolean {
    const [earlier, later] = a.from < b.from ? [a, b] : [b, a]
    const open = (at: number) =>
      at < stream.length && stream.gap[at] === GAP.none && isHangul(stream.codes[at] ?? 0)
    return open(later.from) || open(earlier.to)
  }
}

function bestOfEachConcept(group: LabelMatch[]): LabelMatch[] {
  const best = new Map<string, LabelMatch>()
  for (const match of group) {
    const known = best.get(match.pattern.conceptId)
    if (!known || rank(match) > rank(known)) best.set(match.pattern.conceptId, match)
  }
  const all = [...best.values()]
  const exact = all.filter((match) => match.quality >= 0.9)
  const sure = exact.length > 0 ? exact : all
  const stated = sure.filter((match) => !match.pattern.variant)
  return stated.length > 0 ? stated : sure
}

const rank = ({ pattern, quality }: LabelMatch): number =>
  quality +
  (pattern.variant ? 0 : 0.2) +
  (pattern.labelKind === 'pref' ? 0.03 : pattern.labelKind === 'alt' ? 0.02 : 0) +
  (pattern.sense ? 0.01 : 0)

/** How many unmistakable mentions each scheme has. */
function schemeCounts(thesaurus: Thesaurus, groups: LabelMatch[][]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const group of groups) {
    const [only] = group
    if (group.length !== 1 || !only || only.pattern.sense) continue
    const scheme = thesaurus.concepts.get(only.pattern.conceptId)?.scheme
    if (scheme) counts.set(scheme, (counts.get(scheme) ?? 0) + 1)
  }
  return counts
}

/** Which of the senses are meant. With no evidence all stay, each with less weight. */
function settle(
  group: LabelMatch[],
  stream: Stream,
  contexts: readonly ContextMatch[],
  schemes: ReadonlyMap<string, number>,
  thesaurus: Thesaurus,
  locale?: Locale,
): Sense[] {
  const scored = group.map((match) => {
    const context = match.pattern.sense ? contextScore(match, stream, contexts) : 0
    const scheme = schemes.get(thesaurus.concepts.get(match.pattern.conceptId)?.scheme ?? '') ?? 0
    const home = locale && match.pattern.locale === locale ? 0.1 : 0
    return { match, context, score: context + Math.min(scheme, 3) * 0.15 + home }
  })
  const [only] = scored
  if (scored.length === 1 && only) {
    if (only.context < 0) return []
    const open =
      only.match.pattern.sense > 0 && only.score <= 0.1 && only.match.pattern.syllables === 1
    return [{ match: only.match, quality: only.match.quality * (open ? 0.6 : 1) }]
  }
  const alive = scored.filter(({ context }) => context >= 0)
  // 막을 is a membrane with its particle or the verb "to stop": only the words around tell.
  if (only && isSyllableInWord(only.match, stream) && !alive.some(({ context }) => context > 0))
    return []
  const best = Math.max(...alive.map(({ score }) => score))
  const winners = alive
    .filter(({ score }) => score > best - 0.1)
    .sort(
      (a, b) =>
        b.score - a.score || (a.match.pattern.conceptId < b.match.pattern.conceptId ? -1 : 1),
    )
  return winners.map(({ match }) => ({
    match,
    quality: (match.quality * 0.85) / Math.sqrt(winners.length),
  }))
}

/** One Hangul syllable with more of its word behind it. */
const isSyllableInWord = ({ from, to }: LabelMatch, { codes, gap, length }: Stream): boolean =>
  to - from === 1 && to < length && gap[to] === GAP.none && isHangul(codes[to] ?? 0)

/**
 * Words for and against a sense: those of the same sentence count in full, the rest of the text for less. A word
 * against it outweighs one for it.
 */
function contextScore(
  target: LabelMatch,
  stream: Stream,
  contexts: readonly ContextMatch[],
): number {
  if (contexts.length === 0) return 0
  const sense = target.pattern.sense
  const [begin, end] = sentenceAround(stream, target.from)
  let near = 0
  let far = 0
  for (const match of contexts) {
    if (match.from >= target.from && match.to <= target.to) continue
    for (const vote of match.pattern.senses) {
      if (vote.sense !== sense) continue
      const weight = vote.vote > 0 ? 1 : -AGAINST
      if (match.from >= begin && match.to <= end) near += weight
      else far += weight
    }
  }
  return clamp(near, 2) + clamp(far, 2) * 0.3
}

const AGAINST = 1.5
const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value))

/** From where to where the sentence around a position reaches in the stream. */
export function sentenceAround(stream: Stream, at: number): [number, number] {
  let begin = at
  while (begin > 0 && stream.gap[begin] !== GAP.sentence) begin--
  let end = at + 1
  while (end < stream.length && stream.gap[end] !== GAP.sentence) end++
  return [begin, end]
}
