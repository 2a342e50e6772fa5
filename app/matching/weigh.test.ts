import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWeights } from './compare'
import { bandOf, BANDS, precisionByBand } from './precision'
import { CRITERIA, DEFAULT_WEIGHTS } from './types'
import type { Blocker, Criterion, Part, Weights } from './types'
import { weigh } from './weigh'

const reason = { code: 'text.far', params: {} }
const parts = (values: Partial<Record<Criterion, number>>, others = 1): Part[] =>
  CRITERIA.map((criterion) => ({
    criterion,
    weight: DEFAULT_WEIGHTS[criterion],
    value: values[criterion] ?? others,
    state: 'known',
    reason,
  }))
const judged = (values: Partial<Record<Criterion, number>> = {}, blockers: Blocker[] = []) => ({
  parts: parts(values),
  blockers,
})
const only = (...criteria: Criterion[]): Weights => ({
  ...(Object.fromEntries(CRITERIA.map((criterion) => [criterion, 0])) as Weights),
  ...Object.fromEntries(criteria.map((criterion) => [criterion, 10])),
})

describe('weighing what was judged', () => {
  it('refuses weights that are all nothing', () => {
    expect(() => weigh(judged(), only())).toThrow('weight')
  })
  it('holds a match without a common subject down, however its facts are weighed', () => {
    const factsOnly = judged({ concepts: 0, text: 0 })
    expect(weigh(factsOnly, DEFAULT_WEIGHTS).score).toBeLessThanOrEqual(25)
    expect(weigh(factsOnly, only('text', 'budget')).score).toBeLessThanOrEqual(25)
  })
  it('keeps what stands against a match, and names a partial subject once', () => {
    const expired: Blocker = { criterion: 'certificates', cap: 60, reason }
    const once = weigh(judged({ concepts: 0.2, text: 0.2 }, [expired]), DEFAULT_WEIGHTS)
    const again = weigh(once, only('concepts', 'text', 'trl'))
    expect(again.blockers.map(({ criterion }) => criterion)).toEqual(['certificates', 'concepts'])
    expect(weigh(judged({}, [expired]), DEFAULT_WEIGHTS).score).toBe(60)
  })
  it('counts weights by their share and gives points of 100', () => {
    const doubled = Object.fromEntries(
      Object.entries(DEFAULT_WEIGHTS).map(([criterion, weight]) => [criterion, 2 * weight]),
    ) as Weights
    const match = judged({ trl: 0, budget: 0.5 })
    expect(weigh(match, doubled)).toEqual(weigh(match, DEFAULT_WEIGHTS))
  })
  it('gives the same whether it starts from fresh or from kept parts', () => {
    const weightsArbitrary = fc
      .tuple(...CRITERIA.map(() => fc.integer({ min: 0, max: 100 })))
      .map(
        (list) =>
          Object.fromEntries(
            CRITERIA.map((criterion, at) => [criterion, (list[at] ?? 0) + 1]),
          ) as Weights,
      )
    fc.assert(
      fc.property(
        fc.tuple(...CRITERIA.map(() => fc.double({ min: 0, max: 1, noNaN: true }))),
        weightsArbitrary,
        weightsArbitrary,
        (values, first, second) => {
          const match = judged(
            Object.fromEntries(CRITERIA.map((criterion, at) => [criterion, values[at]])),
          )
          const direct = weigh(match, second)
          expect(weigh(weigh(match, first), second)).toEqual(direct)
          expect(direct.score).toBeGreaterThanOrEqual(0)
          expect(direct.score).toBeLessThanOrEqual(100)
          const points = direct.parts.reduce((sum, part) => sum + part.weight, 0)
          expect(points).toBeCloseTo(100, 0)
        },
      ),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('comparing two sets of weights', () => {
  it('says who moves up, who comes in and who goes out', () => {
    const matches = [
      { id: 'cheap', ...judged({ trl: 0.1 }) },
      { id: 'ripe', ...judged({ budget: 0 }) },
      { id: 'neither', ...judged({ budget: 0, trl: 0 }) },
    ]
    const moves = compareWeights(
      matches,
      only('concepts', 'text', 'budget'),
      only('concepts', 'text', 'trl'),
      1,
    )
    expect(moves.map(({ id, before, after }) => [id, before.place, after.place])).toEqual([
      ['ripe', 2, 1],
      ['cheap', 1, 2],
    ])
  })
  it('moves nothing between the same weights', () => {
    const matches = [0.9, 0.9, 0.2].map((trl, at) => ({ id: String(at), ...judged({ trl }) }))
    for (const { before, after } of compareWeights(matches, DEFAULT_WEIGHTS, DEFAULT_WEIGHTS))
      expect(after).toEqual(before)
  })
})

describe('precision by score', () => {
  it('leaves no score without a band and names no share where nobody judged', () => {
    for (let score = 0; score <= 100; score += 0.1) {
      const { from } = bandOf(score)
      expect(score).toBeGreaterThanOrEqual(from)
      expect(score).toBeLessThan(from === 80 ? 101 : from + 20)
    }
    const table = precisionByBand([
      { score: 79.9, useful: true },
      { score: 60, useful: false },
      { score: 100, useful: true },
    ])
    expect(table).toHaveLength(BANDS.length)
    expect(table.map(({ useful, notUseful, share }) => [useful, notUseful, share])).toEqual([
      [1, 0, 1],
      [1, 1, 0.5],
      [0, 0, null],
      [0, 0, null],
      [0, 0, null],
    ])
  })
})
