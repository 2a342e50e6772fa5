import { describe, expect, it } from 'vitest'
import { exclusions, matches, searchFacets } from '#db/schema'
import { createNeed, createTechnology, readNeed, readTechnology } from '#app/features/catalogue'
import { readPublicEvent } from '#app/features/events'
import {
  countMatchesForNeed,
  readMatchesForNeed,
  readMatchesForTechnology,
} from '#app/features/matching'
import { createOrganisation, readOrganisation } from '#app/features/organisations'
import { aMatchmaking } from '#app/features/requests/testing.server'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { readComparisonState } from './comparison-state'
import { readParameters } from './parameters'
import { findCompared, readComparison } from './read-comparison.server'
import { readConcept } from './read-concept.server'
import { readHome } from './read-home.server'
import { searchListings } from './search-listings.server'
import { suggestSearches } from './suggest-searches.server'

/** Two Korean suppliers, two Vietnamese buyers, each with a listing about leaks; everything public. */
function aMarket() {
  const ctx = aContext()
  const firm = (name: string, country: 'KR' | 'VN', place: string) =>
    createOrganisation(ctx, { legalName: { en: name }, country, province: place })
  const firms = {
    hanbit: firm('Hanbit Sensors', 'KR', '서울'),
    garam: firm('Garam Pipes', 'KR', '부산'),
    songBo: firm('Song Bo Water', 'VN', 'Huế'),
    daNang: firm('Da Nang Water', 'VN', 'Đà Nẵng'),
  }
  const offer = (owner: { id: string }, title: string) =>
    createTechnology(
      ctx,
      { organisationId: owner.id, sourceLocale: 'en', title: { en: title }, trl: 9 },
      { status: 'published' },
    )
  const want = (owner: { id: string }, title: string, confidential = false) =>
    createNeed(
      ctx,
      {
        organisationId: owner.id,
        sourceLocale: 'en',
        title: { en: title },
        confidential,
        province: 'Đà Nẵng',
      },
      { status: 'open' },
    )
  const listings = {
    sensor: offer(firms.hanbit, 'Acoustic leak detection sensor'),
    robot: offer(firms.garam, 'Leak detection robot'),
    songBoNeed: want(firms.songBo, 'Leak detection in Huế'),
    daNangNeed: want(firms.daNang, 'Leak detection in Đà Nẵng'),
    secret: want(firms.daNang, 'Quiet leak detection', true),
  }
  for (const need of [listings.songBoNeed, listings.daNangNeed])
    for (const technology of [listings.sensor, listings.robot])
      ctx.db
        .insert(matches)
        .values({
          needId: need.id,
          technologyId: technology.id,
          score: 80,
          parts: [],
          blockers: [],
          computedAt: TEST_NOW,
        })
        .onConflictDoUpdate({
          target: [matches.needId, matches.technologyId],
          set: { score: 80 },
        })
        .run()
  const of = (organisation: { id: string }) =>
    as(ctx, aPerson(ctx.db, { member: { organisationId: organisation.id, role: 'viewer' } }))
  const exclude = (by: { id: string }, other: { id: string }) =>
    ctx.db
      .insert(exclusions)
      .values({ organisationId: by.id, excludedOrganisationId: other.id, createdAt: TEST_NOW })
      .run()
  return { ctx, firms, listings, of, exclude, visitor: as(ctx, { kind: 'visitor' }) }
}

const searched = (ctx: Context, kind: 'technology' | 'need', query: string) =>
  searchListings(ctx, kind, readParameters(new URLSearchParams(query)))
const titles = (lines: { title: { text: string } }[]) => lines.map(({ title }) => title.text).sort()
const leaks = 'water.leak-detection'

describe.each([
  ['that it stated itself', (by: { id: string }, other: { id: string }) => [by, other] as const],
  ['that the other stated', (by: { id: string }, other: { id: string }) => [other, by] as const],
])('an exclusion %s', (_who, sides) => {
  function apart() {
    const market = aMarket()
    const { hanbit, garam, daNang } = market.firms
    market.exclude(...sides(hanbit, daNang))
    market.exclude(...sides(hanbit, garam))
    return { ...market, reader: market.of(hanbit) }
  }

  it('holds in results, their number and their filters', async () => {
    const { reader, visitor, firms } = apart()
    const offers = await searched(reader, 'technology', 'q=leak detection')
    expect(titles(offers.results)).toEqual(['Acoustic leak detection sensor'])
    expect(offers.total).toBe(1)
    expect(JSON.stringify(offers)).not.toContain('Garam')
    const browsed = await searched(reader, 'need', 'place=vn-dn')
    // A confidential need that went missing would say whose it is.
    expect(titles(browsed.results)).toEqual(['Leak detection in Huế', 'Quiet leak detection'])
    expect(browsed.total).toBe(2)
    const byOwner = await searched(reader, 'technology', `organisation=${firms.garam.id}`)
    expect(byOwner.total).toBe(0)
    expect((await searched(visitor, 'technology', 'q=leak detection')).total).toBe(2)
  })

  it('holds on the home page: newest needs, sectors, maps and firms', async () => {
    const { reader, visitor } = apart()
    const [own, everybody] = [await readHome(reader), await readHome(visitor)]
    expect(titles(own.newNeeds)).toEqual(['Leak detection in Huế', 'Quiet leak detection'])
    expect([own.firms, everybody.firms]).toEqual([1, 2])
    expect([own.needs, everybody.needs]).toEqual([2, 3])
    expect(own.technologiesByPlace).toEqual({ 'kr-se': 1 })
    expect(own.needsByPlace['vn-dn']).toBe(2)
    expect(everybody.needsByPlace['vn-dn']).toBe(3)
    expect(own.newNeeds.map((need) => need.matches)).toContain(1)
  })

  it('holds on the page of a concept, its counts too', async () => {
    const { ctx, reader, visitor } = apart()
    const concept = ctx.db
      .select({ value: searchFacets.value })
      .from(searchFacets)
      .all()
      .some(({ value }) => value === leaks)
    expect(concept).toBe(true)
    const page = await readConcept(reader, leaks)
    expect(page.counts).toEqual({ technologies: 1, needs: 2 })
    expect(JSON.stringify(page)).not.toMatch(/Garam|in Đà Nẵng/)
    expect((await readConcept(visitor, leaks)).counts).toEqual({ technologies: 2, needs: 3 })
  })

  it('holds in what the search box proposes', async () => {
    const { reader, visitor } = apart()
    const proposed = async (ctx: Context, q: string) =>
      JSON.stringify(await suggestSearches(ctx, { q, in: 'technologies' }))
    expect(await proposed(visitor, 'garam')).toContain('Garam Pipes')
    expect(await proposed(reader, 'garam')).not.toContain('Garam')
    expect(await proposed(visitor, 'leak detection r')).toContain('robot')
    expect(await proposed(reader, 'leak detection r')).not.toContain('robot')
  })

  it('holds in the comparison, which says only that something is not to be seen', () => {
    const { reader, listings } = apart()
    const slugs = [listings.sensor.slug, listings.robot.slug]
    const comparison = readComparison(
      reader,
      readComparisonState(new URLSearchParams({ ids: slugs.join(',') })),
    )
    expect(comparison.columns).toHaveLength(1)
    expect(comparison.gone).toBe(1)
    expect(JSON.stringify(comparison)).not.toMatch(/Garam|robot/)
    expect(findCompared(reader, slugs)).toHaveLength(1)
  })

  it('holds among what fits, on both sides, and in its number', () => {
    const { reader, visitor, listings } = apart()
    expect(titles(readMatchesForNeed(reader, listings.songBoNeed.id))).toEqual([
      'Acoustic leak detection sensor',
    ])
    expect(countMatchesForNeed(reader, listings.songBoNeed.id)).toBe(1)
    expect(countMatchesForNeed(visitor, listings.songBoNeed.id)).toBe(2)
    expect(titles(readMatchesForTechnology(reader, listings.sensor.id))).toEqual([
      'Leak detection in Huế',
    ])
  })

  it('hides the pages themselves as if they were not there', () => {
    const { reader, firms, listings } = apart()
    expect(() => readOrganisation(reader, firms.daNang.slug)).toThrowDomainError('notFound')
    expect(() => readTechnology(reader, listings.robot.slug)).toThrowDomainError('notFound')
    expect(() => readNeed(reader, listings.daNangNeed.slug)).toThrowDomainError('notFound')
    expect(readNeed(reader, listings.secret.slug).owner).toBeNull()
  })
})

it('an exclusion holds in the list of who comes to an event', () => {
  const { ctx, slug, join } = aMatchmaking()
  const [hanbit, songBo] = [join({ name: 'Hanbit' }), join({ name: 'Song Bo', country: 'VN' })]
  ctx.db
    .insert(exclusions)
    .values({
      organisationId: songBo.organisationId,
      excludedOrganisationId: hanbit.organisationId,
      createdAt: TEST_NOW,
    })
    .run()
  const names = (reader: Context) =>
    readPublicEvent(reader, slug).participants.map((one) => one.name)
  expect(names(hanbit.as)).toEqual(['Hanbit'])
  expect(names(songBo.as)).toEqual(['Song Bo'])
  expect(names(as(ctx, { kind: 'visitor' }))).toEqual(['Hanbit', 'Song Bo'])
})
