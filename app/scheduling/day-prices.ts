import { wholeBelow } from './bound'
import { programOfDays, type DayColumns } from './day-program'
import { windowedDays, type WindowedDay } from './day-windows'
import type { GapGoal } from './gap-floor'
import type { HeldPlan } from './held-plan'
import { bestBound, type SolveLinear } from './linear'
import type { Problem } from './problem'

/*
 * A bound on gaps that knows who meets whom, by the program of the days; and by its reduced costs,
 * how many gaps more a schedule must have that uses a window, or a place within it.
 */

export interface DayPrices {
  /** No schedule of the plan has fewer gaps. */
  least: number
  /** The same before it is rounded up. */
  bound: number
  days: PricedDay[]
  /** By meeting and slot, `m * S + s`: so many gaps more at least where the meeting stands there. */
  placeTolls: Float64Array
}

export interface PricedDay extends WindowedDay {
  /** By window: so many gaps more at least. */
  tolls: number[]
  /** By window, and by `m * S + s` within it. */
  placeTolls: Map<number, number>[]
}

/** Columns up to which windows are kept apart, and beyond which the program is not tried. */
const MANY_COLUMNS = 60_000
const MOST_COLUMNS = 100_000
/** Gaps beyond a day's least up to which its windows are kept apart, from fine to coarse. */
const OVER = [Infinity, 6, 4, 3]

/** Null where the program is too large, or nothing was found out in time. */
export function priceDays(
  problem: Problem,
  goal: GapGoal,
  plan: HeldPlan,
  linear: SolveLinear,
  seconds: number,
): DayPrices | null {
  const days = daysToPrice(problem, plan)
  if (!days) return null
  const columns = programOfDays(problem, goal, plan, days)
  const { program } = columns
  const found = bestBound(program, linear(program, { seconds, interior: true }))
  if (!found) return null
  // Each meeting that is always held fills a slot in the windows of two delegates.
  const bound = columns.fixed - 2 * plan.always.length - found.bound
  const tolls = found.reduced.map((d) => Math.max(0, -d))
  const least = Math.max(0, -wholeBelow(-bound + 1e-3))
  const priced = columns.days.map((day) => priceDay(problem, day, tolls))
  return { least, bound, days: priced, placeTolls: priceOfPlaces(problem, columns, priced, tolls) }
}

function daysToPrice(problem: Problem, plan: HeldPlan): WindowedDay[] | null {
  for (const over of OVER) {
    const days = windowedDays(problem, plan, over)
    const columns = columnsOf(problem, days)
    if (columns <= MANY_COLUMNS) return days
    if (over === OVER[OVER.length - 1] && columns <= MOST_COLUMNS) return days
  }
  return null
}

/** Roughly the columns of the program, 0 where it would be too large: how long the prices take. */
export function columnsToPrice(problem: Problem, plan: HeldPlan): number {
  return columnsOf(problem, daysToPrice(problem, plan) ?? [])
}

/** How many columns the windows, and the places within them, take. */
function columnsOf({ domain }: Problem, days: readonly WindowedDay[]): number {
  return days.reduce((sum, { there, meetings, windows }) => {
    const places = there.map((s) => meetings.filter((m) => domain[m]?.includes(s)).length)
    return windows.reduce(
      (all, { from, to }) => all + 1 + places.slice(from, to + 1).reduce((n, one) => n + one, 0),
      sum,
    )
  }, 0)
}

/** What the windows of a day cost, and each place within them; with the cheapest of the other meetings that must have one. */
function priceDay(
  { S }: Problem,
  { day, windows, within }: DayColumns,
  tolls: Float64Array,
): PricedDay {
  const priced: PricedDay = { ...day, tolls: [], placeTolls: [] }
  within.forEach((places, w) => {
    const cheapest = new Map<number, number>()
    for (const [key, column] of places) {
      const m = Math.floor(key / S)
      if (!day.sure.includes(m)) continue
      cheapest.set(m, Math.min(cheapest.get(m) ?? Infinity, tolls[column] ?? 0))
    }
    let toll = tolls[windows[w] ?? 0] ?? 0
    for (const one of cheapest.values()) toll += one
    priced.tolls.push(toll)
    const own = Array.from(places, ([key, column]): [number, number] => [
      key,
      toll - (cheapest.get(Math.floor(key / S)) ?? 0) + (tolls[column] ?? 0),
    ])
    priced.placeTolls.push(new Map(own))
  })
  return priced
}

/** A place costs what it does itself, and on the days of both sides. */
function priceOfPlaces(
  { M, S, side, delegateOwner }: Problem,
  { places, days }: ReturnType<typeof programOfDays>,
  priced: PricedDay[],
  tolls: Float64Array,
): Float64Array {
  /** By side of a place: the cheapest of its delegates. */
  const cheapest = new Map<number, number>()
  days.forEach(({ day, seats, windows }, i) => {
    for (const [key, seat] of seats) {
      const m = Math.floor(key / S)
      const at = 2 * key + (side[2 * m] === delegateOwner[day.d] ? 0 : 1)
      const own = (priced[i]?.placeTolls ?? []).map((all) => all.get(key) ?? Infinity)
      const seated = seat === places.get(key) ? 0 : (tolls[seat] ?? 0)
      const toll = seated + (windows.length === 0 ? 0 : Math.min(...own))
      cheapest.set(at, Math.min(cheapest.get(at) ?? Infinity, toll))
    }
  })
  const all = new Float64Array(M * S)
  for (const [key, column] of places)
    all[key] =
      (tolls[column] ?? 0) + (cheapest.get(2 * key) ?? 0) + (cheapest.get(2 * key + 1) ?? 0)
  return all
}
