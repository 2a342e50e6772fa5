import type { WindowedDay } from './day-windows'
import type { GapGoal } from './gap-floor'
import { heldRules, type HeldPlan } from './held-plan'
import { addColumn, addRow, emptyProgram, type LinearProgram } from './linear'
import { noNumbers } from './none'
import type { Problem } from './problem'

/*
 * The program of the days. Each day of a delegate has one window, and for each window it might have,
 * places of its own for its meetings (the hull of what that day allows: Dantzig and Wolfe 1960); all
 * days share the places of the meetings.
 */

export interface Columns {
  program: LinearProgram
  /** By `m * S + s`. */
  places: Map<number, number>
  /** Of the seats of a team, by side of a place, `2 * (m * S + s)` and one more. */
  teams: Map<number, number[]>
  /** Slots of windows that are certain. */
  fixed: number
}

/** Columns of a day: each window, and the places within it. */
export interface DayColumns {
  day: WindowedDay
  /** None where there is but one window. */
  windows: number[]
  within: Map<number, number>[]
  seats: Map<number, number>
}

/** The program, and where in it each day is. */
export function programOfDays(
  problem: Problem,
  goal: GapGoal,
  plan: HeldPlan,
  days: readonly WindowedDay[],
): Columns & { days: DayColumns[] } {
  const columns = addMeetings(problem, goal, plan)
  const { program, places, teams } = columns
  const written = days.map((day) => addDay(problem, columns, day))
  for (const [side, seats] of teams) {
    const place = places.get(side >> 1) ?? 0
    addRow(program, 0, 0, [place, ...seats], [-1, ...seats.map(() => 1)])
  }
  return { ...columns, days: written }
}

/** The places of meetings, what is chosen, and how many people, tables and interpreters there are in each slot. */
function addMeetings(problem: Problem, goal: GapGoal, plan: HeldPlan): Columns {
  const { S, domain, rowsOf, cap, rows } = problem
  const program = emptyProgram()
  const places = new Map<number, number>()
  // What is held fills a slot in the windows of two delegates.
  const held = new Map(plan.choice.map((m) => [m, addColumn(program, 2)]))
  const inCell: number[][] = Array.from({ length: rows * S }, () => [])
  for (const m of [...plan.always, ...plan.choice]) {
    const own = Array.from(domain[m] ?? noNumbers, (s) => {
      const column = addColumn(program, 0)
      places.set(m * S + s, column)
      for (const k of rowsOf[m] ?? noNumbers) inCell[k * S + s]?.push(column)
      return column
    })
    const chosen = held.get(m)
    if (chosen === undefined) addRow(program, 1, 1, own)
    else addRow(program, 0, 0, [...own, chosen], [...own.map(() => 1), -1])
  }
  for (const { meetings, weights, least, most } of heldRules(problem, goal, plan)) {
    const chosen = meetings.map((m) => held.get(m) ?? 0)
    addRow(program, least, most, chosen, weights ?? undefined)
  }
  const full = new Set(plan.full)
  inCell.forEach((own, cell) => {
    const most = cap[cell] ?? 0
    if (full.has(cell)) addRow(program, most, most, own)
    else if (own.length > most) addRow(program, -Infinity, most, own)
  })
  return { program, places, teams: new Map(), fixed: 0 }
}

/** A day's windows, one of which is taken, each with its own places. */
function addDay(problem: Problem, columns: Columns, day: WindowedDay): DayColumns {
  const { program } = columns
  const { there, meetings, sure, windows } = day
  const seats = seatsOf(problem, columns, day)
  const seatsAt = (s: number) => meetings.flatMap((m) => seats.get(m * problem.S + s) ?? [])
  const [only] = windows
  if (sure.length > 0 && windows.length === 1 && only) {
    columns.fixed += only.length
    there.forEach((s, i) => {
      const filled = i === only.from || i === only.to || sure.length === there.length
      const isWithin = i >= only.from && i <= only.to
      addRow(program, filled ? 1 : -Infinity, isWithin ? 1 : 0, seatsAt(s))
    })
    return { day, windows: [], within: [], seats }
  }
  const taken = windows.map(({ length }) => addColumn(program, -length))
  addRow(program, sure.length > 0 ? 1 : -Infinity, 1, taken)
  const within = windows.map((_, w) => addWindow(problem, columns, day, w, taken[w] ?? 0, seats))
  for (const [key, seat] of seats) {
    const parts = within.flatMap((places) => places.get(key) ?? [])
    addRow(program, 0, 0, [seat, ...parts], [-1, ...parts.map(() => 1)])
  }
  return { day, windows: taken, within, seats }
}

/** Columns of what a delegate may sit in: the places themselves where it is alone. */
function seatsOf(
  { S, side, domain, delegatePools, delegateOwner }: Problem,
  { program, places, teams }: Columns,
  { d, there, meetings }: WindowedDay,
): Map<number, number> {
  const p = delegateOwner[d] ?? 0
  const alone = delegatePools[p]?.units === 1
  const seats = new Map<number, number>()
  for (const m of meetings)
    for (const s of there) {
      if (!domain[m]?.includes(s)) continue
      const key = m * S + s
      if (alone) {
        seats.set(key, places.get(key) ?? 0)
        continue
      }
      const seat = addColumn(program, 0)
      seats.set(key, seat)
      const at = 2 * key + (side[2 * m] === p ? 0 : 1)
      teams.set(at, [...(teams.get(at) ?? []), seat])
    }
  return seats
}

/** The places of a window, taken only if it is; its ends are filled. */
function addWindow(
  { S }: Problem,
  { program }: Columns,
  { there, meetings, sure, windows }: WindowedDay,
  w: number,
  taken: number,
  seats: ReadonlyMap<number, number>,
): Map<number, number> {
  const { from, to, loose } = windows[w] ?? { from: 0, to: -1, loose: true }
  const inside = there.slice(from, to + 1)
  const within = new Map<number, number>()
  const say = (least: number, own: number[]) =>
    addRow(program, least, 0, [...own, taken], [...own.map(() => 1), -1])
  for (const m of meetings) {
    const own = inside.flatMap((s) => {
      if (!seats.has(m * S + s)) return []
      const column = addColumn(program, 0)
      within.set(m * S + s, column)
      return [column]
    })
    say(sure.includes(m) ? 0 : -Infinity, own)
  }
  inside.forEach((s, i) => {
    const isEnd = !loose && (i === 0 || i === inside.length - 1)
    say(
      isEnd ? 0 : -Infinity,
      meetings.flatMap((m) => within.get(m * S + s) ?? []),
    )
  })
  return within
}
