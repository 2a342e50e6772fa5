import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchDocument } from '#db/schema'
import { keptBy, stateOf } from './conditions'
import type { Condition } from './conditions'

const aListing = (given: Partial<SearchDocument>): SearchDocument => ({
  id: 'l',
  kind: 'technology',
  slug: 'l',
  organisationId: 'o',
  organisationNames: ['O'],
  sourceLocale: 'ko',
  locales: ['ko'],
  title: {},
  summary: {},
  titleTokens: '',
  bodyTokens: '',
  concepts: {},
  meaning: {},
  places: [],
  country: 'KR',
  trl: null,
  certifications: [],
  cooperationModes: [],
  projectStage: null,
  fundingSource: null,
  money: null,
  deliveryWeeks: null,
  deadline: null,
  quantities: [],
  updatedAt: 0,
  ...given,
})

describe('what a query asks of the fields of a listing', () => {
  const underFiveBillion: Condition = {
    kind: 'money',
    range: { max: 5_000_000_000, currency: 'VND' },
  }
  it.each<[string, Condition, Partial<SearchDocument>, 'met' | 'unmet' | 'unknown']>([
    ['a price below', underFiveBillion, { money: { min: 1_000_000_000, currency: 'VND' } }, 'met'],
    [
      'a price above',
      underFiveBillion,
      { money: { min: 9_000_000_000, currency: 'VND' } },
      'unmet',
    ],
    ['a price in won', underFiveBillion, { money: { min: 200_000_000, currency: 'KRW' } }, 'met'],
    ['cents of a dollar', underFiveBillion, { money: { min: 100_000_00, currency: 'USD' } }, 'met'],
    ['no price', underFiveBillion, {}, 'unknown'],
    [
      'one sum: what a buyer can pay at most',
      { kind: 'money', range: { min: 500, max: 500, currency: 'KRW' } },
      { money: { min: 100, max: 300, currency: 'KRW' } },
      'met',
    ],
    [
      'a budget of about that size',
      { kind: 'money', range: { min: 500, max: 500, currency: 'KRW' } },
      { kind: 'need', money: { max: 100, currency: 'KRW' } },
      'unmet',
    ],
    ['delivery in time', { kind: 'delivery', max: 90 }, { deliveryWeeks: 12 }, 'met'],
    ['delivery too late', { kind: 'delivery', max: 90 }, { deliveryWeeks: 14 }, 'unmet'],
    [
      'a deadline in the quarter',
      { kind: 'deadline', from: '2027-04-01', to: '2027-06-30' },
      { kind: 'need', deadline: '2027-06-30' },
      'met',
    ],
    ['other money', { kind: 'funding', source: 'oda' }, { fundingSource: 'ppp' }, 'unmet'],
    ['the stage', { kind: 'stage', stage: 'operation' }, { projectStage: 'operation' }, 'met'],
    [
      'a capacity of that size',
      { kind: 'quantity', value: 5000, unit: 'm3/day' },
      { quantities: [{ value: 8000, unit: 'm3/day' }] },
      'met',
    ],
    [
      'a capacity in another unit says nothing',
      { kind: 'quantity', value: 5000, unit: 'm3/day' },
      { quantities: [{ value: 5000, unit: 'kW' }] },
      'unknown',
    ],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, aListing(given))).toBe(state)
  })
  it('weighs an unknown field less than an unmet one, whatever is asked', () => {
    const kinds = ['money', 'delivery', 'deadline', 'funding', 'stage', 'quantity'] as const
    for (const kind of kinds) {
      const condition = { kind } as Condition
      expect(keptBy(condition, 'unknown')).toBeGreaterThan(keptBy(condition, 'unmet'))
    }
  })
  it('takes any sum at least as high for as good: a higher limit loses no price', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (price, limit, more) => {
        const listing = aListing({ money: { min: price, max: price, currency: 'KRW' } })
        const under = (max: number): Condition => ({
          kind: 'money',
          range: { max, currency: 'KRW' },
        })
        if (stateOf(under(limit), listing) === 'met')
          expect(stateOf(under(limit + more), listing)).toBe('met')
      }),
      { seed: 7 },
    )
  })
})
