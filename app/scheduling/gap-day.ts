import { atMostOne, sumOf } from './clauses'
import type { Logic } from './logic'

/** The meetings and gaps of one day of a delegate. */
export interface Day {
  /** How many meetings stand in it, as a unary number that is exact. */
  count: number[]
  /** No day of this delegate has fewer gaps. */
  least: number
  /** Gaps beyond those, as a unary number; more than `most` of them are ruled out. */
  limit(most: number): number[]
  /** Where all these are true, the filled slots reach over so many. */
  reachesOver(literals: readonly number[], length: number): void
}

/**
 * Writes the gaps of a day in which `busy` are filled slots at the places `at`, `fewest` to `most` of
 * them, and how many they are. The closer their number is known, the stronger this is.
 */
export function addDay(
  logic: Logic,
  at: readonly number[],
  busy: readonly number[],
  fewest: number,
  most: number,
): Day {
  const units = busy.map((one) => [one])
  const count = sumOf(logic, units, at.length, true)
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
  return {
    count,
    least,
    limit: (top) => {
      for (const one of gaps.slice(top)) logic.add([-one])
      return gaps.slice(0, top)
    },
    reachesOver: (literals, length) => {
      const unless = literals.map((one) => -one)
      for (let n = fewest; n <= most; n++)
        if (length - n > least) say([...unless, atLeast(n + 1), isMore(length - n - least)])
    },
  }
}

/** A day starts in one slot; from there it reaches to any filled slot. `isFilled` tells that some slot is. */
export function addStarts(
  logic: Logic,
  day: Day,
  at: readonly number[],
  busy: readonly number[],
  isFilled: boolean,
): void {
  const starts = at.map(() => logic.variable())
  atMostOne(logic, starts)
  if (isFilled) logic.add(starts)
  starts.forEach((start, i) => {
    logic.add([-start, busy[i] ?? 0])
    logic.add([-(busy[i] ?? 0), ...starts.slice(0, i + 1)])
    busy.forEach((one, k) => {
      if (k < i) logic.add([-start, -one])
      if (k > i) day.reachesOver([start, one], (at[k] ?? 0) - (at[i] ?? 0) + 1)
    })
  })
}

/** The least gaps of a day with n meetings in slots of these places. */
function leastGaps(at: readonly number[], n: number): number {
  if (n === 0) return 0
  let least = Infinity
  for (let i = 0; i + n <= at.length; i++)
    least = Math.min(least, (at[i + n - 1] ?? 0) - (at[i] ?? 0) + 1 - n)
  return least
}
