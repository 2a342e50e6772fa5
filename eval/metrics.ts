/** Grades of one query or need by document: 2 squarely relevant, 1 partly; missing is 0. */
export type Grades = Readonly<Record<string, number>>
export type Quality = { recall10: number; mrr10: number; ndcg10: number }

const DEPTH = 10

/**
 * How good a ranked list is, each figure 0–1: share of the relevant documents among the first ten, one over the rank
 * of the first relevant one there, and nDCG with gain 2^grade − 1 and discount log2(rank + 1).
 * A document listed twice counts once, at its better rank.
 * @returns null when nothing is relevant: there is then nothing to measure
 */
export function qualityOf(ranked: readonly string[], grades: Grades): Quality | null {
  const relevant = Object.values(grades).filter((grade) => grade > 0)
  if (relevant.length === 0) return null
  const shown = [...new Set(ranked)]
    .slice(0, DEPTH)
    .map((id) => (Object.hasOwn(grades, id) ? (grades[id] ?? 0) : 0))
  const found = shown.filter((grade) => grade > 0).length
  const first = shown.findIndex((grade) => grade > 0)
  const ideal = relevant.sort((a, b) => b - a).slice(0, DEPTH)
  return {
    recall10: found / relevant.length,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    ndcg10: gainOf(shown) / gainOf(ideal),
  }
}

const gainOf = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)

/** The mean of each figure, every query counting alike; zeros for no query. */
export function meanOf(all: readonly Quality[]): Quality {
  const mean = (figure: keyof Quality) =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + one[figure], 0) / all.length
  return { recall10: mean('recall10'), mrr10: mean('mrr10'), ndcg10: mean('ndcg10') }
}

/** For queries that nothing answers: the share of empty lists and the mean length of all. */
export function silenceOf(lists: readonly (readonly string[])[]): {
  empty: number
  meanHits: number
} {
  if (lists.length === 0) return { empty: 0, meanHits: 0 }
  return {
    empty: lists.filter((list) => list.length === 0).length / lists.length,
    meanHits: lists.reduce((sum, list) => sum + list.length, 0) / lists.length,
  }
}
