import { addColumn, addRow, bestBound, type SolveLinear } from './linear'
import { programWithoutTime } from './bound'
import { Packing } from './packing'
import { searchPlacement, type Placed, type SearchLimits } from './place'
import type { Problem } from './problem'

/*
 * Fairness: among the schedules of this value, the one whose least-served participant is served
 * best. The program without time bounds what is possible; the search climbs level by level.
 */

/** Meetings of a participant that could be held if they were alone. */
export function requestedBy(problem: Problem): Int32Array {
  const requested = new Int32Array(problem.delegatePools.length)
  for (let m = 0; m < problem.M; m++)
    if (problem.holdable[m])
      for (let j = 0; j < 2; j++) count(requested, problem.side[2 * m + j] ?? 0)
  return requested
}

/** An upper bound on the least share of any schedule with at least these musts and this value. */
export function boundShare(
  problem: Problem,
  solve: SolveLinear | null,
  goal: { must: number; value: number },
  seconds: number,
): number {
  if (!solve) return 1
  const { program, column } = programWithoutTime(problem, new Float64Array(problem.M), goal.must)
  const share = addColumn(program, 1)
  const held: number[] = []
  for (let m = 0; m < problem.M; m++) if (column[m] !== -1) held.push(m)
  const columns = held.map((m) => column[m] ?? 0)
  addRow(
    program,
    goal.value,
    Infinity,
    columns,
    held.map((m) => problem.weight[m] ?? 0),
  )
  requestedBy(problem).forEach((n, p) => {
    const own = held
      .filter((m) => problem.side[2 * m] === p || problem.side[2 * m + 1] === p)
      .map((m) => column[m] ?? 0)
    if (n > 0) addRow(program, 0, Infinity, [...own, share], [...own.map(() => 1), -n])
  })
  const answer = solve(program, { seconds })
  const bound = bestBound(program, answer)?.bound ?? 1
  return levelBelow(requestedBy(problem), Math.min(1, bound))
}

/** The largest share at or below a bound that some participant can have. */
function levelBelow(requested: Int32Array, bound: number): number {
  if (requested.every((n) => n === 0)) return 1
  let level = 0
  for (const n of requested) if (n > 0) level = Math.max(level, Math.floor(bound * n + 1e-6) / n)
  return level
}

/** Climbs from one level of the least share to the next until the bound, or until a level resists. */
export function raiseShare(
  problem: Problem,
  placed: Placed,
  bound: number,
  options: {
    random: (round: number) => SearchLimits['random']
    stopped: () => boolean
    iterations: number
  },
): Placed {
  const requested = requestedBy(problem)
  const packing = new Packing(problem)
  let best = placed
  let fails = 0
  for (let round = 0; fails < 2 && !options.stopped(); round++) {
    const level = nextLevel(requested, leastOf(problem, best.slots, requested), bound)
    if (level === null) return best
    packing.load(best.slots)
    const found = searchPlacement(packing, best, {
      random: options.random(round),
      stopped: options.stopped,
      iterations: options.iterations * (1 + fails),
      hot: 12 * problem.scale,
      cold: 0.5 * problem.scale,
      fair: {
        need: Int32Array.from(requested, (n) => Math.ceil(level * n - 1e-9)),
        price: 12 * problem.scale,
      },
    })
    if (found.missing === 0 && found.must >= best.must && found.value >= best.value) {
      best = { ...found, missing: 0 }
      fails = 0
    } else fails++
  }
  return best
}

function leastOf(problem: Problem, slots: Int32Array, requested: Int32Array): number {
  const held = new Int32Array(requested.length)
  for (let m = 0; m < problem.M; m++)
    if (slots[m] !== -1) for (let j = 0; j < 2; j++) count(held, problem.side[2 * m + j] ?? 0)
  return requested.reduce((least, n, p) => (n > 0 ? Math.min(least, (held[p] ?? 0) / n) : least), 1)
}

/** The smallest share above `now` that some participant can have, unless it lies above the bound. */
function nextLevel(requested: Int32Array, now: number, bound: number): number | null {
  let next = Infinity
  for (const n of requested) {
    if (n === 0) continue
    const share = (Math.floor(now * n + 1e-9) + 1) / n
    if (share < next) next = share
  }
  return next <= bound + 1e-9 ? next : null
}

function count(tally: Int32Array, p: number): void {
  tally[p] = (tally[p] ?? 0) + 1
}
