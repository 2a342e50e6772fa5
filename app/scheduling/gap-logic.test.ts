import { beforeAll, describe, expect, it } from 'vitest'
import { loadLogic } from './cadical.server'
import { faceOf, priceOut } from './face'
import { leastGaps } from './gap-floor'
import { gapsByCounting } from './gap-counts'
import { gapsByLogic } from './gap-logic'
import { heldOf, holding } from './held-plan'
import { loadLinearSolver } from './highs.server'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { parseInstance } from './parse'
import { plant } from './plant'
import { compile } from './problem'
import { aTinyEvent, anEvent } from './test-events'
import { copyOf } from './tighten'
import { Timetable } from './timetable'
import { anyPlan, bestOf, entangled, nothing, quietly } from './test-gaps'

let linear: SolveLinear
let logic: WithLogic

beforeAll(async () => {
  linear = await loadLinearSolver()
  logic = await loadLogic()
})

describe('gaps by clauses', () => {
  it('prove what nobody alone could, and find it', () => {
    const { problem, best, goal } = bestOf(entangled)
    expect(leastGaps(problem, goal, linear, 10)).toBeLessThan(best.gaps)
    const worse = copyOf(new Timetable(problem, [0, 1, 2, 3, 3, 0]))
    const plan = holding(heldOf(worse.slots))
    const found = gapsByLogic(problem, goal, plan, worse, logic, quietly())
    expect([found?.least, found?.tight.gaps]).toEqual([best.gaps, best.gaps])
  })

  it.each(Array.from({ length: 40 }, (_, i) => i + 200))(
    'are the fewest of all schedules (tiny event %i)',
    (seed) => {
      const { problem, best, goal } = bestOf(parseInstance(aTinyEvent(seed, seed % 2 === 1)))
      const start = nothing(problem, best.gaps + 3)
      const found = gapsByLogic(problem, goal, anyPlan(problem), start, logic, quietly())
      expect(found?.least).toBe(best.gaps)
      const { slots = [], delegates } = found?.tight ?? {}
      expect(new Timetable(problem, slots, delegates).gaps).toBe(best.gaps)
    },
  )

  it('are not below a floor that is known', () => {
    const { problem, best, goal } = bestOf(entangled)
    const start = copyOf(new Timetable(problem, [0, 1, 2, 3, 3, 0]))
    const plan = holding(heldOf(start.slots))
    const found = gapsByLogic(problem, goal, plan, start, logic, quietly(start.gaps))
    expect(best.gaps).toBeLessThan(start.gaps)
    expect(found?.tight).toBe(start)
  })

  it('are left as they are where time has run out', () => {
    const { problem, goal } = bestOf(entangled)
    const start = copyOf(new Timetable(problem, [0, 1, 2, 3, 3, 0]))
    const plan = holding(heldOf(start.slots))
    const late = { ...quietly(), stopped: () => true }
    expect(gapsByLogic(problem, goal, plan, start, logic, late)?.tight).toBe(start)
  })

  it('are the planted ones of an event in which firms are full and twice as much is asked for', () => {
    const planted = plant('crowded', 1)
    const problem = compile(planted.instance)
    const goal = { must: 0, value: planted.value * problem.scale, minShare: 0 }
    const held = planted.instance.meetings.flatMap(({ id }, m) =>
      planted.slotOf.has(id) ? [m] : [],
    )
    const plan = holding(held)
    const start = nothing(problem, planted.gaps + 20)
    const found = gapsByLogic(problem, goal, plan, start, logic, quietly())
    expect([found?.least, found?.tight.gaps]).toEqual([planted.gaps, planted.gaps])
  })

  it('give up where too many meetings of too many worths may be held', () => {
    const { instance } = plant('crowded', 3)
    const problem = compile({
      ...instance,
      meetings: instance.meetings.map((meeting, i) => ({ ...meeting, value: 1000 + 7 * i })),
    })
    const goal = { must: 0, value: 700_000, minShare: 0 }
    const start = nothing(problem, 500)
    expect(gapsByLogic(problem, goal, anyPlan(problem), start, logic, quietly())).toBeNull()
  })
})

describe('what schedules of the best value keep to', () => {
  it.each(Array.from({ length: 60 }, (_, i) => i + 300))(
    'leaves them all that differs (tiny event %i)',
    (seed) => {
      const { problem, best, goal } = bestOf(parseInstance(aTinyEvent(seed, seed % 2 === 1)))
      const priced = priceOut(problem, goal.must, linear, 9)
      if (!priced) throw new Error('the program has no prices')
      const face = faceOf(problem, priced, goal.value)
      const start = nothing(problem, best.gaps + 3)
      const found = gapsByLogic(face.problem, goal, face.plan, start, logic, quietly())
      expect(found?.least).toBe(best.gaps)
    },
  )
})

describe('gaps by counting', () => {
  it('know that people must wait where every table is taken', () => {
    // Three on each side with two meetings each, and two tables: in three slots all are full.
    const pairs = [1, 2, 3].flatMap((a) => [1, 2, 3].filter((b) => b !== a).map((b) => [a, b]))
    const event = anEvent(
      3,
      pairs.map(([a = 0, b = 0]) => [a, b]),
      { tables: [{ id: 'T1' }, { id: 'T2' }] },
    )
    const { problem, best, goal } = bestOf(event)
    const plan = holding(problem.holdable.reduce<number[]>((l, h, m) => (h ? [...l, m] : l), []))
    expect(leastGaps(problem, goal, linear, 9)).toBe(0)
    expect(best.gaps).toBeGreaterThan(0)
    expect(gapsByCounting(problem, goal, plan, linear, 9)).toBe(best.gaps)
  })

  it.each(Array.from({ length: 40 }, (_, i) => i + 500))(
    'are never above the fewest of all schedules (tiny event %i)',
    (seed) => {
      const { problem, best, goal } = bestOf(parseInstance(aTinyEvent(seed, seed % 2 === 1)))
      const counted = gapsByCounting(problem, goal, anyPlan(problem), linear, 9)
      expect(counted).toBeLessThanOrEqual(best.gaps)
    },
  )
})
