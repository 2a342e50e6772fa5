import { GapSteps } from './gap-steps'
import type { Trade } from './held-choice'
import { valueOf, type SearchLimits } from './place'
import type { Timetable } from './timetable'

/*
 * Closes the gaps in people's days by simulated annealing. A step exchanges two slots along a
 * Kempe chain (who is in the way moves to where the other came from) or hands a meeting to another
 * delegate of the same participant. With `trade` it may also hold another meeting instead of one
 * that is worth about as much; otherwise which meetings are held never changes. On the way the
 * value may fall for a toll, in the results never; where it rises, that is the goal from then on.
 */

export interface Tight {
  /** Of the held meetings, in units of `problem.weight`. */
  value: number
  gaps: number
  spread: number
  slots: Int32Array
  delegates: Int32Array
}

export interface TightenOptions extends SearchLimits {
  iterations: number
  hot: number
  cold: number
  /** Price of unevenness against gaps; 0 leaves the spread alone. */
  even?: number
  onBetter?: (best: Tight) => void
  /** Lets held meetings be exchanged. */
  trade?: Trade
}

export function copyOf(table: Timetable): Tight {
  return {
    value: valueOf(table.packing).value,
    gaps: table.gaps,
    spread: table.spread(),
    slots: table.packing.slotOf.slice(),
    delegates: table.delegate.slice(),
  }
}

/** Is `a` worth more than `b`, or as much with fewer gaps? */
export function tighter(a: Tight, b: Tight): boolean {
  return a.value > b.value || (a.value === b.value && a.gaps < b.gaps)
}

/**
 * Anneals until `floor` gaps (a proven least), the last iteration, or a stop.
 * The timetable is changed; the best arrangement is returned.
 */
export function tighten(table: Timetable, floor: number, options: TightenOptions): Tight {
  const { random } = options
  const steps = new GapSteps(table, random, options.trade)
  let best = copyOf(table)
  const even = options.even ?? 0
  let uneven = table.unevenness
  const people = table.gapsOfParticipant.length
  const leastSpread = (gaps: number) => (gaps % Math.max(1, people) === 0 ? 0 : 1)
  if (!steps.possible) return best
  const toll = options.trade?.toll ?? 0
  // How far the value is below the best one.
  let owed = 0
  let temperature = options.hot
  for (let step = 0; step < options.iterations; step++) {
    if ((step & 255) === 0) {
      if ((step & 1023) === 0 && options.stopped()) break
      temperature = options.hot * Math.pow(options.cold / options.hot, step / options.iterations)
    }
    if (best.gaps <= floor && (even === 0 || best.spread <= leastSpread(best.gaps))) break
    const delta = steps.next(temperature)
    if (delta === null) continue
    const owes = owed - steps.gain
    const energy =
      delta + even * (table.unevenness - uneven) + toll * (Math.max(0, owes) - Math.max(0, owed))
    if (energy > 0 && random.next() >= Math.exp(-energy / temperature)) {
      steps.undo()
      continue
    }
    steps.keep()
    owed = Math.max(0, owes)
    uneven = table.unevenness
    if (owed > 0) continue
    if (
      owes < 0 ||
      table.gaps < best.gaps ||
      (even > 0 && table.gaps === best.gaps && table.spread() < best.spread)
    ) {
      best = copyOf(table)
      options.onBetter?.(best)
    }
  }
  return best
}
