import type { CertificateTerm } from '#app/features/catalogue'
import type { Locale, MoneyRange } from '#db/domain'
import { OWN_CRITERIA } from './comparison-state'
import type { OwnCriterion } from './comparison-state'

/** What a criterion says of one technology: 0–1, or null where it is not known. Never a guess in its place. */
export type Share = number | null

/** The facts by which technologies are weighed against each other. */
export type Weighable = {
  trl: number | null
  certificates: { term: CertificateTerm }[]
  references: unknown[]
  price: MoneyRange | null
  deliveryWeeks: number | null
  locales: Locale[]
}

const IN_FORCE: readonly CertificateTerm[] = ['valid', 'expiring']

/**
 * Each criterion for each technology, measured against the best of those compared: the highest readiness counts by itself, out
 * of nine. What is not stated is unknown, which is something else than having failed.
 */
export function sharesOf(compared: Weighable[], reader: Locale): Record<OwnCriterion, Share[]> {
  const judge: Record<OwnCriterion, () => Share[]> = {
    trl: () => compared.map(({ trl }) => (trl === null ? null : trl / 9)),
    certificates: () =>
      most(
        compared.map(({ certificates }) =>
          certificates.length === 0
            ? null
            : certificates.filter(({ term }) => IN_FORCE.includes(term)).length,
        ),
      ),
    references: () =>
      most(compared.map(({ references }) => (references.length === 0 ? null : references.length))),
    price: () => least(prices(compared)),
    delivery: () => least(compared.map(({ deliveryWeeks }) => deliveryWeeks)),
    language: () =>
      compared.map(({ locales }) =>
        locales.includes(reader) ? 1 : locales.includes('en') ? 0.5 : 0,
      ),
  }
  return Object.fromEntries(
    OWN_CRITERIA.map((criterion) => [criterion, judge[criterion]()]),
  ) as Record<OwnCriterion, Share[]>
}

/** The more the better: a share of the most. */
function most(counts: (number | null)[]): Share[] {
  const top = Math.max(0, ...counts.map((count) => count ?? 0))
  return counts.map((count) => (count === null ? null : top === 0 ? 0 : count / top))
}

/** The less the better: the least is 1, twice as much is a half. */
function least(amounts: (number | null)[]): Share[] {
  const known = amounts.filter((amount): amount is number => amount !== null && amount > 0)
  const lowest = Math.min(...known)
  return amounts.map((amount) => (amount === null || amount <= 0 ? null : lowest / amount))
}

/** Comparable prices only: of one currency and one unit; without a dated rate nothing is converted. */
function prices(compared: Weighable[]): (number | null)[] {
  const stated = compared.flatMap(({ price }) => (amountOf(price) === null ? [] : [price]))
  const kinds = new Set(stated.map((price) => `${price?.currency} ${price?.unit ?? ''}`))
  return compared.map(({ price }) => (kinds.size === 1 ? amountOf(price) : null))
}

/** The higher end: what it may cost. */
const amountOf = (price: MoneyRange | null): number | null => price?.max ?? price?.min ?? null

/** The score of one technology: what is known for certain, and what it could be at most if the unknown were all in its favour. */
export type Total = { score: number; atMost: number; unknown: number }

/** Weights count by their share; null when nothing has weight. */
export function totalOf(parts: { weight: number; share: Share }[]): Total | null {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0) return null
  const points = (shareOf: (share: Share) => number) =>
    Math.round(
      (100 * parts.reduce((sum, { weight, share }) => sum + weight * shareOf(share), 0)) / whole,
    )
  return {
    score: points((share) => share ?? 0),
    atMost: points((share) => share ?? 1),
    unknown: parts.filter(({ weight, share }) => weight > 0 && share === null).length,
  }
}
