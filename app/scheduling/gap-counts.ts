import { wholeBelow } from './bound'
import type { GapGoal } from './gap-floor'
import { heldRules, planOf, type HeldPlan } from './held-plan'
import { addColumn, addRow, emptyProgram, type LinearProgram, type SolveLinear } from './linear'
import type { Problem } from './problem'
import { firstSide } from './sides'

/*
 * A bound on gaps where tables are short, by a whole-number program that does not know who meets
 * whom: a window for each day of a delegate, as many filled slots in it as the participant holds
 * meetings, and in each slot no more people than tables seat; where people keep to two sides, as many of each.
 */

/** Tables are short where more than this share of their slots is taken. */
const SHORT = 0.8
/** Columns beyond which the program has no chance. */
const MOST_COLUMNS = 20_000

interface Counts {
  program: LinearProgram
  /** Column of a meeting of which there is a choice. */
  held: Map<number, number>
  /** Columns of people who are busy, by side and slot. */
  busy: [number[][], number[][]]
}

/** No schedule of the plan has fewer gaps; 0 where tables are not short, or nothing was found out in time. */
export function gapsByCounting(
  problem: Problem,
  goal: GapGoal,
  plan: HeldPlan,
  linear: SolveLinear,
  seconds: number,
): number {
  const tables = roomInSlots(problem, plan)
  if (!tables) return 0
  const { S } = problem
  const counts: Counts = {
    program: emptyProgram(),
    held: new Map(),
    busy: [Array.from({ length: S }, () => []), Array.from({ length: S }, () => [])],
  }
  addHeld(counts, problem, goal, plan)
  const meetings = [...plan.always, ...plan.choice]
  const first = firstSide(problem, meetings)
  for (let p = 0; p < problem.delegatePools.length; p++)
    addParticipant(counts, problem, plan, p, counts.busy[first?.has(p) ? 0 : 1])
  const { program } = counts
  for (let s = 0; s < S; s++) {
    const [one = [], other = []] = [counts.busy[0][s], counts.busy[1][s]]
    addRow(program, -Infinity, 2 * (tables[s] ?? 0), [...one, ...other])
    if (first)
      addRow(program, 0, 0, [...one, ...other], [...one.map(() => 1), ...other.map(() => -1)])
  }
  if (program.cost.length > MOST_COLUMNS) return 0
  program.whole = true
  const answer = linear(program, { seconds })
  if (answer.state !== 'optimal' && answer.state !== 'limit') return 0
  if (!Number.isFinite(answer.mipBound)) return 0
  return Math.max(0, -wholeBelow(answer.mipBound + 2 * plan.always.length + 1e-3))
}

/** Tables of each slot, where all meetings need one and they are short. */
function roomInSlots(problem: Problem, { always, choice }: HeldPlan): number[] | null {
  const { S, rows, cap, sharedRowsOf } = problem
  const meetings = [...always, ...choice]
  for (let k = 0; k < rows; k++) {
    if (!meetings.every((m) => sharedRowsOf[m]?.includes(k))) continue
    const room = Array.from({ length: S }, (_, s) => cap[k * S + s] ?? 0)
    if (always.length > SHORT * room.reduce((sum, n) => sum + n, 0)) return room
  }
  return null
}

/** What is held beyond what always is. */
function addHeld({ program, held }: Counts, problem: Problem, goal: GapGoal, plan: HeldPlan) {
  // A meeting fills a slot in the windows of two delegates.
  for (const m of plan.choice) held.set(m, addColumn(program, 2))
  for (const { meetings, weights, least, most } of heldRules(problem, goal, plan)) {
    const columns = meetings.map((m) => held.get(m) ?? 0)
    addRow(program, least, most, columns, weights ?? undefined)
  }
}

/** The days of a participant's delegates, with as many filled slots as it holds meetings. */
function addParticipant(
  { program, held }: Counts,
  problem: Problem,
  plan: HeldPlan,
  p: number,
  busy: number[][],
): void {
  const { delegatePools, days } = problem
  const own = planOf(problem, plan, p)
  const fixed = own.always.length
  const choice = own.choice.map((m) => held.get(m) ?? 0)
  if (fixed + choice.length === 0) return
  const filled: number[] = []
  for (const open of delegatePools[p]?.open ?? [])
    for (const slots of days) {
      const there = slots.filter((s) => open[s] === 1)
      for (const [s, column] of addWindows(program, problem, there)) {
        filled.push(column)
        busy[s]?.push(column)
      }
    }
  const values = [...filled.map(() => 1), ...choice.map(() => -1)]
  addRow(program, fixed, fixed, [...filled, ...choice], values)
}

/** The windows of a day, at most one of which is taken; gives a column for each slot filled in it. */
function addWindows(program: LinearProgram, { rank }: Problem, there: number[]) {
  const covering = new Map<number, number[]>(there.map((s) => [s, []]))
  const windows = there.flatMap((from, i) =>
    there.slice(i).map((to) => {
      const column = addColumn(program, (rank[from] ?? 0) - (rank[to] ?? 0) - 1)
      for (const s of there) if (s >= from && s <= to) covering.get(s)?.push(column)
      return column
    }),
  )
  if (windows.length > 0) addRow(program, -Infinity, 1, windows)
  return Array.from(covering, ([s, over]): [slot: number, column: number] => {
    const column = addColumn(program, 0)
    addRow(program, -Infinity, 0, [column, ...over], [1, ...over.map(() => -1)])
    return [s, column]
  })
}
