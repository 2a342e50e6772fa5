import { beforeEach, describe, expect, it } from 'vitest'
import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import { csvOf } from '#app/platform/files/write-list.server'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { comparisonQuery, readComparisonState } from './comparison-state'
import { exportComparison } from './export-comparison.server'
import { readComparison } from './read-comparison.server'
import { sharesOf, totalOf } from './weigh-comparison'
import type { Weighable } from './weigh-comparison'

const state = (query: string) => readComparisonState(new URLSearchParams(query))

describe('the address of a comparison', () => {
  it('reads what makes sense and leaves out the rest', () => {
    expect(state('ids=a,b&ids=c&w-trl=5&w-price=0&w-delivery=6&w-language=x&need=%3Cb%3E')).toEqual(
      {
        slugs: ['a', 'b', 'c'],
        isCut: false,
        need: null,
        weights: { trl: 5, price: 0 },
      },
    )
    expect(state('ids=a,b,c,d,e')).toMatchObject({ slugs: ['a', 'b', 'c', 'd'], isCut: true })
    expect(state('')).toMatchObject({ slugs: [], isCut: false })
    expect(state('w-trl=-1&w-price=1.5&w-language=').weights).toEqual({})
  })
  it('gives the same state back', () => {
    const given = state('ids=a,b&need=leaks&w-trl=5&w-concepts=0')
    expect(state(comparisonQuery(given).slice(1))).toEqual(given)
  })
})

const aWeighable = (given: Partial<Weighable>): Weighable => ({
  trl: null,
  certificates: [],
  references: [],
  price: null,
  deliveryWeeks: null,
  locales: [],
  ...given,
})

describe('weighing', () => {
  it('tells what is unknown apart from what failed', () => {
    const shares = sharesOf(
      [
        aWeighable({ certificates: [{ term: 'expired' }], locales: ['ko'] }),
        aWeighable({ certificates: [{ term: 'valid' }], locales: ['en'], trl: 9 }),
        aWeighable({}),
      ],
      'ko',
    )
    expect(shares.certificates).toEqual([0, 1, null])
    expect(shares.trl).toEqual([null, 1, null])
    expect(shares.language).toEqual([1, 0.5, 0])
  })
  it('compares prices of one currency and unit only', () => {
    const cheap = aWeighable({ price: { max: 100, currency: 'USD' } })
    const dear = aWeighable({ price: { min: 100, max: 200, currency: 'USD' } })
    const other = aWeighable({ price: { max: 100, currency: 'KRW' } })
    expect(sharesOf([cheap, dear, aWeighable({})], 'en').price).toEqual([1, 0.5, null])
    expect(sharesOf([cheap, dear, other], 'en').price).toEqual([null, null, null])
    const perUnit = aWeighable({ price: { max: 1, currency: 'USD', unit: 'm' } })
    expect(sharesOf([cheap, perUnit], 'en').price).toEqual([null, null])
  })
  it('counts weights by their share, and says what the unknown could add', () => {
    const parts = [
      { weight: 3, share: 1 },
      { weight: 1, share: null },
      { weight: 0, share: null },
    ]
    expect(totalOf(parts)).toEqual({ score: 75, atMost: 100, unknown: 1 })
    expect(totalOf([{ weight: 0, share: 1 }])).toBeNull()
  })
})

describe('a comparison', () => {
  let ctx: Context
  let buyer: { id: string }
  let slugs: string[]
  beforeEach(() => {
    ctx = aContext()
    const maker = createOrganisation(ctx, { legalName: { en: 'Hanbit' }, country: 'KR' })
    buyer = createOrganisation(ctx, { legalName: { en: 'Song Bo' }, country: 'VN' })
    slugs = [
      { title: { en: '=Leak detection sensor' }, trl: 9 },
      { title: { en: 'Leak detection robot' } },
    ].map(
      (given) =>
        createTechnology(
          ctx,
          { organisationId: maker.id, sourceLocale: 'en', ...given },
          { status: 'published' },
        ).slug,
    )
  })
  const query = (more = '') => state(`ids=${slugs.join(',')}${more}`)
  const visitor = () => as(ctx, { kind: 'visitor' })

  it('of fewer than two weighs nothing', () => {
    expect(readComparison(visitor(), state(`ids=${slugs[0]}`))).toMatchObject({
      weighing: null,
      rows: [],
    })
    expect(exportComparison(visitor(), state(''))).toHaveLength(2)
  })

  it('scores by the weights in the address, with the parts shown', () => {
    const { weighing } = readComparison(
      visitor(),
      query('&w-trl=5&w-certificates=0&w-references=0&w-price=0&w-delivery=0&w-language=0'),
    )
    expect(weighing?.totals).toEqual([
      { score: 100, atMost: 100, unknown: 0 },
      { score: 0, atMost: 100, unknown: 1 },
    ])
    const trl = weighing?.rows.find(({ criterion }) => criterion === 'trl')
    expect(trl).toMatchObject({
      weight: 5,
      same: false,
      cells: [
        { points: 5, text: 'TRL 9' },
        { points: null, share: null, text: '' },
      ],
    })
    const none = readComparison(
      visitor(),
      query('&w-trl=0&w-certificates=0&w-references=0&w-price=0&w-delivery=0&w-language=0'),
    )
    expect(none.weighing?.totals).toEqual([null, null])
  })

  it('is weighed against a need of the reader’s own, never of others', () => {
    const { slug } = createNeed(
      ctx,
      {
        organisationId: buyer.id,
        sourceLocale: 'en',
        title: { en: 'Leak detection' },
        minTrl: 8,
        confidential: true,
      },
      { status: 'open' },
    )
    const own = as(ctx, aPerson(ctx.db, { member: { organisationId: buyer.id, role: 'viewer' } }))
    const { weighing } = readComparison(own, query(`&need=${slug}&w-trl=5`))
    expect(weighing?.need?.slug).toBe(slug)
    const trl = weighing?.rows.find(({ criterion }) => criterion === 'trl')
    expect(trl).toMatchObject({ weight: 5, cells: [{ share: 1 }, { share: null }] })
    for (const other of [visitor(), as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))]) {
      const read = readComparison(other, query(`&need=${slug}`))
      expect(read.weighing).toMatchObject({ need: null, needs: [] })
      expect(JSON.stringify(read)).not.toContain(buyer.id)
    }
  })

  it('goes out as text: scores, parts and facts, nothing a formula', () => {
    const rows = exportComparison({ ...visitor(), locale: 'ko' }, query('&w-trl=5'))
    expect(rows[0]?.slice(2)).toEqual(['=Leak detection sensor', 'Leak detection robot'])
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([4]))
    expect(rows.find(([label]) => label === '기술성숙도')).toEqual([
      '기술성숙도',
      '5',
      '5 · TRL 9',
      '알 수 없음',
    ])
    expect(csvOf(rows)).toContain(",'=Leak detection sensor,")
  })
})
