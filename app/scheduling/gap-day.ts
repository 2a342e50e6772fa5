import { atMostOne, sumOf } from './clauses'
import type { Logic } from './logic'
import type { Problem } from './problem'

/** The meetings and gaps of one day of a delegate. */
export interface Day {
  /** How many meetings stand in it, as a unary number that is exact. */
  count: number[]
  /** No day of this delegate has fewer gaps. */
  least: number
  /** Gaps beyond those, as a unary number; more than `most` of them are ruled out. */
  limit(most: number): number[]
}

/**
 * Writes the gaps of a day whose slots `there` are filled where `busy` is true, in `fewest` to `most`
 * of them. The day starts in one slot; from there to any filled slot it has as many gaps as slots
 * that its meetings can't fill. The closer their number is known, the stronger this is.
 */
export function addDay(
  logic: Logic,
  { rank }: Problem,
  there: readonly number[],
  busy: readonly number[],
  fewest: number,
  most: number,
): Day {
  const at = there.map((s) => rank[s] ?? 0)
  const units = busy.map((one) => [one])
  const count = sumOf(logic, units, there.length, true)
  /** True where at least n meetings stand there; 0 where that is certain or out of the question. */
  const atLeast = (n: number) => (n > fewest && n <= most ? (count[n - 1] ?? 0) : 0)
  const needs = Array.from({ length: most + 1 }, (_, n) =>
    n < fewest ? Infinity : leastGaps(at, n),
  )
  const least = Math.min(...needs)
  const longest = (at[at.length - 1] ?? 0) - (at[0] ?? 0) + 1
  const gaps = Array.from({ length: Math.max(0, longest - Math.max(1, fewest) - least) }, () =>
    logic.variable(),
  )
  const isMore = (n: number) => gaps[n - 1] ?? 0
  const say = (clause: number[]) => logic.add(clause.filter((literal) => literal !== 0))
  for (let n = 2; n <= gaps.length; n++) say([-isMore(n), isMore(n - 1)])
  for (let n = fewest; n <= most; n++) {
    const need = needs[n] ?? Infinity
    if (need > least) say([-atLeast(n), atLeast(n + 1), need < Infinity ? isMore(need - least) : 0])
  }
  const starts = at.map(() => logic.variable())
  atMostOne(logic, starts)
  if (fewest > 0) logic.add(starts)
  starts.forEach((start, i) => {
    logic.add([-start, busy[i] ?? 0])
    logic.add([-(busy[i] ?? 0), ...starts.slice(0, i + 1)])
    busy.forEach((one, k) => {
      if (k < i) logic.add([-start, -one])
      const length = (at[k] ?? 0) - (at[i] ?? 0) + 1
      for (let n = fewest; k > i && n <= most; n++)
        if (length - n > least) say([-start, -one, atLeast(n + 1), isMore(length - n - least)])
    })
  })
  return {
    count,
    least,
    limit: (top) => {
      for (const one of gaps.slice(top)) logic.add([-one])
      return gaps.slice(0, top)
    },
  }
}

/** The least gaps of a day with n meetings in slots of these places. */
function leastGaps(at: readonly number[], n: number): number {
  if (n === 0) return 0
  let least = Infinity
  for (let i = 0; i + n <= at.length; i++)
    least = Math.min(least, (at[i + n - 1] ?? 0) - (at[i] ?? 0) + 1 - n)
  return least
}
