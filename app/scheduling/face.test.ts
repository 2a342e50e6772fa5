import { beforeAll, describe, expect, it } from 'vitest'
import { bruteForce } from './brute-force'
import { loadLogic } from './cadical.server'
import { faceOf, priceOut } from './face'
import { searchFace } from './face-search'
import { generate } from './generate'
import { loadLinearSolver } from './highs.server'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { parseInstance } from './parse'
import { plant } from './plant'
import { compile } from './problem'
import { aTinyEvent, anEvent } from './test-events'

let linear: SolveLinear
let logic: WithLogic

beforeAll(async () => {
  linear = await loadLinearSolver()
  logic = await loadLogic()
})

function priced(event: Parameters<typeof compile>[0], musts: number) {
  const problem = compile(event)
  const prices = priceOut(problem, musts, linear, 9)
  if (!prices) throw new Error('the program has no prices')
  return { problem, prices }
}

const search = (prices: Parameters<typeof searchFace>[0], value: number) =>
  searchFace(prices, value, logic, () => false)

describe('what schedules of the most value keep to', () => {
  it.each([1, 2, 3])('leaves the planted one as it is, and little else (event %i)', (seed) => {
    const planted = plant('crowded', seed)
    const { problem, prices } = priced(planted.instance, 0)
    const { plan, problem: within } = faceOf(problem, prices, 2 * planted.value)
    const slotOf = planted.instance.meetings.map(({ id }) =>
      problem.slotIds.indexOf(planted.slotOf.get(id) ?? ''),
    )
    const held = slotOf.flatMap((s, m) => (s === -1 ? [] : [m]))
    expect(held.filter((m) => !within.domain[m]?.includes(slotOf[m] ?? -1))).toEqual([])
    expect(plan.always.filter((m) => !held.includes(m))).toEqual([])
    for (const cell of plan.full) {
      const [row, s] = [Math.floor(cell / problem.S), cell % problem.S]
      const there = held.filter((m) => slotOf[m] === s && problem.rowsOf[m]?.includes(row))
      expect(there).toHaveLength(problem.cap[cell] ?? 0)
    }
    expect(plan.isWorth).toBe(true)
    expect(plan.choice.length).toBeLessThan(held.length / 20)
  })
})

describe('the search among them', () => {
  it.each(Array.from({ length: 50 }, (_, i) => i + 700))(
    'never calls impossible what some schedule is worth (tiny event %i)',
    (seed) => {
      const event = parseInstance(aTinyEvent(seed, seed % 2 === 1))
      const best = bruteForce(event)
      const { problem, prices } = priced(event, best.must)
      const value = best.value * problem.scale
      expect(prices.bound).toBeGreaterThanOrEqual(value - 1e-3)
      expect(search(prices, value)).not.toBe('impossible')
    },
  )

  // In planted events a meeting is wished for, which counts twice its value.
  it.each([
    ['planted', plant('crowded', 1).instance, 0, 2 * plant('crowded', 1).value],
    ['over-requested', generate('clash', 2), 84, 63_213],
  ])('finds all that a %s event can be worth', (_, event, musts, value) => {
    const { problem, prices } = priced(event, musts)
    expect(Math.floor(prices.bound + 1e-3)).toBe(value)
    const found = search(prices, value)
    if (typeof found === 'string') throw new Error(found)
    const on = (m: number, j: number) => (found[j] ?? 0) * (problem.weight[m] ?? 0)
    expect(prices.meetingOf.reduce((sum, m, j) => sum + on(m, j), 0)).toBe(value)
  })

  it('shows that what is worth a little less than the bound can be impossible', () => {
    // Three who all meet each other in two slots: two meetings at most, though the program holds each by half.
    const triangle = (a: string, b: string, i: number) => ({
      id: `M${i}`,
      participants: [a, b] as [string, string],
      value: 10,
    })
    const event = {
      ...anEvent(1, [[1, 1]]),
      participants: ['A', 'B', 'C'].map((id) => ({ id, side: id })),
      meetings: [triangle('A', 'B', 1), triangle('B', 'C', 2), triangle('C', 'A', 3)],
    }
    const { prices } = priced(event, 0)
    expect(prices.bound).toBeCloseTo(30, 2)
    expect(search(prices, 30)).toBe('impossible')
    expect(search(prices, 20)).not.toBe('impossible')
  })
})
