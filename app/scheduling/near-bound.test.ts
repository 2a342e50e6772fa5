import { beforeAll, describe, expect, it } from 'vitest'
import { loadLogic } from './cadical.server'
import { priceDays } from './day-prices'
import { leastGaps } from './gap-floor'
import { withGapSearch } from './gap-search'
import { heldOf, holding } from './held-plan'
import { loadLinearSolver } from './highs.server'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { NarrowSearch } from './narrow-search'
import { NearBound } from './near-bound'
import { parseInstance } from './parse'
import { plant } from './plant'
import { compile } from './problem'
import { aTinyEvent } from './test-events'
import { copyOf } from './tighten'
import { Timetable } from './timetable'
import { anyPlan, bestOf, entangled, nothing, quietly } from './test-gaps'

let linear: SolveLinear
let logic: WithLogic

beforeAll(async () => {
  linear = await loadLinearSolver()
  logic = await loadLogic()
})

const tiny = (seed: number) => bestOf(parseInstance(aTinyEvent(seed, seed % 2 === 1)))

/** A planted event and its own schedule, in which all that is held is known. */
function planted(kind: Parameters<typeof plant>[0]) {
  const { instance, slotOf, gaps } = plant(kind, 2)
  const problem = compile(instance)
  const slots = instance.meetings.map(({ id }) => problem.slotIds.indexOf(slotOf.get(id) ?? ''))
  const best = copyOf(new Timetable(problem, slots))
  const goal = { must: 0, value: best.value, minShare: 0 }
  return { problem, plan: holding(heldOf(slots)), goal, best, gaps }
}

describe('the prices of days', () => {
  it('see what nobody alone does', () => {
    const { problem, best, goal } = bestOf(entangled)
    const plan = holding([0, 1, 2, 3, 4, 5])
    const prices = priceDays(problem, goal, plan, linear, 10)
    expect(prices?.least).toBeGreaterThan(leastGaps(problem, goal, linear, 10))
    expect(prices?.least).toBeLessThanOrEqual(best.gaps)
  })

  it.each(Array.from({ length: 60 }, (_, i) => i + 500))(
    'are never more than the fewest gaps, nor than what they price (tiny event %i)',
    (seed) => {
      const { problem, best, goal } = tiny(seed)
      const prices = priceDays(problem, goal, anyPlan(problem), linear, 10)
      expect(prices?.bound).toBeLessThanOrEqual(best.gaps + 1e-3)
      const start = nothing(problem, best.gaps + 1)
      withGapSearch(problem, goal, anyPlan(problem), start, logic, quietly(), (search) => {
        search.fromBelow(10_000)
        const { slots } = search.best
        const over = best.gaps - (prices?.bound ?? 0) + 1e-3
        slots.forEach((s, m) => {
          if (s !== -1) expect(prices?.placeTolls[m * problem.S + s]).toBeLessThanOrEqual(over)
        })
      })
    },
  )

  it.each(['planted', 'crowded', 'packed'] as const)(
    'leave the planted schedule as it is (%s)',
    (kind) => {
      const { problem, plan, goal, best, gaps } = planted(kind)
      const prices = priceDays(problem, goal, plan, linear, 60)
      if (!prices) throw new Error('it must be priced')
      expect(prices.bound).toBeLessThanOrEqual(gaps + 1e-3)
      best.slots.forEach((s, m) => {
        const toll = s === -1 ? 0 : (prices.placeTolls[m * problem.S + s] ?? 0)
        expect(toll).toBeLessThanOrEqual(gaps - prices.bound + 1e-3)
      })
    },
  )
})

describe('the search near the bound', () => {
  it.each(Array.from({ length: 60 }, (_, i) => i + 600))(
    'finds the fewest gaps and proves them, by itself (tiny event %i)',
    (seed) => {
      const { problem, best, goal } = tiny(seed)
      const plan = anyPlan(problem)
      const prices = priceDays(problem, goal, plan, linear, 10)
      const start = nothing(problem, best.gaps + 4)
      withGapSearch(problem, goal, plan, start, logic, quietly(), (search) => {
        if (!prices) throw new Error('a tiny event must be priced')
        search.takeOver({ tight: search.best, least: prices.least })
        const narrow = new NarrowSearch(search, problem, { goal, plan, prices }, logic, quietly())
        for (let step = 0; step < 200 && !search.isDone(); step++) {
          narrow.step()
          expect(search.least).toBeLessThanOrEqual(best.gaps)
        }
        const { slots, delegates } = search.best
        expect(new Timetable(problem, slots, delegates).gaps).toBe(best.gaps)
      })
    },
  )

  it('finds the gaps of a planted event from nothing', () => {
    const { problem, plan, goal, best, gaps } = planted('crowded')
    const start = { ...best, slots: new Int32Array(problem.M).fill(-1), gaps: best.gaps + 30 }
    withGapSearch(problem, goal, plan, start, logic, quietly(), (search) => {
      const task = { goal, plan, turn: 0, seconds: () => 60 }
      const near = new NearBound(search, problem, task, linear, logic, quietly())
      for (let turn = 0; turn < 60 && !search.isDone(); turn++) near.turn(1_000)
      expect([search.best.gaps, search.least]).toEqual([gaps, gaps])
    })
  })

  it('only proves where days can not be priced', () => {
    const { problem, best, goal } = bestOf(entangled)
    const plan = holding([0, 1, 2, 3, 4, 5])
    withGapSearch(problem, goal, plan, nothing(problem, 20), logic, quietly(), (search) => {
      const task = { goal, plan, turn: 0, seconds: () => 0 }
      const near = new NearBound(search, problem, task, null, logic, quietly())
      for (let turn = 0; turn < 10 && !search.isDone(); turn++) near.turn(1_000)
      expect([search.best.gaps, search.least]).toEqual([best.gaps, best.gaps])
    })
  })
})
