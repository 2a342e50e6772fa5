import { programWithoutTime } from './bound'
import { addColumn, addRow, bestBound, type LinearProgram, type SolveLinear } from './linear'
import type { Pool } from './pool'
import type { Problem } from './problem'

/*
 * A proven least number of gaps. First for each participant by itself: to hold h meetings, each
 * delegate's day must open a window in which so many of its meetings can stand, one a slot, and
 * what is not filled is a gap. Then for all together: how many meetings each holds is free as far
 * as the program without time allows it for the musts, the value and the share of the schedule.
 */

/** What the schedules must have for which the number holds. */
export interface GapGoal {
  must: number
  /** In units of `problem.weight`. */
  value: number
  minShare: number
}

/**
 * The least number of gaps of any schedule with at least these musts, value and share.
 * Without `solve`, or where time runs out, the number is smaller but still holds.
 */
export function leastGaps(
  problem: Problem,
  goal: GapGoal,
  solve: SolveLinear | null,
  seconds: number,
): number {
  const needs = problem.delegatePools.map((_, p) => gapsByHeld(problem, p))
  const { M, holdable, weight, must } = problem
  let all = 0
  let musts = 0
  let idle = false
  for (let m = 0; m < M; m++) {
    if (!holdable[m]) continue
    all += weight[m] ?? 0
    musts += must[m] ?? 0
    if (weight[m] === 0 && !must[m]) idle = true
  }
  // When everything is held there is nothing to choose; only meetings of no value could be left out.
  if (!idle && goal.value >= all && goal.must >= musts)
    return needs.reduce((sum, need) => sum + (need[need.length - 1] ?? 0), 0)
  return solve ? boundByProgram(problem, goal, needs, solve, seconds) : 0
}

function boundByProgram(
  problem: Problem,
  goal: GapGoal,
  needs: Float64Array[],
  solve: SolveLinear,
  seconds: number,
): number {
  const { M, side, weight } = problem
  const { program, column } = programWithoutTime(problem, new Float64Array(M), goal.must)
  const own: number[][] = needs.map(() => [])
  const values: number[] = []
  const columns: number[] = []
  for (let m = 0; m < M; m++) {
    const c = column[m] ?? -1
    if (c === -1) continue
    columns.push(c)
    values.push(weight[m] ?? 0)
    for (let j = 0; j < 2; j++) own[side[2 * m + j] ?? 0]?.push(c)
  }
  addRow(program, goal.value, Infinity, columns, values)
  needs.forEach((need, p) => demandGaps(program, own[p] ?? [], need, goal.minShare))
  const answer = solve(program, { seconds })
  const gain = bestBound(program, answer)?.bound ?? 0
  return Math.max(0, Math.ceil(-gain - 1e-6))
}

/** A column of gaps for one participant, above the lower convex hull of its needs. */
function demandGaps(program: LinearProgram, own: number[], need: Float64Array, share: number) {
  if (own.length === 0) return
  const least = Math.ceil(share * own.length - 1e-4)
  if (least > 0) addRow(program, least, Infinity, own)
  const hull = lowerHull(need, Math.max(0, least))
  const most = Math.max(...hull.map(([, gaps]) => gaps))
  if (most <= 0) return
  const gaps = addColumn(program, -1, 0, most)
  hull.forEach(([h, g], i) => {
    const next = hull[i + 1]
    if (!next) return
    const slope = (next[1] - g) / (next[0] - h)
    addRow(program, g - slope * h, Infinity, [gaps, ...own], [1, ...own.map(() => -slope)])
  })
  if (hull.length === 1) addRow(program, most, Infinity, [gaps])
}

/** Corners (held, gaps) of the lower convex hull of the needs from `least` held meetings on. */
function lowerHull(need: Float64Array, least: number): [number, number][] {
  const hull: [number, number][] = []
  for (let h = least; h < need.length; h++) {
    const g = need[h] ?? Infinity
    if (!Number.isFinite(g)) continue
    for (let top = hull.length - 1; top > 0; top--) {
      const [h1, g1] = hull[top - 1] ?? [0, 0]
      const [h2, g2] = hull[top] ?? [0, 0]
      if ((g2 - g1) * (h - h1) < (g - g1) * (h2 - h1)) break
      hull.pop()
    }
    hull.push([h, g])
  }
  return hull
}

/** Least gaps of participant p by how many of its meetings are held; `Infinity` where they can't be. */
export function gapsByHeld(problem: Problem, p: number): Float64Array {
  const { M, side, delegatePools, days, domain } = problem
  const pool = delegatePools[p]
  const own: number[] = []
  for (let m = 0; m < M; m++)
    if ((domain[m]?.length ?? 0) > 0 && (side[2 * m] === p || side[2 * m + 1] === p)) own.push(m)
  let sum: Float64Array = new Float64Array(own.length + 1).fill(Infinity)
  sum[0] = 0
  if (!pool) return sum
  for (let u = 0; u < pool.units; u++) {
    const mine = own.filter((m) => (pool.classes[pool.classOf[m] ?? -1] ?? []).includes(u))
    for (const slots of days) sum = together(sum, gapsOfDay(problem, pool, u, mine, slots))
  }
  return sum
}

/** The cheapest way to share h meetings out between two needs. */
function together(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length).fill(Infinity)
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length && i + j < sum.length; j++)
      sum[i + j] = Math.min(sum[i + j] ?? 0, (a[i] ?? 0) + (b[j] ?? 0))
  return sum
}

/** Least gaps of one delegate's day by number of meetings. Locked meetings only it can have must lie within. */
function gapsOfDay(
  problem: Problem,
  pool: Pool,
  unit: number,
  own: number[],
  slots: number[],
): Float64Array {
  const { domain, locked, rank } = problem
  const fixed = own
    .filter((m) => locked[m] && (pool.classes[pool.classOf[m] ?? -1] ?? []).length === 1)
    .map((m) => domain[m]?.[0] ?? 0)
    .filter((s) => slots.includes(s))
    .map((s) => rank[s] ?? 0)
  const first = Math.min(...fixed, slots.length)
  const last = Math.max(...fixed, -1)
  const meetingsAt = slots.map((s) =>
    pool.open[unit]?.[s] === 1 ? own.filter((m) => problem.allowed[m * problem.S + s] === 1) : [],
  )
  const least = new Float64Array(Math.min(own.length, slots.length) + 1).fill(Infinity)
  if (fixed.length === 0) least[0] = 0
  for (let from = 0; from < slots.length && from <= first; from++) {
    const slotOf = new Map<number, number>()
    for (let to = from; to < slots.length; to++) {
      seatIn(to, meetingsAt, slotOf, new Set())
      if (to < last) continue
      const length = to - from + 1
      for (let h = Math.max(1, fixed.length); h <= slotOf.size; h++)
        least[h] = Math.min(least[h] ?? 0, length - h)
    }
  }
  return least
}

/** Gives a slot one of its meetings, along an augmenting path where those are taken. */
function seatIn(
  slot: number,
  meetingsAt: number[][],
  slotOf: Map<number, number>,
  seen: Set<number>,
): boolean {
  for (const m of meetingsAt[slot] ?? []) {
    if (seen.has(m)) continue
    seen.add(m)
    const other = slotOf.get(m)
    if (other === undefined || seatIn(other, meetingsAt, slotOf, seen)) {
      slotOf.set(m, slot)
      return true
    }
  }
  return false
}
