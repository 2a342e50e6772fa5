import type { Thesaurus } from '#search/vocabulary/thesaurus'
import {
  scoreBudget,
  scoreCertificates,
  scoreClimate,
  scoreCooperation,
  scoreDelivery,
  scoreFreshness,
  scoreLanguage,
  scoreReciprocity,
  scoreRegion,
  scoreTrackRecord,
  scoreTrl,
} from './criteria'
import { scoreConcepts, scoreText } from './meaning'
import { CRITERIA, DEFAULT_WEIGHTS } from './types'
import type {
  Blocker,
  Criterion,
  MatchNeed,
  MatchTechnology,
  Part,
  Reason,
  Scored,
  Weights,
} from './types'

export type MatchContext = { thesaurus: Thesaurus; today: string; weights?: Weights }
/** What one criterion says: 0–1, whether it was known, why, and what stands against the match. */
export type Verdict = {
  value: number
  state: 'known' | 'unknown'
  reason: Reason
  blocker?: { cap: number; reason: Reason }
}

/** Without any subject in common, the best that facts can reach. */
const CAP_WITHOUT_MEANING = 25

/**
 * How well a technology answers a need, 0–100, with the parts that make it up and what stands against it.
 * Deterministic; every part's reason can be derived again from the records.
 */
export function scoreMatch(
  technology: MatchTechnology,
  need: MatchNeed,
  context: MatchContext,
): Scored {
  const weights = context.weights ?? DEFAULT_WEIGHTS
  const verdicts = judge(technology, need, context)
  const parts: Part[] = CRITERIA.map((criterion) => {
    const { value, state, reason } = verdicts[criterion]
    return { criterion, weight: weights[criterion], value, state, reason }
  })
  const blockers: Blocker[] = CRITERIA.flatMap((criterion) => {
    const { blocker } = verdicts[criterion]
    return blocker ? [{ criterion, ...blocker }] : []
  })
  const total = parts.reduce((sum, part) => sum + part.weight, 0)
  const sum = (100 * parts.reduce((reached, part) => reached + part.weight * part.value, 0)) / total
  // Facts refine a match of meaning; they make none. What holds the sum down is named like any other blocker.
  const meaningCap = Math.round(
    CAP_WITHOUT_MEANING +
      (100 - CAP_WITHOUT_MEANING) * Math.min(1, 1.3 * subjectOf(verdicts, weights)),
  )
  if (meaningCap < 100)
    blockers.push({
      criterion: 'concepts',
      cap: meaningCap,
      reason: { code: 'concepts.partial', params: {} },
    })
  return { score: Math.round(held(sum, blockers) * 10) / 10, parts, blockers }
}

/** What both are about, 0–1: by their concepts and by their whole texts, as the weights have it. */
const subjectOf = ({ concepts, text }: Record<Criterion, Verdict>, weights: Weights): number =>
  (weights.concepts * concepts.value + weights.text * text.value) /
  Math.max(1, weights.concepts + weights.text)

/**
 * The sum within the caps: each leaves its share of it, so that what two matches reach under the same cap still
 * orders them.
 */
const held = (sum: number, blockers: readonly Blocker[]): number =>
  blockers.reduce((score, { cap }) => (score * cap) / 100, Math.min(100, sum))

const judge = (
  technology: MatchTechnology,
  need: MatchNeed,
  { thesaurus, today }: MatchContext,
): Record<Criterion, Verdict> => ({
  concepts: scoreConcepts(thesaurus, technology, need),
  text: scoreText(technology, need),
  cooperation: scoreCooperation(technology, need),
  trl: scoreTrl(technology, need),
  certificates: scoreCertificates(technology, need, today),
  budget: scoreBudget(technology, need),
  region: scoreRegion(technology, need),
  climate: scoreClimate(technology, need),
  trackRecord: scoreTrackRecord(technology, need),
  delivery: scoreDelivery(technology, need),
  language: scoreLanguage(technology, need),
  reciprocity: scoreReciprocity(technology, need),
  freshness: scoreFreshness(technology, today),
})
