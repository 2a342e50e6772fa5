import { atMostOne } from './clauses'
import type { DayPrices, PricedDay } from './day-prices'
import type { Day } from './gap-day'
import type { Logic } from './logic'

/** A part of all schedules: none of their windows and places costs more than `toll` gaps, by itself. */
export interface Narrow {
  prices: DayPrices
  toll: number
}

/**
 * Writes which window a day has, of those that do not cost too much. `filled` tells for each slot of
 * the priced day whether it is (0 where it can't be), `placeOf` whether a meeting stands in a slot,
 * by `m * S + s` (0 where no single literal does). Gives false where how far the day reaches is left open.
 */
export function addWindows(
  logic: Logic,
  day: Day,
  { there, sure, windows, tolls, placeTolls }: PricedDay,
  toll: number,
  filled: readonly number[],
  placeOf: (key: number) => number,
): boolean {
  const covering: number[][] = there.map(() => [])
  const taken: number[] = []
  windows.forEach(({ from, to, length, loose }, w) => {
    if ((tolls[w] ?? 0) > toll) return
    const window = logic.variable()
    taken.push(window)
    day.reachesOver([window], length)
    filled.forEach((one, i) => {
      if (i >= from && i <= to) covering[i]?.push(window)
      else if (one !== 0) logic.add([-window, -one])
    })
    for (const end of loose ? [] : [from, to]) logic.add([-window, ...some(filled[end])])
    for (const [key, cost] of placeTolls[w] ?? []) {
      const place = cost > toll ? placeOf(key) : 0
      if (place !== 0) logic.add([-window, -place])
    }
  })
  atMostOne(logic, taken)
  if (sure.length > 0) logic.add(taken)
  filled.forEach((one, i) => {
    if (one !== 0) logic.add([-one, ...(covering[i] ?? [])])
  })
  return windows.every(({ loose }, w) => !loose || (tolls[w] ?? 0) > toll)
}

const some = (literal = 0): number[] => (literal === 0 ? [] : [literal])
