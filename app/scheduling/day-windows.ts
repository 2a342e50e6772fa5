import { planOf, type HeldPlan } from './held-plan'
import { noNumbers } from './none'
import type { Problem } from './problem'

/** A stretch of a delegate's day, from the first filled slot to the last. */
export interface Window {
  /** Places in the list of the day's slots. */
  from: number
  to: number
  /** Slots from first to last. */
  length: number
  /** Stands for all windows that are longer than those listed: neither end has to be filled. */
  loose: boolean
}

/** A day of a delegate, with the windows that it may have. */
export interface WindowedDay {
  d: number
  /** Slots in which it may meet. */
  there: number[]
  /** Meetings that it may have there. */
  meetings: number[]
  /** Those that it has on this day in any case; if there are any, it has a window. */
  sure: number[]
  windows: Window[]
}

/** The days of all delegates of the plan; those of a day with sure meetings that are more than `over` longer than the shortest are thrown together. */
export function windowedDays(problem: Problem, plan: HeldPlan, over: number): WindowedDay[] {
  const { delegatePools, firstDelegate, days } = problem
  return delegatePools.flatMap((pool, p) => {
    const own = planOf(problem, plan, p)
    const all = [...own.always, ...own.choice]
    const sure = pool.units === 1 && days.length === 1 ? own.always : []
    return Array.from({ length: pool.units }, (_, u) => u).flatMap((u) =>
      days.flatMap((slots) => {
        const maySit = (m: number) => (pool.classes[pool.classOf[m] ?? -1] ?? []).includes(u)
        const meetings = all.filter(maySit)
        const there = slots.filter(
          (s) =>
            pool.open[u]?.[s] === 1 &&
            meetings.some((m) => problem.domain[m]?.includes(s) ?? false),
        )
        if (there.length === 0) return []
        const windows = windowsOf(problem, there, sure, over)
        return [{ d: (firstDelegate[p] ?? 0) + u, there, meetings, sure, windows }]
      }),
    )
  })
}

/** The windows of a day in which all that is sure has a place. */
function windowsOf(
  { rank, domain }: Problem,
  there: number[],
  sure: number[],
  over: number,
): Window[] {
  const windows = there.flatMap((first, from) =>
    there.slice(from).map((last, i): Window => {
      const length = (rank[last] ?? 0) - (rank[first] ?? 0) + 1
      return { from, to: from + i, length, loose: false }
    }),
  )
  if (sure.length === 0) return windows
  const holds = ({ from, to }: Window) =>
    to - from + 1 >= sure.length &&
    sure.every((m) => (domain[m] ?? noNumbers).some((s) => within(there, from, to, s)))
  const wide = windows.filter(holds)
  const most = Math.min(...wide.map(({ length }) => length)) + over
  const short = wide.filter(({ length }) => length <= most)
  if (short.length === wide.length) return short
  return [...short, { from: 0, to: there.length - 1, length: most + 1, loose: true }]
}

const within = (there: number[], from: number, to: number, s: number): boolean =>
  s >= (there[from] ?? 0) && s <= (there[to] ?? 0)
