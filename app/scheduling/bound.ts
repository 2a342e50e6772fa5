import {
  addColumn,
  addRow,
  bestBound,
  dualBound,
  emptyProgram,
  type LinearProgram,
  type SolveLinear,
} from './linear'
import type { Problem } from './problem'
import { addSeats, type Ration, type Seat } from './rations'

/*
 * Proven upper bounds on must-meetings and value. The first program knows no time: a meeting is
 * held to a degree, and a row takes what its slots hold together. Cuts say how much a row can take
 * from the meetings that are confined to some of its slots. The second program knows time.
 */

export interface Bound {
  must: number
  /** In units of `problem.weight`; holds for schedules with at least `withMusts` must-meetings. */
  value: number
  withMusts: number
  /** Gain per meeting by the multipliers of the bound: below `-gap` a meeting can't be in a best schedule. */
  reduced: Float64Array
}

/** Rounds down what must be whole, with room for what floating point may have lost. */
export function wholeBelow(bound: number): number {
  return Math.floor(bound + 1e-6 + Math.abs(bound) * 1e-9)
}

interface Degrees {
  program: LinearProgram
  /** Column of a meeting, -1 where it can't be held. */
  column: Int32Array
}

/** The program without time. `objective` is the weights, or 1 for each must-meeting. */
export function programWithoutTime(
  problem: Problem,
  objective: ArrayLike<number>,
  atLeastMusts: number,
): Degrees {
  const { M, S, rows, cap, limits, limitsOf, domain, locked, must } = problem
  const program = emptyProgram()
  const column = new Int32Array(M).fill(-1)
  for (let m = 0; m < M; m++)
    if ((domain[m]?.length ?? 0) > 0)
      column[m] = addColumn(program, objective[m] ?? 0, locked[m] ?? 0, 1)
  const members = membersOf(problem)
  for (let k = 0; k < rows; k++) {
    const list = members[k] ?? []
    const demand = new Int32Array(S)
    for (const m of list) for (const s of domain[m] ?? []) demand[s] = (demand[s] ?? 0) + 1
    let room = 0
    for (let s = 0; s < S; s++) room += Math.min(cap[k * S + s] ?? 0, demand[s] ?? 0)
    const own = list.filter((m) => column[m] !== -1)
    if (own.length > room)
      addRow(
        program,
        -Infinity,
        room,
        own.map((m) => column[m] ?? 0),
      )
  }
  limits.forEach((limit, q) => {
    const own: number[] = []
    for (let m = 0; m < M; m++)
      if (limitsOf[m]?.includes(q) && column[m] !== -1) own.push(column[m] ?? 0)
    if (own.length > limit) addRow(program, -Infinity, limit, own)
  })
  const musts: number[] = []
  for (let m = 0; m < M; m++) if (must[m] && column[m] !== -1) musts.push(column[m] ?? 0)
  if (atLeastMusts > 0) addRow(program, atLeastMusts, Infinity, musts)
  return { program, column }
}

export function membersOf(problem: Problem): number[][] {
  const members: number[][] = Array.from({ length: problem.rows }, () => [])
  problem.rowsOf.forEach((list, m) => {
    for (const k of list) members[k]?.push(m)
  })
  return members
}

/**
 * Bounds without time, tightened by cuts while that helps.
 * `musts` is the number the bound on value is for; without it only musts are bounded.
 */
export function boundWithoutTime(
  problem: Problem,
  solve: SolveLinear | null,
  objective: ArrayLike<number>,
  atLeastMusts: number,
  seconds: number,
  now: () => number,
  enough: number,
  rounds = 12,
): { value: number; reduced: Float64Array } {
  const { program, column } = programWithoutTime(problem, objective, atLeastMusts)
  const end = now() + seconds
  const trivial = new Float64Array(program.rowUpper.length)
  let best = dualBound(program, trivial)
  if (solve) {
    for (let round = 0; round < rounds && now() < end; round++) {
      const answer = solve(program, { seconds: end - now() })
      const bound = bestBound(program, answer)
      if (!bound) break
      if (bound.bound < best.bound) best = bound
      if (answer.state !== 'optimal' || wholeBelow(best.bound) <= enough) break
      if (round === rounds - 1) break
      if (addConfinementCuts(problem, program, column, answer.columns) === 0) break
    }
  }
  const reduced = new Float64Array(problem.M).fill(-Infinity)
  for (let m = 0; m < problem.M; m++) {
    const c = column[m] ?? -1
    if (c !== -1) reduced[m] = best.reduced[c] ?? 0
  }
  return { value: wholeBelow(best.bound), reduced }
}

/**
 * For each row: can its meetings, to their degrees, be spread over its slots? If not, a smallest
 * cut names slots T; meetings confined to T can't fill more than T holds.
 */
function addConfinementCuts(
  problem: Problem,
  program: LinearProgram,
  column: Int32Array,
  degrees: Float64Array,
): number {
  const { S, rows, cap, domain } = problem
  const members = membersOf(problem)
  let added = 0
  for (let k = 0; k < rows; k++) {
    const list = (members[k] ?? []).filter(
      (m) => column[m] !== -1 && (degrees[column[m] ?? 0] ?? 0) > 1e-7,
    )
    if (list.length < 2) continue
    const full = cap.subarray(k * S, (k + 1) * S)
    const slots = overfullSlots(
      list.map((m) => ({
        amount: degrees[column[m] ?? 0] ?? 0,
        slots: domain[m] ?? new Int32Array(),
      })),
      full,
    )
    if (!slots) continue
    const confined = (members[k] ?? []).filter(
      (m) => column[m] !== -1 && (domain[m] ?? new Int32Array()).every((s) => slots[s] === 1),
    )
    let room = 0
    for (let s = 0; s < S; s++) if (slots[s]) room += full[s] ?? 0
    addRow(
      program,
      -Infinity,
      room,
      confined.map((m) => column[m] ?? 0),
    )
    added++
  }
  return added
}

/** Max-flow by augmenting paths; returns the slot side of the cut when not all of the demand fits. */
export function overfullSlots(
  demands: { amount: number; slots: ArrayLike<number> }[],
  capacity: ArrayLike<number>,
): Uint8Array | null {
  const S = capacity.length
  const flow = demands.map(() => new Float64Array(S))
  const used = new Float64Array(S)
  for (let i = 0; i < demands.length; i++) {
    const demand = demands[i]
    if (!demand) continue
    let rest = demand.amount
    while (rest > 1e-7) {
      // Breadth-first over slots; `via` is the demand whose flow is pushed on from the parent slot.
      const parent = new Int32Array(S).fill(-2)
      const via = new Int32Array(S).fill(-1)
      const queue: number[] = []
      for (let k = 0; k < demand.slots.length; k++) {
        const s = demand.slots[k] ?? 0
        if (parent[s] !== -2) continue
        parent[s] = -1
        queue.push(s)
      }
      let end = -1
      for (let head = 0; head < queue.length; head++) {
        const s = queue[head] ?? 0
        if ((capacity[s] ?? 0) - (used[s] ?? 0) > 1e-9) {
          end = s
          break
        }
        for (let j = 0; j <= i; j++) {
          if ((flow[j]?.[s] ?? 0) <= 1e-9) continue
          const slots = demands[j]?.slots ?? []
          for (let k = 0; k < slots.length; k++) {
            const t = slots[k] ?? 0
            if (parent[t] !== -2) continue
            parent[t] = s
            via[t] = j
            queue.push(t)
          }
        }
      }
      if (end === -1) return Uint8Array.from(parent, (p) => (p === -2 ? 0 : 1))
      let push = Math.min(rest, (capacity[end] ?? 0) - (used[end] ?? 0))
      for (let s = end; (parent[s] ?? -1) >= 0; s = parent[s] ?? -1)
        push = Math.min(push, flow[via[s] ?? 0]?.[parent[s] ?? 0] ?? 0)
      used[end] = (used[end] ?? 0) + push
      let s = end
      for (; (parent[s] ?? -1) >= 0; s = parent[s] ?? -1) {
        const own = flow[via[s] ?? 0]
        const from = parent[s] ?? 0
        if (!own) break
        own[s] = (own[s] ?? 0) + push
        own[from] = (own[from] ?? 0) - push
      }
      const mine = flow[i]
      if (mine) mine[s] = (mine[s] ?? 0) + push
      rest -= push
    }
  }
  return null
}

/**
 * The program with time: first a column for each meeting and slot, then one for each seat of the
 * teams (those that rows don't describe, unless told otherwise). Exact but for wholeness. The row
 * of the program is told for each meeting, cell (`row * S + slot`) and limit, and for the musts; -1 where there is none.
 */
export function programWithTime(
  problem: Problem,
  objective: ArrayLike<number>,
  atLeastMusts: number,
  teams: Ration[] = problem.rations.filter((team) => !team.exact),
) {
  const { M, S, rows, cap, rowsOf, limits, limitsOf, domain, locked, must } = problem
  const program = emptyProgram()
  const meetingOf: number[] = []
  const slotOf: number[] = []
  const cells: number[][] = Array.from({ length: rows * S }, () => [])
  const limited: number[][] = Array.from(limits, () => [])
  const musts: number[] = []
  const columnAt = new Map<number, number>()
  const rowOfMeeting = new Int32Array(M).fill(-1)
  const rowOfCell = new Int32Array(rows * S).fill(-1)
  for (let m = 0; m < M; m++) {
    const own: number[] = []
    for (const s of domain[m] ?? []) {
      const c = addColumn(program, objective[m] ?? 0)
      meetingOf.push(m)
      slotOf.push(s)
      columnAt.set(m * S + s, c)
      own.push(c)
      for (const k of rowsOf[m] ?? []) cells[k * S + s]?.push(c)
      for (const q of limitsOf[m] ?? []) limited[q]?.push(c)
      if (must[m]) musts.push(c)
    }
    if (own.length === 0) continue
    rowOfMeeting[m] = program.rowUpper.length
    addRow(program, locked[m] ? 1 : -Infinity, 1, own)
  }
  cells.forEach((own, cell) => {
    if (own.length <= (cap[cell] ?? 0)) return
    rowOfCell[cell] = program.rowUpper.length
    addRow(program, -Infinity, cap[cell] ?? 0, own)
  })
  const rowOfLimit = Array.from(limits, (limit, q) => {
    addRow(program, -Infinity, limit, limited[q] ?? [])
    return program.rowUpper.length - 1
  })
  const rowOfMusts = atLeastMusts > 0 ? program.rowUpper.length : -1
  if (atLeastMusts > 0) addRow(program, atLeastMusts, Infinity, musts)
  const seats: Seat[] = teams.flatMap((team) =>
    addSeats(program, team, S, (m, s) => columnAt.get(m * S + s) ?? -1),
  )
  const rowsOfProgram = { rowOfMeeting, rowOfCell, rowOfLimit, rowOfMusts }
  return { program, meetingOf, slotOf, seats, ...rowsOfProgram }
}
