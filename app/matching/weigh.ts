import { CRITERIA } from './types'
import type { Blocker, Criterion, Part, Scored, Weights } from './types'

/** Without any subject in common, the best that facts can reach. */
const CAP_WITHOUT_MEANING = 25
/** Subjects that overlap so far need no cap: whole texts are seldom nearer. */
const FULL_OVERLAP = 0.6
/** The blocker that follows from how far the subjects overlap, and so from the weights. */
const PARTIAL = 'concepts.partial'

/**
 * The score of a match from what was found for each criterion, under these weights: no judging again, so that parts
 * kept yesterday give today's score under other weights. Weights count by their share: the parts' points sum to 100.
 * @throws Error when nothing has weight
 */
export function weigh(judged: Pick<Scored, 'parts' | 'blockers'>, weights: Weights): Scored {
  const total = CRITERIA.reduce((sum, criterion) => sum + weights[criterion], 0)
  if (total <= 0) throw new Error('No criterion of the match has weight.')
  const parts: Part[] = judged.parts.map((part) => ({
    ...part,
    weight: round((100 * weights[part.criterion]) / total, 100),
  }))
  const blockers = judged.blockers.filter(({ reason }) => reason.code !== PARTIAL)
  // Facts refine a match of meaning; they make none. What holds the sum down is named like any other blocker.
  const cap = Math.round(
    CAP_WITHOUT_MEANING +
      (100 - CAP_WITHOUT_MEANING) * Math.min(1, subjectOf(judged.parts, weights) / FULL_OVERLAP),
  )
  if (cap < 100)
    blockers.push({ criterion: 'concepts', cap, reason: { code: PARTIAL, params: {} } })
  const sum = judged.parts.reduce(
    (reached, { criterion, value }) => reached + (100 * weights[criterion] * value) / total,
    0,
  )
  return { score: round(held(sum, blockers), 10), parts, blockers }
}

/** What both are about, 0–1: by their concepts and by their whole texts, as the weights have it. */
function subjectOf(parts: readonly Part[], weights: Weights): number {
  const reached = (criterion: Criterion) =>
    weights[criterion] * (parts.find((part) => part.criterion === criterion)?.value ?? 0)
  return (reached('concepts') + reached('text')) / Math.max(1, weights.concepts + weights.text)
}

/**
 * The sum within the caps: each leaves its share of it, so that what two matches reach under the same cap still
 * orders them.
 */
const held = (sum: number, blockers: readonly Blocker[]): number =>
  blockers.reduce((score, { cap }) => (score * cap) / 100, Math.min(100, sum))

const round = (value: number, steps: number): number => Math.round(value * steps) / steps
