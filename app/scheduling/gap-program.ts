import { programWithTime, wholeBelow } from './bound'
import type { GapGoal } from './gap-floor'
import { addColumn, addRow, type LinearProgram, type SolveLinear } from './linear'
import { leastShare } from './assemble'
import { Packing } from './packing'
import { valueOf } from './place'
import type { Problem } from './problem'
import { startSeats, type Seat } from './rations'
import { requestedBy } from './share'
import type { Tight } from './tighten'

/*
 * Gaps as a whole-number program, for events small enough: beside a column for each meeting and
 * slot, one for each window of each day of each participant with one delegate, at most one window a
 * day, and meetings only inside it. The gaps are the windows' lengths less the meetings. Larger
 * teams are left out, which can only make the least smaller: still a bound.
 */

/** Columns beyond which the program has no chance. */
const MOST_COLUMNS = 10_000

interface GapProgram {
  program: LinearProgram
  meetingOf: number[]
  slotOf: number[]
  seats: Seat[]
  /** Windows by participant and day, with their first and last slot. */
  windows: { p: number; from: number; to: number; column: number }[]
}

/** What the program proved, and the slots of a better schedule where it found one. */
export interface GapProof {
  least: number
  slots: Int32Array | null
}

/**
 * Solves the program from the arrangement `reached` for at most `seconds`; null where it is too
 * large or time ran out before it knew anything.
 */
export function proveGaps(
  problem: Problem,
  goal: GapGoal,
  reached: Tight,
  solve: SolveLinear,
  seconds: number,
): GapProof | null {
  if (!isSmall(problem)) return null
  const built = gapProgram(problem, goal)
  const { program, meetingOf, slotOf } = built
  program.whole = true
  const answer = solve(program, { seconds, start: startOf(problem, built, reached.slots) })
  if (answer.state !== 'optimal' && answer.state !== 'limit') return null
  const bound = answer.mipBound
  const least = Number.isFinite(bound) ? Math.max(0, -wholeBelow(bound + 1e-3)) : 0
  const slots = new Int32Array(problem.M).fill(-1)
  answer.columns.forEach((x, j) => {
    if (x > 0.5 && meetingOf[j] !== undefined) slots[meetingOf[j]] = slotOf[j] ?? 0
  })
  return { least, slots: keepsTo(problem, goal, slots) ? slots : null }
}

/** Does an arrangement keep to the rules and reach the goal? A solver out of time may have none. */
function keepsTo(problem: Problem, goal: GapGoal, slots: Int32Array): boolean {
  const packing = new Packing(problem)
  for (let m = 0; m < problem.M; m++) {
    const s = slots[m] ?? -1
    if (s === -1) continue
    if (!packing.fits(m, s)) return false
    packing.add(m, s)
  }
  const { must, value } = valueOf(packing)
  const share = leastShare(problem, (m) => slots[m] !== -1)
  return must >= goal.must && value >= goal.value && share >= goal.minShare
}

/** Is the program small enough to be tried? Counts its columns without building it. */
export function isSmall(problem: Problem): boolean {
  let columns = 0
  for (const slots of problem.domain) columns += slots.length
  for (const pool of problem.delegatePools) {
    if (pool.units !== 1) continue
    for (const slots of problem.days) {
      const open = slots.reduce((n, s) => n + (pool.open[0]?.[s] ?? 0), 0)
      columns += (open * (open + 1)) / 2
    }
  }
  return columns <= MOST_COLUMNS
}

function gapProgram(problem: Problem, goal: GapGoal): GapProgram {
  const { M, S, side, delegatePools, weight, days } = problem
  const alone = delegatePools.map((pool) => pool.units === 1)
  const gain = Float64Array.from(
    { length: M },
    (_, m) =>
      Number(alone[side[2 * m] ?? 0] ?? false) + Number(alone[side[2 * m + 1] ?? 0] ?? false),
  )
  const { program, meetingOf, slotOf, seats } = programWithTime(problem, gain, goal.must)
  addRow(
    program,
    goal.value,
    Infinity,
    meetingOf.map((_, j) => j),
    meetingOf.map((m) => weight[m] ?? 0),
  )
  const columnsAt: number[][][] = delegatePools.map(() => Array.from({ length: S }, () => []))
  meetingOf.forEach((m, j) => {
    for (let k = 0; k < 2; k++) columnsAt[side[2 * m + k] ?? 0]?.[slotOf[j] ?? 0]?.push(j)
  })
  const requested = requestedBy(problem)
  const windows: GapProgram['windows'] = []
  columnsAt.forEach((own, p) => {
    const least = Math.ceil(goal.minShare * (requested[p] ?? 0) - 1e-4)
    if (least > 0) addRow(program, least, Infinity, own.flat())
    if (alone[p])
      for (const slots of days) windows.push(...addWindows(program, problem, p, own, slots))
  })
  return { program, meetingOf, slotOf, seats, windows }
}

/** The windows of one day of participant p, which start and end where a meeting can stand. */
function addWindows(
  program: LinearProgram,
  { rank }: Problem,
  p: number,
  own: number[][],
  slots: number[],
): GapProgram['windows'] {
  const open = slots.filter((s) => (own[s] ?? []).length > 0)
  const covering = new Map<number, number[]>(open.map((s) => [s, []]))
  const windows = open.flatMap((from, i) =>
    open.slice(i).map((to) => {
      const column = addColumn(program, (rank[from] ?? 0) - (rank[to] ?? 0) - 1)
      for (const s of open) if (s >= from && s <= to) covering.get(s)?.push(column)
      return { p, from, to, column }
    }),
  )
  if (windows.length > 0)
    addRow(
      program,
      -Infinity,
      1,
      windows.map((w) => w.column),
    )
  for (const [s, over] of covering) {
    const meetings = own[s] ?? []
    addRow(
      program,
      -Infinity,
      0,
      [...meetings, ...over],
      [...meetings.map(() => 1), ...over.map(() => -1)],
    )
  }
  return windows
}

/** The columns of an arrangement, for the solver to start from. */
function startOf(problem: Problem, built: GapProgram, slots: Int32Array): Float64Array {
  const { meetingOf, slotOf, seats, windows, program } = built
  const start = new Float64Array(program.cost.length)
  const span = new Map<string, { from: number; to: number }>()
  meetingOf.forEach((m, j) => {
    const s = slotOf[j] ?? 0
    if (slots[m] !== s) return
    start[j] = 1
    for (let k = 0; k < 2; k++) {
      const key = `${problem.side[2 * m + k]}/${problem.day[s]}`
      const { from, to } = span.get(key) ?? { from: s, to: s }
      span.set(key, { from: Math.min(from, s), to: Math.max(to, s) })
    }
  })
  for (const { p, from, to, column } of windows) {
    const own = span.get(`${p}/${problem.day[from]}`)
    if (own?.from === from && own.to === to) start[column] = 1
  }
  startSeats(seats, slots, start)
  return start
}
