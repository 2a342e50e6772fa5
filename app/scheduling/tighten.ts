import { ChainMoves } from './chain-moves'
import { noNumbers } from './none'
import type { SearchLimits } from './place'
import type { Timetable } from './timetable'

/*
 * Closes the gaps in people's days by simulated annealing. A step exchanges two slots along a
 * Kempe chain (who is in the way moves to where the other came from) or hands a meeting to another
 * delegate of the same participant. Which meetings are held never changes.
 */

/** The share of steps that move along many slots. */
const SCATTERED = 0.3

export interface Tight {
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
}

export function copyOf(table: Timetable): Tight {
  return {
    gaps: table.gaps,
    spread: table.spread(),
    slots: table.packing.slotOf.slice(),
    delegates: table.delegate.slice(),
  }
}

/**
 * Anneals until `floor` gaps (a proven least), the last iteration, or a stop.
 * The timetable is changed; the best arrangement is returned.
 */
export function tighten(table: Timetable, floor: number, options: TightenOptions): Tight {
  const { random } = options
  const { problem } = table
  const moves = new ChainMoves(table)
  const held: number[] = []
  const teams: number[] = []
  for (let m = 0; m < problem.M; m++) {
    if (table.slotOf(m) === -1) continue
    if (!problem.locked[m]) held.push(m)
    for (let j = 0; j < 2; j++)
      if ((table.options[2 * m + j] ?? []).length > 1) teams.push(2 * m + j)
  }
  let best = copyOf(table)
  const even = options.even ?? 0
  let uneven = table.unevenness
  const people = table.gapsOfParticipant.length
  const leastSpread = (gaps: number) => (gaps % Math.max(1, people) === 0 ? 0 : 1)
  if (held.length === 0 && teams.length === 0) return best
  const D = table.D
  const pick = (n: number) => random.below(n)
  let temperature = options.hot
  for (let step = 0; step < options.iterations; step++) {
    if ((step & 255) === 0) {
      if ((step & 1023) === 0 && options.stopped()) break
      temperature = options.hot * Math.pow(options.cold / options.hot, step / options.iterations)
    }
    if (best.gaps <= floor && (even === 0 || best.spread <= leastSpread(best.gaps))) break
    let delta: number | null
    if (teams.length > 0 && random.next() < 0.15) {
      const side = teams[random.below(teams.length)] ?? 0
      const options = table.options[side] ?? []
      delta = moves.handOver(side >> 1, side & 1, options[random.below(options.length)] ?? 0)
    } else {
      let m: number
      let t: number
      if (table.gappy.length > 0 && random.next() < 0.5) {
        // Work where there is a gap: bring somebody into it, or take the lone end away.
        const at = table.gappy[random.below(table.gappy.length)] ?? 0
        const d = Math.floor(at / D)
        const span = table.span(d, at % D)
        if (!span) continue
        const base = d * problem.S
        const u = random.next()
        if (u < 0.7) {
          const gaps = table.gapsOfDay[at] ?? 0
          let skip = random.below(gaps)
          t = span[0]
          for (let s = span[0]; s <= span[1]; s++) {
            if (table.busy[base + s] !== -1) continue
            if (skip-- === 0) {
              t = s
              break
            }
          }
          m =
            u < 0.25
              ? (table.busy[base + span[0]] ?? 0)
              : u < 0.5
                ? (table.busy[base + span[1]] ?? 0)
                : anyMeetingOf(table, d, random.below(problem.S))
        } else {
          m = table.busy[base + (u < 0.85 ? span[0] : span[1])] ?? 0
          const slots = problem.domain[m] ?? noNumbers
          t = slots[random.below(slots.length)] ?? 0
        }
      } else {
        if (held.length === 0) continue
        m = held[random.below(held.length)] ?? 0
        const slots = problem.domain[m] ?? noNumbers
        t = slots[random.below(slots.length)] ?? 0
      }
      if (problem.locked[m] || table.slotOf(m) === t) continue
      delta = random.next() < SCATTERED ? moves.scatter(m, t, pick) : moves.exchange(m, t, pick)
    }
    if (delta === null) continue
    const energy = delta + even * (table.unevenness - uneven)
    if (energy > 0 && random.next() >= Math.exp(-energy / temperature)) {
      moves.undo()
      continue
    }
    uneven = table.unevenness
    if (
      table.gaps < best.gaps ||
      (even > 0 && table.gaps === best.gaps && table.spread() < best.spread)
    ) {
      best = copyOf(table)
      options.onBetter?.(best)
    }
  }
  return best
}

function anyMeetingOf(table: Timetable, d: number, from: number): number {
  const S = table.problem.S
  for (let i = 0, s = from; i < S; i++, s = s + 1 === S ? 0 : s + 1) {
    const m = table.busy[d * S + s] ?? 0
    if (m !== -1) return m
  }
  return 0
}
