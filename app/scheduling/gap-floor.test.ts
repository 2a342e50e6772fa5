import { beforeAll, describe, expect, it } from 'vitest'
import { bruteForce } from './brute-force'
import { gapsByHeld, leastGaps } from './gap-floor'
import { loadLinearSolver } from './highs.server'
import type { Instance } from './instance'
import type { SolveLinear } from './linear'
import { parseInstance } from './parse'
import { compile } from './problem'
import { aDay, anEvent, aTinyEvent } from './test-events'

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
