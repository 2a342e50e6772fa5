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
import { weigh } from './weigh'

export type MatchContext = { thesaurus: Thesaurus; today: string; weights?: Weights }
/** What one criterion says: 0–1, whether it was known, why, and what stands against the match. */
export type Verdict = {
  value: number
  state: 'known' | 'unknown'
  reason: Reason
  blocker?: { cap: number; reason: Reason }
}

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
  return weigh({ parts, blockers }, weights)
}

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
