import { CRITERIA, DEFAULT_WEIGHTS } from '#app/matching/types'
import type { Criterion } from '#app/matching/types'
import { MOST_COMPARED, readSlugs } from './parameters'

/** What technologies are weighed by when no need is named. */
export const OWN_CRITERIA = [
  'trl',
  'certificates',
  'references',
  'price',
  'delivery',
  'language',
] as const
export type OwnCriterion = (typeof OWN_CRITERIA)[number]
export type WeighedBy = OwnCriterion | Criterion

/** Weights go from 0, of no account, to 5. */
export const MOST_WEIGHT = 5
const USUAL_WEIGHT = 3

/** The state of the comparison's page, all of it in its address. */
export type ComparisonState = {
  slugs: string[]
  /** More were asked for than fit beside each other. */
  isCut: boolean
  /** The reader's own need that they are weighed against. */
  need: string | null
  /** As chosen; what is not here has its usual weight. */
  weights: Partial<Record<WeighedBy, number>>
}

/** Reads an address; what makes no sense is left out, so that every address has an answer. */
export function readComparisonState(url: URLSearchParams): ComparisonState {
  const asked = url.getAll('ids').flatMap((value) => value.split(','))
  const need = url.get('need')
  const weights: ComparisonState['weights'] = {}
  for (const criterion of new Set<WeighedBy>([...OWN_CRITERIA, ...CRITERIA])) {
    const given = url.get(`w-${criterion}`)
    const weight = given === null || given === '' ? NaN : Number(given)
    if (Number.isInteger(weight) && weight >= 0 && weight <= MOST_WEIGHT)
      weights[criterion] = weight
  }
  return {
    slugs: readSlugs(asked),
    isCut: new Set(asked.filter(Boolean)).size > MOST_COMPARED,
    need: need && /^[\p{L}\p{N}-]{1,120}$/u.test(need) ? need : null,
    weights,
  }
}

/** What a criterion counts unless the reader says otherwise: against a need as the matcher does, else all alike. */
export const usualWeight = (criterion: WeighedBy, againstNeed: boolean): number =>
  againstNeed && criterion in DEFAULT_WEIGHTS
    ? Math.max(1, Math.round(DEFAULT_WEIGHTS[criterion as Criterion] / 4))
    : USUAL_WEIGHT

/** The address of the same comparison with other technologies; weights and need stay. */
export function comparisonQuery({ slugs, need, weights }: ComparisonState): string {
  const url = new URLSearchParams()
  if (slugs.length > 0) url.set('ids', slugs.join(','))
  if (need) url.set('need', need)
  for (const [criterion, weight] of Object.entries(weights))
    url.set(`w-${criterion}`, String(weight))
  const text = url.toString()
  return text ? `?${text}` : ''
}
