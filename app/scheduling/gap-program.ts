import { leastShare } from './assemble'
import { programWithTime, wholeBelow } from './bound'
import type { GapGoal } from './gap-floor'
import { addColumn, addRow, type LinearProgram, type SolveLinear } from './linear'
import { Packing } from './packing'
import { valueOf } from './place'
import type { Problem } from './problem'
import { everyTeam, type Seat } from './rations'
import { requestedBy } from './share'
import type { Tight } from './tighten'

/*
 * Gaps as a whole-number program, for events small enough: beside a column for each meeting and
 * slot, and for each seat in a team, one for each window of each day of each delegate, at most one
 * window a day, and meetings only inside it. The gaps are the windows' lengths less the meetings.
 */

/** Columns beyond which the program has no chance. */
const MOST_COLUMNS = 10_000

interface GapProgram {
  program: LinearProgram
  meetingOf: number[]
  slotOf: number[]
  seats: Seat[]
  /** Windows by delegate, with their first and last slot. */
  windows: { d: number; from: number; to: number; column: number }[]
}

type Arranged = Pick<Tight, 'slots' | 'delegates'>

/** What the program proved, and a better arrangement where it found one. */
export interface GapProof {
  least: number
  better: Arranged | null
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
  const { program } = built
  program.whole = true
  const answer = solve(program, { seconds, start: startOf(problem, built, reached) })
  if (answer.state !== 'optimal' && answer.state !== 'limit') return null
  const bound = answer.mipBound
  const least = Number.isFinite(bound) ? Math.max(0, -wholeBelow(bound + 1e-3)) : 0
  const found = readAnswer(problem, built, answer.columns)
  return { least, better: keepsTo(problem, goal, found) ? found : null }
}

function readAnswer(problem: Problem, built: GapProgram, columns: Float64Array): Arranged {
  const { M, side, delegatePools, firstDelegate } = problem
  const slots = new Int32Array(M).fill(-1)
  const delegates = new Int32Array(2 * M).fill(-1)
  const isSet = (column: number) => (columns[column] ?? 0) > 0.5
  built.meetingOf.forEach((m, j) => {
    if (!isSet(j)) return
    slots[m] = built.slotOf[j] ?? 0
    for (let k = 2 * m; k < 2 * m + 2; k++)
      if (delegatePools[side[k] ?? 0]?.units === 1) delegates[k] = firstDelegate[side[k] ?? 0] ?? 0
  })
  for (const { ration, m, u, column } of built.seats)
    if (isSet(column)) {
      const p = ration.participant
      delegates[side[2 * m] === p ? 2 * m : 2 * m + 1] = (firstDelegate[p] ?? 0) + u
    }
  return { slots, delegates }
}

/** Does an arrangement keep to the rules and reach the goal? A solver out of time may have none. */
function keepsTo(problem: Problem, goal: GapGoal, { slots, delegates }: Arranged): boolean {
  const packing = new Packing(problem)
  const taken = new Set<number>()
  const load = new Int32Array(problem.delegateIds.length)
  for (let m = 0; m < problem.M; m++) {
    const s = slots[m] ?? -1
    if (s === -1) continue
    if (!packing.fits(m, s)) return false
    packing.add(m, s)
    for (const d of delegates.subarray(2 * m, 2 * m + 2)) {
      if (d === -1 || taken.has(d * problem.S + s)) return false
      taken.add(d * problem.S + s)
      load[d] = (load[d] ?? 0) + 1
      if (load[d] > (problem.delegateMost?.[d] ?? Infinity)) return false
    }
  }
  const { must, value } = valueOf(packing)
  const share = leastShare(problem, (m) => slots[m] !== -1)
  return must >= goal.must && value >= goal.value && share >= goal.minShare
}

/** Is the program small enough to be tried? Counts its columns without building it. */
export function isSmall(problem: Problem): boolean {
  let columns = 0
  for (let m = 0; m < problem.M; m++) {
    const seats = [0, 1].map((k) => problem.delegatePools[problem.side[2 * m + k] ?? 0]?.units ?? 1)
    const each = seats.reduce((sum, units) => sum + (units > 1 ? units : 0), 1)
    columns += each * (problem.domain[m]?.length ?? 0)
  }
  for (const pool of problem.delegatePools)
    for (const own of pool.open)
      for (const slots of problem.days) {
        const open = slots.reduce((n, s) => n + (own[s] ?? 0), 0)
        columns += (open * (open + 1)) / 2
      }
  return columns <= MOST_COLUMNS
}

function gapProgram(problem: Problem, goal: GapGoal): GapProgram {
  const { M, S, side, delegatePools, delegateIds, firstDelegate, weight, days } = problem
  // A meeting fills a slot in the windows of two delegates.
  const gain = new Float64Array(M).fill(2)
  const built = programWithTime(problem, gain, goal.must, everyTeam(problem))
  const { program, meetingOf, slotOf, seats } = built
  addRow(
    program,
    goal.value,
    Infinity,
    meetingOf.map((_, j) => j),
    meetingOf.map((m) => weight[m] ?? 0),
  )
  const ofParticipant: number[][] = delegatePools.map(() => [])
  const ofDelegate = delegateIds.map(() => Array.from({ length: S }, (): number[] => []))
  meetingOf.forEach((m, j) => {
    for (let k = 0; k < 2; k++) {
      const p = side[2 * m + k] ?? 0
      ofParticipant[p]?.push(j)
      if (delegatePools[p]?.units === 1)
        ofDelegate[firstDelegate[p] ?? 0]?.[slotOf[j] ?? 0]?.push(j)
    }
  })
  for (const { ration, s, u, column } of seats)
    ofDelegate[(firstDelegate[ration.participant] ?? 0) + u]?.[s]?.push(column)
  const requested = requestedBy(problem)
  ofParticipant.forEach((own, p) => {
    const least = Math.ceil(goal.minShare * (requested[p] ?? 0) - 1e-4)
    if (least > 0) addRow(program, least, Infinity, own)
  })
  const windows = ofDelegate.flatMap((own, d) =>
    days.flatMap((slots) => addWindows(program, problem, d, own, slots)),
  )
  return { program, meetingOf, slotOf, seats, windows }
}

/** The windows of one day of delegate d, which start and end where a meeting can stand. */
function addWindows(
  program: LinearProgram,
  { rank }: Problem,
  d: number,
  own: number[][],
  slots: number[],
): GapProgram['windows'] {
  const open = slots.filter((s) => (own[s] ?? []).length > 0)
  const covering = new Map<number, number[]>(open.map((s) => [s, []]))
  const windows = open.flatMap((from, i) =>
    open.slice(i).map((to) => {
      const column = addColumn(program, (rank[from] ?? 0) - (rank[to] ?? 0) - 1)
      for (const s of open) if (s >= from && s <= to) covering.get(s)?.push(column)
      return { d, from, to, column }
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
function startOf(problem: Problem, built: GapProgram, reached: Arranged): Float64Array {
  const { meetingOf, slotOf, seats, windows, program } = built
  const { slots, delegates } = reached
  const start = new Float64Array(program.cost.length)
  const span = new Map<string, { from: number; to: number }>()
  meetingOf.forEach((m, j) => {
    const s = slotOf[j] ?? 0
    if (slots[m] !== s) return
    start[j] = 1
    for (let k = 0; k < 2; k++) {
      const key = `${delegates[2 * m + k]}/${problem.day[s]}`
      const { from, to } = span.get(key) ?? { from: s, to: s }
      span.set(key, { from: Math.min(from, s), to: Math.max(to, s) })
    }
  })
  for (const { ration, m, s, u, column } of seats) {
    const d = (problem.firstDelegate[ration.participant] ?? 0) + u
    if (slots[m] === s && delegates.subarray(2 * m, 2 * m + 2).includes(d)) start[column] = 1
  }
  for (const { d, from, to, column } of windows) {
    const own = span.get(`${d}/${problem.day[from]}`)
    if (own?.from === from && own.to === to) start[column] = 1
  }
  return start
}
