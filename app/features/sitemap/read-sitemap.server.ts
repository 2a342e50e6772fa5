import { and, asc, count, eq, inArray, ne, notInArray, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { events, listingConcepts, needs, organisations, technologies } from '#db/schema'
import { LOCALES } from '#db/domain'
import type { Locale } from '#db/domain'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'

/** Records in one part: each is an address in three languages, and a part may hold 50,000 addresses and 50 MB. */
export const PART = 5000

type Page = { path: (locale: Locale) => string; lastModified?: Date }
type Kind = { count: (ctx: Context) => number; read: (ctx: Context, offset: number) => Page[] }

const shownTechnology = and(
  eq(technologies.status, 'published'),
  eq(technologies.visibility, 'public'),
)
/** A confidential need is left out: when it came and changed would help to guess whose it is. */
const shownNeed = and(
  notInArray(needs.status, ['draft', 'inReview']),
  eq(needs.visibility, 'public'),
  eq(needs.confidential, false),
)
/** Organisations are named once something of theirs is public, so that a hidden need brings nobody up. */
const shownOrganisation = or(
  inArray(
    organisations.id,
    sql`(SELECT ${technologies.organisationId} FROM ${technologies} WHERE ${shownTechnology})`,
  ),
  inArray(organisations.id, sql`(SELECT ${needs.organisationId} FROM ${needs} WHERE ${shownNeed})`),
)
const usedConcepts = and(
  eq(listingConcepts.listingKind, 'technology'),
  inArray(
    listingConcepts.listingId,
    sql`(SELECT id FROM ${technologies} WHERE ${shownTechnology})`,
  ),
)

const KINDS: Record<string, Kind> = {
  pages: {
    count: () => 1,
    read: () =>
      (['home', 'technologies', 'needs', 'events', 'about', 'privacy'] as const).map((page) => ({
        path: (locale) => {
          const address = paths(locale)[page]
          return typeof address === 'string' ? address : address()
        },
      })),
  },
  technologies: ofTable(technologies, shownTechnology, 'technology'),
  needs: ofTable(needs, shownNeed, 'need'),
  organisations: ofTable(organisations, shownOrganisation, 'organisation'),
  events: ofTable(events, ne(events.state, 'draft'), 'event'),
  concepts: {
    count: (ctx) =>
      ctx.db
        .select({ n: sql<number>`count(DISTINCT ${listingConcepts.concept})` })
        .from(listingConcepts)
        .where(usedConcepts)
        .get()?.n ?? 0,
    read: (ctx, offset) =>
      ctx.db
        .selectDistinct({ concept: listingConcepts.concept })
        .from(listingConcepts)
        .where(usedConcepts)
        .orderBy(asc(listingConcepts.concept))
        .limit(PART)
        .offset(offset)
        .all()
        .map(({ concept }) => ({ path: (locale) => paths(locale).concept(concept) })),
  },
}

function ofTable(
  table: typeof technologies | typeof needs | typeof organisations | typeof events,
  shown: SQL | undefined,
  page: 'technology' | 'need' | 'organisation' | 'event',
): Kind {
  return {
    count: (ctx) => ctx.db.select({ n: count() }).from(table).where(shown).get()?.n ?? 0,
    read: (ctx, offset) =>
      ctx.db
        .select({ slug: table.slug, lastModified: table.updatedAt })
        .from(table)
        .where(shown)
        .orderBy(asc(table.id))
        .limit(PART)
        .offset(offset)
        .all()
        .map(({ slug, lastModified }) => ({
          path: (locale) => paths(locale)[page](slug),
          lastModified,
        })),
  }
}

/** The list of all parts. */
export function readSitemapIndex(ctx: Context): string {
  const parts = Object.entries(KINDS).flatMap(([name, kind]) =>
    Array.from({ length: Math.ceil(kind.count(ctx) / PART) }, (_, at) => `${name}-${at + 1}`),
  )
  return xml('sitemapindex', '', [
    ...parts.map(
      (part) =>
        `<sitemap><loc>${escaped(`${ctx.publicOrigin}/sitemaps/${part}.xml`)}</loc></sitemap>`,
    ),
  ])
}

/** One part: what everybody may see, each address with the same page in the other languages. @throws DomainError notFound */
export function readSitemapPart(ctx: Context, part: string): string {
  const [, name = '', number = ''] = /^(\w+)-([1-9]\d{0,5})\.xml$/.exec(part) ?? []
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  const pages = kind?.read(ctx, (Number(number) - 1) * PART) ?? []
  if (pages.length === 0) throw notFound()
  return xml(
    'urlset',
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml"',
    pages.flatMap((page) => urlsOf(ctx, page)),
  )
}

function urlsOf({ publicOrigin }: Context, { path, lastModified }: Page): string[] {
  const address = (locale: Locale) => escaped(`${publicOrigin}${path(locale)}`)
  const alternates = [
    ...LOCALES.map((locale) => [locale, locale] as const),
    ['x-default', 'en'] as const,
  ]
    .map(
      ([name, locale]) =>
        `<xhtml:link rel="alternate" hreflang="${name}" href="${address(locale)}"/>`,
    )
    .join('')
  const modified = lastModified ? `<lastmod>${lastModified.toISOString()}</lastmod>` : ''
  return LOCALES.map((locale) => `<url><loc>${address(locale)}</loc>${modified}${alternates}</url>`)
}

const xml = (element: string, more: string, lines: string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${more}>`,
    ...lines,
    `</${element}>`,
    '',
  ].join('\n')

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')

/** Rooms that are nobody's to find, in each language. */
const ROOMS = [
  'account',
  'admin',
  'answer',
  'compare',
  'organiser',
  'searches',
  'shortlist',
  'suggestions',
  'work',
]

/** What robots are asked to leave alone, and where the list of pages is. */
export const robotsTxt = (publicOrigin: string): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /calendar/',
    'Disallow: /*/profile.pdf',
    ...LOCALES.flatMap((locale) => ROOMS.map((room) => `Disallow: /${locale}/${room}`)),
    '',
    `Sitemap: ${publicOrigin}/sitemap.xml`,
    '',
  ].join('\n')
