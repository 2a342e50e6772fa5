import { beforeAll, describe, expect, it } from 'vitest'
import { bruteForce } from './brute-force'
import { gapsByHeld, leastGaps } from './gap-floor'
import { gapsByPrices } from './gap-prices'
import { proveGaps } from './gap-program'
import { loadLinearSolver } from './highs.server'
import type { Instance } from './instance'
import type { SolveLinear } from './linear'
import { parseInstance } from './parse'
import { compile } from './problem'
import { aDay, anEvent, aTinyEvent } from './test-events'
import { copyOf } from './tighten'
import { Timetable } from './timetable'

let linear: SolveLinear
beforeAll(async () => {
  linear = await loadLinearSolver()
})

const needs = (event: Instance, p = 0) => Array.from(gapsByHeld(compile(event), p))

describe('the least gaps of one participant', () => {
  it('counts the hours in which it is away between its meetings', () => {
    const people = [{ id: 'KR01', available: ['d1s1', 'd1s2', 'd1s5'] }, { id: 'VN01' }]
    const event = anEvent(
      5,
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      { participants: people },
    )
    expect(needs(event)).toEqual([0, 0, 0, 2])
  })

  it('takes no lunch for a gap, and a second day or delegate for another chance', () => {
    const away = { available: ['d1s1', 'd1s3', 'd2s1'] }
    const event = anEvent(
      3,
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      {
        slots: [...aDay(3), ...aDay(1, [], 2)],
        participants: [{ id: 'KR01', ...away }, { id: 'VN01' }],
      },
    )
    expect(needs(event)).toEqual([0, 0, 0, 1])
    const lunch = anEvent(
      2,
      [
        [1, 1],
        [1, 1],
      ],
      { slots: aDay(2, [1]) },
    )
    expect(needs(lunch)).toEqual([0, 0, 0])
    const team = { id: 'KR01', delegates: [{ id: 'A', ...away }, { id: 'B' }] }
    expect(needs({ ...event, participants: [team, { id: 'VN01' }] })).toEqual([0, 0, 0, 0])
  })

  it('keeps locked meetings within the window', () => {
    const event = anEvent(4, [
      [1, 1, { locked: { slot: 'd1s1' } }],
      [1, 2, { locked: { slot: 'd1s4' } }],
      [1, 3],
    ])
    expect(needs(event)).toEqual([Infinity, Infinity, 2, 1])
  })
})

describe('the least gaps of an event', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i + 100))(
    'is never more than the best of all schedules has (tiny event %i)',
    (seed) => {
      const event = parseInstance(aTinyEvent(seed))
      const problem = compile(event)
      const best = bruteForce(event)
      const goal = { ...best, value: best.value * problem.scale }
      expect(leastGaps(problem, goal, linear, 10)).toBeLessThanOrEqual(best.gaps)
    },
  )

  it('knows what more value costs when not all can be held', () => {
    const people = [
      { id: 'KR01', available: ['d1s1', 'd1s2', 'd1s4'] },
      { id: 'VN01' },
      { id: 'VN02' },
      { id: 'VN03' },
      { id: 'VN04' },
    ]
    const event = anEvent(
      4,
      [
        [1, 1],
        [1, 2],
        [1, 3],
        [1, 4],
      ],
      { participants: people },
    )
    const least = (value: number) =>
      leastGaps(compile(event), { must: 0, value, minShare: 0 }, linear, 10)
    expect([least(200), least(300)]).toEqual([0, 1])
  })
})

describe('the program of gaps', () => {
  /** Each pair of a triangle in two slots: somebody waits, though nobody alone would have to. */
  const entangled = anEvent(4, [
    [1, 1],
    [1, 2, { slots: ['d1s2', 'd1s4'] }],
    [2, 1, { slots: ['d1s1', 'd1s3'] }],
    [2, 2, { slots: ['d1s2', 'd1s4'] }],
    [3, 1, { slots: ['d1s4'] }],
    [3, 2, { slots: ['d1s1', 'd1s3'] }],
  ])

  it('proves what nobody alone could, and finds it', () => {
    const problem = compile(entangled)
    const best = bruteForce(entangled)
    const goal = { must: 0, value: best.value, minShare: 1 }
    expect(leastGaps(problem, goal, linear, 10)).toBeLessThan(best.gaps)
    const worse = copyOf(new Timetable(problem, [0, 1, 2, 3, 3, 0]))
    const proof = proveGaps(problem, goal, worse, linear, 10)
    expect(proof?.least).toBe(best.gaps)
    const { slots, delegates } = proof?.better ?? { slots: [] }
    expect(new Timetable(problem, slots, delegates).gaps).toBe(best.gaps)
  })

  it.each(Array.from({ length: 16 }, (_, i) => i + 200))(
    'is the best of all schedules (tiny event %i)',
    (seed) => {
      const event = parseInstance(aTinyEvent(seed, seed % 2 === 1))
      const problem = compile(event)
      const best = bruteForce(event)
      const goal = { ...best, value: best.value * problem.scale }
      const none = {
        value: 0,
        gaps: 9,
        spread: 9,
        slots: new Int32Array(problem.M).fill(-1),
        delegates: new Int32Array(),
      }
      const proof = proveGaps(problem, goal, none, linear, 10)
      expect(proof?.least).toBe(best.gaps)
      const { slots, delegates } = proof?.better ?? { slots: [] }
      expect(new Timetable(problem, slots, delegates).gaps).toBe(best.gaps)
    },
  )
})

describe('the prices of gaps', () => {
  const priced = (event: Instance, reached: number, value: number, must = 0) => {
    const problem = compile(event)
    return gapsByPrices(
      problem,
      { must, value: value * problem.scale, minShare: 0 },
      { linear, reached, floor: -9, now: () => 0, seconds: 9, stopped: () => false },
    )
  }

  it('prove what nobody alone could', () => {
    // Each of the four could be without a gap, but not both sides of every meeting.
    const event = anEvent(3, [
      [1, 1],
      [1, 2],
      [2, 1, { slots: ['d1s1', 'd1s3'] }],
      [2, 2, { slots: ['d1s1', 'd1s3'] }],
    ])
    const best = bruteForce(event)
    expect(
      leastGaps(compile(event), { must: 0, value: best.value, minShare: 1 }, linear, 9),
    ).toBeLessThan(best.gaps)
    expect(priced(event, best.gaps, best.value)).toBe(best.gaps)
  })

  it.each(Array.from({ length: 24 }, (_, i) => i + 300))(
    'are never above the best of all schedules (tiny event %i)',
    (seed) => {
      const event = parseInstance(aTinyEvent(seed, seed % 2 === 1))
      const best = bruteForce(event)
      expect(priced(event, best.gaps + 1, best.value, best.must)).toBeLessThanOrEqual(best.gaps)
    },
  )

  it('know nothing of several days', () => {
    const event = anEvent(1, [[1, 1]], { slots: [...aDay(2), ...aDay(2, [], 2)] })
    expect(priced(event, 1, 100)).toBe(0)
  })
})
