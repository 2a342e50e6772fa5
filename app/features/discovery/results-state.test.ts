import { beforeAll, describe, expect, it } from 'vitest'
import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { aContext } from '#app/platform/testing.server'
import { warmUpVocabulary } from '#search/warm-up'
import { readComparisonState } from './comparison-state'
import type { FacetValue } from './model'
import { addressOf, queryToKeep, readParameters } from './parameters'
import { readComparison } from './read-comparison.server'
import { readConcept } from './read-concept.server'
import { searchListings } from './search-listings.server'

beforeAll(() => warmUpVocabulary(), 120_000)

const parametersOf = (query: string) => readParameters(new URLSearchParams(query))

function aMarket() {
  const ctx = aContext({ locale: 'en' })
  const owner = createOrganisation(ctx, {
    legalName: { ko: '(주)한빛' },
    country: 'KR',
  })
  const offer = (title: string, status: 'published' | 'draft' = 'published') =>
    createTechnology(
      ctx,
      { organisationId: owner.id, sourceLocale: 'ko', title: { ko: title }, trl: title.length % 9 },
      { status },
    )
  return { ctx, owner, offer }
}

const flat = (values: FacetValue[]): FacetValue[] =>
  values.flatMap((value) => [value, ...flat(value.narrower)])

describe('the address of a page of results', () => {
  it('forgets what makes no sense and keeps the rest, whatever the order', () => {
    const odd = parametersOf('view=globe&compare=a,b,c,d,e&compare=%22x&page=-1&sort=up&q=ống')
    expect(odd).toMatchObject({
      view: 'list',
      compare: ['a', 'b', 'c', 'd'],
      page: 1,
      sort: 'relevance',
    })
    const state = 'q=%E1%BB%91ng&without=place%3Avn-hue&concept=water&place=VN&sort=trl&view=map'
    expect(addressOf('', parametersOf(state))).toBe(`?${state}`)
  })
  it('stays on its page while technologies are chosen for comparison, and no longer when the hits change', () => {
    const parameters = parametersOf('q=x&page=3')
    expect(addressOf('/t', parameters, { compare: ['a'] })).toBe('/t?q=x&page=3&compare=a')
    expect(addressOf('/t', parameters, { sort: 'trl' })).toBe('/t?q=x&sort=trl')
  })
  it('is saved without its page and what was put side by side', () => {
    expect(queryToKeep(new URLSearchParams('compare=a&page=4&q=x&unknown=1'))).toBe('q=x')
  })
})

describe('words with several senses', () => {
  const chipsFor = async (query: string) => {
    const { ctx } = aMarket()
    return (await searchListings(ctx, 'technology', parametersOf(query))).chips
  }
  it('are one chip whose menu has an address for each sense', async () => {
    const [chip, ...others] = await chipsFor('q=leak')
    expect(others).toEqual([])
    expect(chip?.senses?.length).toBeGreaterThan(1)
    const sense = chip?.senses?.find(
      ({ without }) => !without.includes('concept:water.leak-detection'),
    )
    const chosen = await chipsFor(
      `q=leak&${new URLSearchParams(sense?.without.map((key) => ['without', key])).toString()}`,
    )
    expect(chosen).toHaveLength(1)
    expect(chosen[0]?.label).toBe(sense?.label)
    expect(chosen[0]?.senses?.filter((one) => one.chosen).map((one) => one.label)).toEqual([
      sense?.label,
    ])
  })
  it('are no chip once all senses are taken out', async () => {
    const [chip] = await chipsFor('q=leak')
    const without = new URLSearchParams(chip?.removes?.map((key) => ['without', key])).toString()
    expect(await chipsFor(`q=leak&${without}`)).toEqual([])
  })
  it('leave a query without any alone', async () => {
    expect((await chipsFor('q=leak detection')).some(({ senses }) => senses)).toBe(false)
  })
})

describe('trees of filters', () => {
  it('count a listing at its concept and all above it, and narrow by the narrowest that is chosen', async () => {
    const { ctx, offer } = aMarket()
    offer('누수 탐지 센서')
    offer('하수 처리 장치')
    const all = await searchListings(ctx, 'technology', parametersOf('concept=water'))
    const tree = flat(all.facets.find(({ facet }) => facet === 'concept')?.values ?? [])
    expect(tree.find(({ value }) => value === 'water')).toMatchObject({
      count: 2,
      chosen: true,
      open: true,
    })
    const both = await searchListings(
      ctx,
      'technology',
      parametersOf('concept=water&concept=water.leak-detection'),
    )
    expect([all.total, both.total]).toEqual([2, 1])
    expect(both.applied.map(({ value }) => value)).toEqual(['water', 'water.leak-detection'])
  })
  it('put a province below its country, with the former ones it contains', async () => {
    const { ctx, owner } = aMarket()
    const need = { organisationId: owner.id, sourceLocale: 'vi' as const }
    createNeed(
      ctx,
      { ...need, title: { vi: 'Chiếu sáng' }, province: 'Bình Dương' },
      { status: 'open' },
    )
    const { facets, map } = await searchListings(ctx, 'need', parametersOf('place=VN&view=map'))
    const [country] = facets.find(({ facet }) => facet === 'place')?.values ?? []
    expect(country).toMatchObject({ value: 'VN', count: 1, chosen: true })
    expect(country?.narrower).toMatchObject([{ value: 'vn-hcm', count: 1 }])
    expect(country?.narrower[0]?.note).toContain('Bình Dương')
    expect(map).toMatchObject({ 'vn-hcm': 1 })
  })
})

describe('putting technologies side by side', () => {
  const compared = (ctx: Context, slugs: string[]) =>
    readComparison(ctx, readComparisonState(new URLSearchParams({ ids: slugs.join(',') })))

  it('leaves out what is not public, and says so', () => {
    const { ctx, offer } = aMarket()
    const [seen, hidden] = [offer('누수 탐지 센서'), offer('비공개 장치', 'draft')]
    const visitor = { ...ctx, actor: { kind: 'visitor' as const } }
    expect(compared(visitor, [seen.slug, hidden.slug, 'no-such'])).toMatchObject({
      columns: [{ slug: seen.slug }],
      rows: [],
      gone: 2,
    })
  })
  it('puts rows that differ before those that are the same', () => {
    const { ctx, offer } = aMarket()
    const { rows } = compared(ctx, [offer('누수 탐지 센서').slug, offer('하수 처리').slug])
    expect(rows.find(({ id }) => id === 'trl')?.same).toBe(false)
    expect(rows.find(({ id }) => id === 'organisation')?.same).toBe(true)
    const order = rows.map(({ same }) => same)
    expect(order).toEqual([...order].sort((a, b) => Number(a) - Number(b)))
  })
})

describe('the page of a concept', () => {
  it('is not found for an id that none has', async () => {
    await expect(readConcept(aMarket().ctx, 'water.no-such')).rejects.toMatchObject({
      kind: 'notFound',
    })
  })
  it('names it in three languages, with what is above and below and how much is listed', async () => {
    const { ctx, offer } = aMarket()
    offer('누수 탐지 센서')
    const page = await readConcept(ctx, 'water.leak-detection')
    expect(page.names.map(({ locale }) => locale)).toEqual(['ko', 'vi', 'en'])
    expect(page.path[0]?.id).toBe('water')
    expect(page.counts).toEqual({ technologies: 1, needs: 0 })
    expect(page.technologies).toHaveLength(1)
    expect((await readConcept(ctx, 'water')).narrower[0]?.technologies).toBe(1)
  })
})
