/** Scores this close count as equal when suppliers take turns. */
const EQUAL = 5
/** A supplier takes so many of the first places at most. */
const OF_ONE = 2
const FIRST_PLACES = 5
/** Fitting fewer needs than this is no load yet. */
const STEP = 5

/** A match with its supplier, and how many needs that supplier already fits well. */
export type Turn = { score: number; supplierId: string; load: number }

/**
 * The same matches in the order in which they are shown, so that no star supplier takes all: among scores within 5
 * points those suppliers come first that fit fewer needs, and one supplier takes two of the first five places at most
 * while others are left. Never moves a match behind one that scores more than 5 points less, but for that second rule.
 */
export function inTurns<T extends Turn>(matches: readonly T[]): T[] {
  const left = [...matches].sort((a, b) => b.score - a.score)
  const shown: T[] = []
  const taken = new Map<string, number>()
  while (left.length > 0) {
    const free =
      shown.length < FIRST_PLACES
        ? left.filter(({ supplierId }) => (taken.get(supplierId) ?? 0) < OF_ONE)
        : left
    const next = leastLoaded(free.length > 0 ? free : left)
    if (!next) break
    left.splice(left.indexOf(next), 1)
    shown.push(next)
    taken.set(next.supplierId, (taken.get(next.supplierId) ?? 0) + 1)
  }
  return shown
}

/** Of the matches next to the best, best first, the one whose supplier fits the fewest needs. */
function leastLoaded<T extends Turn>(sorted: readonly T[]): T | undefined {
  const [best] = sorted
  if (!best) return undefined
  const equals = sorted.filter(({ score }) => score >= best.score - EQUAL)
  const step = ({ load }: Turn) => Math.floor(load / STEP)
  return equals.reduce((chosen, one) => (step(one) < step(chosen) ? one : chosen), best)
}
