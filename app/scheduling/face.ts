import { programWithTime } from './bound'
import type { HeldPlan } from './held-plan'
import { bestBound, type LinearProgram, type SolveLinear } from './linear'
import type { Problem } from './problem'

/*
 * What schedules of the most value have in common. By multipliers of the program with time a
 * schedule is worth their bound, less the reduced cost of what it does, less the price of what it
 * leaves empty. So what costs more than there is to lose can't be, and where a price is higher the
 * row is full (complementary slackness; reduced-cost fixing). An inner point, not a corner, settles the most.
 */

/** The program with time, and multipliers of its rows. */
export interface Priced extends ReturnType<typeof programWithTime> {
  /** No schedule with as many musts is worth more; not yet rounded. */
  bound: number
  reduced: Float64Array
  prices: Float64Array
}

/** Columns beyond which programs with time take too long. */
export const MOST_COLUMNS = 60_000
/** Beyond rounding errors of a bound, and below the least worth of anything. */
const ROUNDING = 1e-3

/** Null where the program is too large, or the solver gives no multipliers. */
export function priceOut(
  problem: Problem,
  musts: number,
  linear: SolveLinear,
  seconds: number,
): Priced | null {
  const places = problem.domain.reduce((sum, slots) => sum + slots.length, 0)
  if (places > MOST_COLUMNS) return null
  const parts = programWithTime(problem, problem.weight, musts)
  const { program } = parts
  if (program.cost.length > MOST_COLUMNS) return null
  const best = bestBound(program, linear(program, { seconds, interior: true }))
  return best && { ...parts, ...best }
}

/** What a schedule can lose to be worth `value` still. */
export const spareOf = ({ bound }: Priced, value: number): number => bound - value + ROUNDING

export interface Face {
  plan: HeldPlan
  /** With the slots only in which meetings of such a schedule can stand. */
  problem: Problem
}

/** What every schedule keeps to that is worth `value`, in units of `problem.weight`, and has the musts that are priced. */
export function faceOf(problem: Problem, priced: Priced, value: number): Face {
  const spare = spareOf(priced, value)
  const { rowOfMeeting, rowOfCell, rowOfLimit, rowOfMusts } = priced
  const settled = new Set<number>()
  /** Are the upper limits of these rows reached? */
  const full = (rows: ArrayLike<number>): number[] =>
    Array.from(rows).flatMap((row, i) => {
      if (row === -1 || (priced.prices[row] ?? 0) <= spare) return []
      settled.add(row)
      return [i]
    })
  const domain = openSlots(problem, priced, spare)
  const always = new Set([...full(rowOfMeeting), ...settledMeetings(problem, priced, spare)])
  const holdable = Array.from(domain.keys()).filter((m) => (domain[m]?.length ?? 0) > 0)
  const plan: HeldPlan = {
    always: holdable.filter((m) => always.has(m)),
    choice: holdable.filter((m) => !always.has(m)),
    full: full(rowOfCell),
    counts: full(rowOfLimit).map((q) => ({
      meetings: holdable.filter((m) => problem.limitsOf[m]?.includes(q)),
      number: problem.limits[q] ?? 0,
    })),
    isWorth: false,
  }
  if ((priced.prices[rowOfMusts] ?? 0) < -spare) {
    settled.add(rowOfMusts)
    const number = priced.program.rowLower[rowOfMusts] ?? 0
    plan.counts.push({ meetings: holdable.filter((m) => problem.must[m]), number })
  }
  // Worth is whole: what is above the next lower number is enough.
  plan.isWorth = priced.bound - mostLost(priced, spare, settled) > value - 1 + ROUNDING
  return { plan, problem: { ...problem, domain } }
}

/** The slots in which each meeting can stand; one only, where it is settled that it does. */
function openSlots(problem: Problem, { reduced, meetingOf, slotOf }: Priced, spare: number) {
  const open: number[][] = problem.domain.map(() => [])
  const gainOf = (j: number) => reduced[j] ?? 0
  const settled = Array.from(meetingOf.keys()).filter((j) => gainOf(j) > spare)
  const elsewhere = new Set(settled.map((j) => meetingOf[j]))
  meetingOf.forEach((m, j) => {
    const isOpen = elsewhere.has(m) ? gainOf(j) > spare : gainOf(j) >= -spare
    if (isOpen) open[m]?.push(slotOf[j] ?? 0)
  })
  return open.map((slots) => Int32Array.from(slots))
}

/** Meetings that are held for their own sake. */
function settledMeetings({ M, locked }: Problem, { reduced, meetingOf }: Priced, spare: number) {
  const own = meetingOf.filter((_, j) => (reduced[j] ?? 0) > spare)
  return [...own, ...Array.from({ length: M }, (_, m) => m).filter((m) => locked[m])]
}

/** What is lost at most by a schedule that keeps to all that is settled. */
function mostLost(priced: Priced, spare: number, settled: ReadonlySet<number>): number {
  const { program, reduced, prices } = priced
  const ofColumns = reduced.reduce(
    (lost, gain) => lost + (Math.abs(gain) <= spare ? Math.abs(gain) : 0),
    0,
  )
  return prices.reduce(
    (lost, price, i) => lost + (settled.has(i) ? 0 : Math.abs(price) * slackOf(program, i)),
    ofColumns,
  )
}

/** How far a row of columns between 0 and 1 can be from its limits. */
function slackOf({ starts, values, rowUpper, rowLower }: LinearProgram, i: number): number {
  let [least, most] = [0, 0]
  for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k++) {
    least += Math.min(0, values[k] ?? 0)
    most += Math.max(0, values[k] ?? 0)
  }
  return Math.min(most, rowUpper[i] ?? Infinity) - Math.max(least, rowLower[i] ?? -Infinity)
}
