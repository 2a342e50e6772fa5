import { LONGEST_TAIL, PREFIXES, SAFE_AFTER_ONE, TAILS, VERBS_AFTER_OBJECT } from './korean'
import { isHangul } from './normalise'
import type { Match } from './patterns'
import { GAP } from './scan'
import type { Stream } from './scan'

/** Judges how a match sits in the written Korean words around it. */
export type Runs = { quality(match: Match): number }

/**
 * Splits runs of Hangul into known words, particles and the rest: what stands before and behind a match must be
 * explained, or the match long enough to be no accident.
 */
export function runsOf(stream: Stream, found: readonly Match[]): Runs {
  const { runStart, runEnd } = runBounds(stream)
  const explainedBefore = new Uint8Array(stream.length + 1)
  const explainedAfter = new Uint8Array(stream.length + 1)
  const isSegment = (match: Match) =>
    match.to - match.from >= 2 && (match.pattern.kind === 'label' || match.pattern.kind === 'word')

  const startsWell = (at: number): boolean =>
    runStart[at] === at ||
    explainedBefore[at] === 1 ||
    (runStart[at] === at - 1 && PREFIXES.has(stream.folded[at - 1] ?? ''))
  for (const match of found)
    if (isSegment(match) && startsWell(match.from)) explainedBefore[match.to] = 1

  const tail = (from: number, end: number): boolean =>
    end - from <= LONGEST_TAIL && TAILS.has(stream.folded.slice(from, end))
  const endsWell = (at: number): boolean => {
    const end = runEnd[at - 1] ?? at
    return at >= end || explainedAfter[at] === 1 || tail(at, end)
  }
  for (let i = found.length - 1; i >= 0; i--) {
    const match = found[i]
    if (match && isSegment(match) && endsWell(match.to)) explainedAfter[match.from] = 1
  }

  return {
    quality(match) {
      const first = isHangul(stream.codes[match.from] ?? 0)
      const last = isHangul(stream.codes[match.to - 1] ?? 0)
      if (!first && !last) return 1
      if (isVerbAfterObject(match)) return 0
      const before = first ? beforeQuality(match) : 1
      return before === 0 ? 0 : before * (last ? afterQuality(match) : 1)
    },
  }

  /** 무게를 재고 weighs, it keeps no stock. */
  function isVerbAfterObject({ from, to }: Match): boolean {
    if (to - from !== 2 || runStart[from] !== from || runEnd[from] !== to) return false
    return (
      (stream.gap[from] ?? 0) === GAP.space &&
      /[을를]/.test(stream.folded[from - 1] ?? '') &&
      VERBS_AFTER_OBJECT.has(stream.folded.slice(from, to))
    )
  }

  function beforeQuality({ from, to, pattern }: Match): number {
    const start = runStart[from] ?? from
    if (from === start) return 1
    const length = to - from
    if (length === 1 || pattern.kind === 'context') return length > 1 ? 1 : 0
    if (explainedBefore[from] === 1) return 1
    // 최신 기술 is no 신기술: what begins inside a word ends in it.
    if (crossesGap(from, to)) return 0
    if (startsWell(from)) return 0.9
    if (length < 3) return 0
    return from - start >= 2 ? 0.7 : length >= 4 ? 0.6 : 0
  }

  function afterQuality({ from, to, pattern }: Match): number {
    const end = runEnd[to - 1] ?? to
    if (to >= end || pattern.kind === 'cue' || pattern.kind === 'context') return 1
    const rest = stream.folded.slice(to, end)
    const pieceStart = Math.max(from, runStart[to - 1] ?? from)
    if (to - pieceStart === 1) return SAFE_AFTER_ONE.has(rest) ? 1 : 0
    if (endsWell(to)) return 1
    if (to - from >= 3) return rest.length === 1 ? 0.6 : 0.75
    return rest.length >= 2 && runStart[from] === from ? 0.5 : 0
  }

  function crossesGap(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) if (stream.gap[at] !== GAP.none) return true
    return false
  }
}

/** For each position the start and the end of its unbroken run of Hangul; itself for other characters. */
function runBounds({ codes, gap, length }: Stream): { runStart: Int32Array; runEnd: Int32Array } {
  const runStart = new Int32Array(length)
  const runEnd = new Int32Array(length)
  for (let at = 0; at < length;) {
    let end = at + 1
    if (isHangul(codes[at] ?? 0))
      while (end < length && gap[end] === GAP.none && isHangul(codes[end] ?? 0)) end++
    runStart.fill(at, at, end)
    runEnd.fill(end, at, end)
    at = end
  }
  return { runStart, runEnd }
}
