import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type Problem } from './problem'
import { anEvent } from './test-events'
import { BestDay } from './best-day'

const SLOTS = 4

/** A participant with a meeting for each list of slots in which it may be. */
function aDayOf(open: number[][]): Problem {
  return compile(
    anEvent(
      SLOTS,
      open.map((slots, i) => [1, i + 1, { slots: slots.map((s) => `d1s${s + 1}`) }]),
    ),
  )
}

/** The least of gaps less gains over all days, each tried. */
function leastOfAll(problem: Problem, gain: number[][], always: boolean[]): number | null {
  let least: number | null = null
  const visit = (i: number, taken: Map<number, number>) => {
    if (i < gain.length) {
      if (!always[i]) visit(i + 1, taken)
      for (let s = 0; s < SLOTS; s++)
        if (problem.allowed[i * SLOTS + s] && !taken.has(s))
          visit(i + 1, new Map([...taken, [s, gain[i]?.[s] ?? 0]]))
      return
    }
    const slots = [...taken.keys()]
    const gaps = slots.length === 0 ? 0 : Math.max(...slots) - Math.min(...slots) + 1 - slots.length
    const cost = [...taken.values()].reduce((sum, g) => sum - g, gaps)
    least = least === null ? cost : Math.min(least, cost)
  }
  visit(0, new Map())
  return least
}

const slotList = fc.uniqueArray(fc.integer({ min: 0, max: SLOTS - 1 }), { minLength: 1 })
const meeting = fc.record({
  open: slotList,
  gain: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: SLOTS,
    maxLength: SLOTS,
  }),
  always: fc.boolean(),
})

describe('the best day of one participant', () => {
  it('is the best of all days, whatever the gains and whatever has to be held', () => {
    fc.assert(
      fc.property(fc.array(meeting, { minLength: 1, maxLength: 4 }), (meetings) => {
        const problem = aDayOf(meetings.map(({ open }) => open))
        const always = meetings.map((one) => one.always)
        const search = new BestDay(
          problem,
          meetings.map((_, m) => m),
          Uint8Array.from(always, Number),
          true,
        )
        search.gain.set(meetings.flatMap(({ gain }) => gain))
        const cost = search.choose()
        const least = leastOfAll(
          problem,
          meetings.map(({ gain }) => gain),
          always,
        )
        if (least === null) expect(cost).toBeNull()
        else expect(cost).toBeCloseTo(least, 6)
      }),
      { numRuns: 400, seed: 12 },
    )
  })
})
