import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildThesaurus } from '#search/vocabulary/thesaurus'
import type { Concept } from '#search/vocabulary/concept'
import { scoreMatch } from './score-match'
import type { MatchNeed, MatchTechnology } from './types'

const concept = (id: string, broader: string[] = []): Concept => ({
  id,
  broader,
  related: [],
  scheme: 'water',
  prefLabel: { ko: id, vi: id, en: id },
  altLabel: {},
  hidden: [],
})
const thesaurus = buildThesaurus([
  concept('water'),
  concept('water.distribution', ['water']),
  concept('water.leak-detection', ['water.distribution']),
  concept('water.smart-meter', ['water.distribution']),
  concept('water.sludge', ['water']),
])
const context = { thesaurus, today: '2026-11-25' }

const aTechnology = (given: Partial<MatchTechnology> = {}): MatchTechnology => ({
  id: 't',
  concepts: { 'water.leak-detection': 1 },
  meaning: { 'water.leak-detection': 1 },
  cooperationModes: ['export'],
  trl: 9,
  certifications: [
    { type: 'netConstruction', number: '900', validTo: '2029-06-30', verification: 'verified' },
  ],
  targetRegions: ['VN'],
  price: null,
  deliveryWeeks: 10,
  locales: ['ko'],
  supplierCountry: 'KR',
  references: [{ country: 'VN', place: null, year: 2025 }],
  partnerKinds: [],
  updatedOn: '2026-10-01',
  ...given,
})
const aNeed = (given: Partial<MatchNeed> = {}): MatchNeed => ({
  id: 'n',
  concepts: { 'water.leak-detection': 1 },
  meaning: { 'water.leak-detection': 1 },
  cooperationModes: ['export'],
  minTrl: 8,
  requiredCertifications: [],
  place: 'vn-hue',
  country: 'VN',
  buyerKind: 'agency',
  budget: null,
  maxDeliveryWeeks: 12,
  readerLocale: 'vi',
  ...given,
})
const about = (concept: string) =>
  aTechnology({ concepts: { [concept]: 1 }, meaning: { [concept]: 1 } })
const part = (scored: ReturnType<typeof scoreMatch>, criterion: string) =>
  scored.parts.find((one) => one.criterion === criterion)

describe('a match of a technology and a need', () => {
  it('is held down by an expired certificate that is required, and names it', () => {
    const scored = scoreMatch(
      aTechnology({
        certifications: [
          { type: 'netConstruction', number: '1', validTo: '2025-01-01', verification: 'verified' },
        ],
      }),
      aNeed({ requiredCertifications: [{ type: 'netConstruction', text: '' }] }),
      context,
    )
    expect(scored.blockers).toEqual([
      {
        criterion: 'certificates',
        cap: 60,
        reason: { code: 'certificates.expired', params: { type: 'netConstruction' } },
      },
    ])
    expect(scored.score).toBeLessThanOrEqual(60)
  })
  it('is held back by a required certificate that nobody has verified, less than by none', () => {
    const need = aNeed({ requiredCertifications: [{ type: 'netConstruction', text: '' }] })
    const holding = (verification: 'verified' | 'unverified' | 'failed') =>
      scoreMatch(
        aTechnology({
          certifications: [{ type: 'netConstruction', number: '1', validTo: null, verification }],
        }),
        need,
        context,
      )
    const unverified = holding('unverified')
    expect(part(unverified, 'certificates')?.reason.code).toBe('certificates.unverified')
    expect(unverified.blockers).toEqual([
      {
        criterion: 'certificates',
        cap: 85,
        reason: { code: 'certificates.unverified', params: { type: 'netConstruction' } },
      },
    ])
    expect(unverified.score).toBeLessThanOrEqual(85)
    expect(unverified.score).toBeLessThan(holding('verified').score)
    expect(unverified.score).toBeGreaterThan(holding('failed').score)
  })
  it('tells unknown apart from failed', () => {
    const scored = scoreMatch(aTechnology({ deliveryWeeks: null, trl: null }), aNeed(), context)
    expect(part(scored, 'trl')).toMatchObject({ state: 'unknown', value: 0.5 })
    expect(part(scoreMatch(aTechnology({ trl: 5 }), aNeed(), context), 'trl')).toMatchObject({
      state: 'known',
      value: 0,
    })
  })
  it('is found by what the whole texts mean where no concept of theirs is the same', () => {
    const scored = scoreMatch(
      aTechnology({
        concepts: { 'water.sludge': 1 },
        meaning: { 'water.leak-detection': 0.8, 'water.sludge': 0.6 },
      }),
      aNeed(),
      context,
    )
    expect(part(scored, 'text')).toMatchObject({
      value: 0.8,
      reason: { code: 'text.near', params: { found: 'water.leak-detection' } },
    })
    expect(scored.score).toBeGreaterThan(scoreMatch(about('water.sludge'), aNeed(), context).score)
  })
  it('is blocked by a region list that leaves the country out', () => {
    const scored = scoreMatch(aTechnology({ targetRegions: ['other'] }), aNeed(), context)
    expect(scored.blockers.map((blocker) => blocker.criterion)).toContain('region')
  })
  it('does not come from facts alone', () => {
    expect(scoreMatch(about('water.sludge'), aNeed(), context).score).toBeLessThanOrEqual(25)
  })
  it('ranks the same concept above a sibling and a broader one', () => {
    const same = scoreMatch(aTechnology(), aNeed(), context).score
    const broader = scoreMatch(about('water.distribution'), aNeed(), context).score
    const sibling = scoreMatch(about('water.smart-meter'), aNeed(), context).score
    expect(same).toBeGreaterThan(broader)
    expect(broader).toBeGreaterThan(sibling)
  })
  it('is held to the share of its cap, so that two matches under the same cap keep their order', () => {
    const elsewhere = { targetRegions: ['other'] }
    const good = scoreMatch(aTechnology(elsewhere), aNeed(), context)
    const poor = scoreMatch(aTechnology({ ...elsewhere, trl: null }), aNeed(), context)
    expect(good.score).toBeLessThanOrEqual(45)
    expect(poor.score).toBeLessThan(good.score)
  })
  it('counts what the technology is mostly about: in passing is not squarely', () => {
    const inPassing = { 'water.leak-detection': 0.3, 'water.sludge': 1, 'water.smart-meter': 1 }
    expect(
      scoreMatch(
        aTechnology({
          concepts: inPassing,
          meaning: { 'water.leak-detection': 0.3, 'water.sludge': 0.95 },
        }),
        aNeed(),
        context,
      ).score,
    ).toBeLessThan(scoreMatch(aTechnology(), aNeed(), context).score - 15)
  })
  it('asks no supplier to name its own country as a market', () => {
    const need = aNeed({ place: null, country: 'KR' })
    const scored = scoreMatch(aTechnology({ targetRegions: ['VN'] }), need, context)
    expect(part(scored, 'region')?.reason.code).toBe('region.home')
    expect(scored.blockers.map(({ criterion }) => criterion)).not.toContain('region')
  })
  it('takes a reference for proof only in the same climate', () => {
    const at = (place: string) =>
      part(
        scoreMatch(
          aTechnology({ references: [{ country: 'VN', place, year: 2025 }] }),
          aNeed(),
          context,
        ),
        'climate',
      )
    expect(at('vn-cm')?.reason.code).toBe('climate.unproven')
    expect(at('vn-hn')?.reason).toEqual({ code: 'climate.proven', params: { place: 'vn-hn' } })
    expect(at('nowhere')?.state).toBe('unknown')
  })
  it('says nothing of the partner that is sought where the buyer stays hidden', () => {
    const seeking = aTechnology({ partnerKinds: ['sme'] })
    const reason = (buyerKind: MatchNeed['buyerKind']) =>
      part(scoreMatch(seeking, aNeed({ buyerKind }), context), 'reciprocity')?.reason.code
    expect(reason(null)).toBe('reciprocity.unknown')
    expect(reason('agency')).toBe('reciprocity.other')
    expect(reason('sme')).toBe('reciprocity.sought')
  })
  it('trusts a listing less the longer nobody has touched it', () => {
    const value = (updatedOn: string) =>
      part(scoreMatch(aTechnology({ updatedOn }), aNeed(), context), 'freshness')?.value ?? 0
    expect(value('2020-01-01')).toBeLessThan(value('2025-12-01'))
    expect(value('2025-12-01')).toBeLessThan(value('2026-10-01'))
  })
  it('stays within 0 and 100, and its parts within their weights', () => {
    fc.assert(
      fc.property(
        fc.record({
          trl: fc.option(fc.integer({ min: 1, max: 9 })),
          minTrl: fc.option(fc.integer({ min: 1, max: 9 })),
          weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
        }),
        ({ trl, minTrl, weight }) => {
          const scored = scoreMatch(
            aTechnology({ trl, concepts: { 'water.leak-detection': weight } }),
            aNeed({ minTrl }),
            context,
          )
          expect(scored.score).toBeGreaterThanOrEqual(0)
          expect(scored.score).toBeLessThanOrEqual(100)
          for (const one of scored.parts) expect(one.value).toBeGreaterThanOrEqual(0)
          for (const one of scored.parts) expect(one.value).toBeLessThanOrEqual(1)
          for (const blocker of scored.blockers)
            expect(scored.score).toBeLessThanOrEqual(blocker.cap)
        },
      ),
      { seed: 7, numRuns: 100 },
    )
  })
})
