import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadLogic } from './cadical.server'
import { atLeast, atMost, atMostOne, sumOf, weighsAtLeast } from './clauses'
import type { Logic, WithLogic } from './logic'

let withLogic: WithLogic
beforeAll(async () => {
  withLogic = await loadLogic()
})

const MANY = 1_000_000

/** For each way to make `n` literals true or false: can the rest of what was said be true as well? */
function allowed(n: number, say: (logic: Logic, literals: number[]) => void): boolean[] {
  return withLogic(
    () => false,
    (logic) => {
      const literals = Array.from({ length: n }, () => logic.variable())
      say(logic, literals)
      return waysOf(n).map(
        (way) =>
          logic.solve(
            literals.map((literal, i) => (way[i] ? literal : -literal)),
            MANY,
          ) === 'found',
      )
    },
  )
}

const waysOf = (n: number): boolean[][] =>
  Array.from({ length: 2 ** n }, (_, way) =>
    Array.from({ length: n }, (_, i) => ((way >> i) & 1) === 1),
  )
const countOf = (way: boolean[]) => way.filter(Boolean).length

describe('clauses that count', () => {
  it.each([1, 2, 4, 5, 7, 8])('allow one of %i at most', (n) => {
    expect(allowed(n, atMostOne)).toEqual(waysOf(n).map((way) => countOf(way) <= 1))
  })

  it('allow at most, or at least, so many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: -1, max: 8 }), (n, limit) => {
        expect(allowed(n, (logic, list) => atMost(logic, list, limit))).toEqual(
          waysOf(n).map((way) => countOf(way) <= limit),
        )
        expect(allowed(n, (logic, list) => atLeast(logic, list, limit))).toEqual(
          waysOf(n).map((way) => countOf(way) >= limit),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('tell sums exactly, or as no less than they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (n, most) => {
        for (const way of waysOf(n)) {
          const sums = withLogic(
            () => false,
            (logic) => {
              const literals = way.map(() => logic.variable())
              const units = literals.map((literal) => [literal])
              const [up, exact] = [sumOf(logic, units, most), sumOf(logic, units, n, true)]
              literals.forEach((literal, i) => logic.add([way[i] ? literal : -literal]))
              const isForced = (literal: number) => logic.solve([-literal], MANY) === 'impossible'
              return {
                up: up.map(isForced),
                exact: exact.map((literal) =>
                  isForced(literal) ? 1 : isForced(-literal) ? -1 : 0,
                ),
              }
            },
          )
          const count = countOf(way)
          expect(sums.up).toEqual(sums.up.map((_, i) => i < count))
          expect(sums.exact).toEqual(sums.exact.map((_, i) => (i < count ? 1 : -1)))
        }
      }),
      { numRuns: 12 },
    )
  })

  it('allow what weighs enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -2, max: 40 }),
        (weights, least) => {
          const ways = allowed(weights.length, (logic, list) =>
            expect(weighsAtLeast(logic, list, weights, least)).toBe(true),
          )
          const weigh = (way: boolean[]) =>
            weights.reduce((sum, weight, i) => sum + (way[i] ? weight : 0), 0)
          expect(ways).toEqual(waysOf(weights.length).map((way) => weigh(way) >= least))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('names what can not be assumed together', () => {
    const core = withLogic(
      () => false,
      (logic) => {
        const literals = [1, 2, 3, 4].map(() => logic.variable())
        const [a = 0, b = 0, c = 0] = literals
        logic.add([-a, -b])
        expect(logic.solve([a, c], MANY)).toBe('found')
        expect([logic.isTrue(a), logic.isTrue(b)]).toEqual([true, false])
        expect(logic.solve(literals, MANY)).toBe('impossible')
        return logic.core().map((literal) => literals.indexOf(literal))
      },
    )
    expect(core).toEqual([0, 1])
  })
})
