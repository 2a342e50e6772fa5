import type { Problem } from './problem'

/**
 * A proven least number of gaps of all schedules with the same must-meetings and value, or 0 where
 * nothing can be said. When everything that can be held is held, each delegate's meetings are
 * known, and nobody's day can be shorter than the shortest window into which they all fit.
 */
export function leastGaps(problem: Problem, slots: ArrayLike<number>): number {
  const { M, S, days, side, holdable, weight, delegatePools } = problem
  if (days.length !== 1) return 0
  // A meeting of no value may be swapped against another; then the set is not known.
  for (let m = 0; m < M; m++) if (holdable[m] && (slots[m] === -1 || weight[m] === 0)) return 0
  const own: number[][] = delegatePools.map(() => [])
  for (let m = 0; m < M; m++)
    if (slots[m] !== -1) for (let j = 0; j < 2; j++) own[side[2 * m + j] ?? 0]?.push(m)
  return delegatePools.reduce(
    (sum, pool, p) => (pool.open.length === 1 ? sum + shortestDay(problem, own[p] ?? [], S) : sum),
    0,
  )
}

/** Empty slots in the shortest window that takes all of the meetings, one a slot. */
function shortestDay(problem: Problem, meetings: number[], S: number): number {
  for (let length = meetings.length; length <= S; length++)
    for (let from = 0; from + length <= S; from++)
      if (allFit(problem, meetings, from, from + length)) return length - meetings.length
  return 0
}

function allFit(problem: Problem, meetings: number[], from: number, to: number): boolean {
  const holder = new Int32Array(to).fill(-1)
  const place = (m: number, seen: Uint8Array): boolean => {
    for (const s of problem.domain[m] ?? []) {
      if (s < from || s >= to || seen[s]) continue
      seen[s] = 1
      const other = holder[s] ?? -1
      if (other === -1 || place(other, seen)) {
        holder[s] = m
        return true
      }
    }
    return false
  }
  return meetings.every((m) => place(m, new Uint8Array(to)))
}
