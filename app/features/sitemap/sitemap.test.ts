import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { needs, organisations, technologies } from '#db/schema'
import { aListing, aMatchmaking, anOrganisation } from '#app/features/requests/testing.server'
import { aContext } from '#app/platform/testing.server'
import { readSitemapIndex, readSitemapPart, robotsTxt } from './read-sitemap.server'

const ORIGIN = 'https://hanviet.example'
const locationsIn = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address.replace(ORIGIN, ''))

/** Everything that the whole list names. */
function namedIn(ctx: ReturnType<typeof aContext>): string[] {
  return locationsIn(readSitemapIndex(ctx)).flatMap((part) =>
    locationsIn(readSitemapPart(ctx, part.replace('/sitemaps/', ''))),
  )
}

describe('the list of pages for search engines', () => {
  it('names what everybody may see, in each language, and nothing else', () => {
    const ctx = aContext({ publicOrigin: ORIGIN })
    const firm = anOrganisation(ctx.db, { name: 'Hanbit' })
    const shown = aListing(ctx.db, 'technology', firm.id)
    const others = (['draft', 'inReview', 'archived'] as const).map((status) => {
      const id = aListing(ctx.db, 'technology', firm.id)
      ctx.db.update(technologies).set({ status }).where(eq(technologies.id, id)).run()
      return id
    })
    for (const visibility of ['members', 'event'] as const) {
      const id = aListing(ctx.db, 'technology', firm.id)
      ctx.db.update(technologies).set({ visibility }).where(eq(technologies.id, id)).run()
      others.push(id)
    }
    const need = aListing(ctx.db, 'need', firm.id)
    const draft = aMatchmaking({ ctx, state: 'draft' })
    const event = aMatchmaking({ ctx, state: 'registration' })
    const named = namedIn(ctx)
    for (const path of [
      ...['', '/technologies', '/needs', '/events', '/about', '/privacy'],
      ...[`/technologies/${shown}`, `/needs/${need}`, `/organisations/${firm.slug}`],
      `/events/${event.slug}`,
    ])
      for (const locale of ['ko', 'vi', 'en']) expect(named).toContain(`/${locale}${path}`)
    for (const hidden of [...others, draft.slug]) expect(named.join(' ')).not.toContain(hidden)
    expect(new Set(named).size).toBe(named.length)
  })

  it('names neither a confidential need nor an organisation that has nothing else', () => {
    const ctx = aContext({ publicOrigin: ORIGIN })
    const hidden = anOrganisation(ctx.db, { name: 'Sông Bồ', country: 'VN' })
    const need = aListing(ctx.db, 'need', hidden.id, { confidential: true })
    const named = () => namedIn(ctx).join(' ')
    expect(named()).not.toContain(need)
    expect(named()).not.toContain(hidden.slug)
    ctx.db.update(needs).set({ confidential: false }).run()
    expect(named()).toContain(need)
    expect(named()).toContain(hidden.slug)
  })

  it('says when a page changed and where it is in the other languages', () => {
    const ctx = aContext({ publicOrigin: ORIGIN })
    const firm = anOrganisation(ctx.db)
    aListing(ctx.db, 'technology', firm.id)
    ctx.db.update(organisations).set({ slug: `a&b-'c'` }).run()
    const part = readSitemapPart(ctx, 'organisations-1.xml')
    expect(part).toContain('<lastmod>2026-11-20T03:00:00.000Z</lastmod>')
    for (const [name, locale] of [
      ['ko', 'ko'],
      ['vi', 'vi'],
      ['en', 'en'],
      ['x-default', 'en'],
    ])
      expect(part).toContain(
        `<xhtml:link rel="alternate" hreflang="${name}" href="${ORIGIN}/${locale}/organisations/a&amp;b-&apos;c&apos;"/>`,
      )
  })

  it.each(['technologies-2.xml', 'technologies-0.xml', 'people-1.xml', '__proto__-1.xml', 'x'])(
    'has no part %s',
    (part) => {
      const ctx = aContext()
      const firm = anOrganisation(ctx.db)
      aListing(ctx.db, 'technology', firm.id)
      expect(() => readSitemapPart(ctx, part)).toThrowDomainError('notFound')
    },
  )

  it('asks robots to leave the rooms of people alone', () => {
    const text = robotsTxt(ORIGIN)
    for (const room of ['organiser', 'admin', 'account', 'work'])
      for (const locale of ['ko', 'vi', 'en'])
        expect(text).toContain(`Disallow: /${locale}/${room}\n`)
    expect(text).toContain('Disallow: /api/\n')
    expect(text).toContain(`Sitemap: ${ORIGIN}/sitemap.xml\n`)
  })
})
