import { and, desc, eq, gte, ne, notInArray, or, sql } from 'drizzle-orm'
import { events, needs, organisations, technologies } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { keptApartFrom } from '#app/features/catalogue'
import { countMatchesForNeed } from '#app/features/matching'
import { formatMoney, formatShortDay } from '#app/i18n/format'
import { read } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { EVERYTHING } from '#search/question'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeOf } from '#search/vocabulary/places'

/** Organisations that the reader's own is kept apart from. */
type Apart = ReadonlySet<string>

const SECTORS_SHOWN = 8
const NEEDS_SHOWN = 3

/** What the front page shows: where things are, in which sectors, and the newest needs. */
export async function readHome(ctx: Context) {
  authorise(ctx, 'listing.search')
  const apart = keptApartFrom(ctx)
  const everything = {
    question: EVERYTHING,
    filters: {},
    sort: 'relevance',
    offset: 0,
    limit: 1,
    apart,
  } as const
  const [offers, wanted] = await Promise.all([
    ctx.search.search({ ...everything, kind: 'technology' }),
    ctx.search.search({ ...everything, kind: 'need' }),
  ])
  return {
    sectors: sectorsOf(ctx, offers.facets.concept, wanted.facets.concept),
    needsByPlace: placesIn(wanted.facets.place, 'VN'),
    technologiesByPlace: supplierPlaces(ctx, apart),
    needs: wanted.total,
    firms: koreanSuppliers(ctx, apart),
    newNeeds: newNeeds(ctx, apart),
    event: nextEvent(ctx),
  }
}

function sectorsOf(ctx: Context, offered: Record<string, number>, wanted: Record<string, number>) {
  const thesaurus = loadThesaurus()
  return [...thesaurus.concepts.values()]
    .filter((concept) => concept.broader.length === 0)
    .map(({ id }) => ({
      id,
      label: thesaurus.label(id, ctx.locale),
      technologies: offered[id] ?? 0,
      needs: wanted[id] ?? 0,
      examples: examplesOf(ctx, id, offered, wanted),
    }))
    .filter(
      (sector) =>
        sector.technologies + sector.needs > 0 &&
        sector.id !== 'cooperation' &&
        sector.id !== 'certification',
    )
    .sort((a, b) => b.technologies + b.needs - (a.technologies + a.needs))
    .slice(0, SECTORS_SHOWN)
}

/** The three most frequent subjects of a sector, as its description. */
function examplesOf(
  ctx: Context,
  sector: string,
  offered: Record<string, number>,
  wanted: Record<string, number>,
): string {
  const thesaurus = loadThesaurus()
  const count = (id: string) => (offered[id] ?? 0) + (wanted[id] ?? 0)
  return [...thesaurus.descendants(sector).keys()]
    .filter((id) => count(id) > 0)
    .sort((a, b) => count(b) - count(a) || a.localeCompare(b))
    .slice(0, 3)
    .map((id) => thesaurus.label(id, ctx.locale))
    .join(', ')
}

const placesIn = (counts: Record<string, number>, country: 'KR' | 'VN') =>
  Object.fromEntries(
    Object.entries(counts).filter(([place]) => placeOf(place)?.country === country),
  )

/** Korean technologies by the seat of their firm. */
function supplierPlaces(ctx: Context, apart: Apart): Record<string, number> {
  const rows = ctx.db
    .select({ place: organisations.place, n: sql<number>`count(*)` })
    .from(technologies)
    .innerJoin(organisations, eq(organisations.id, technologies.organisationId))
    .where(
      and(
        eq(technologies.status, 'published'),
        eq(technologies.visibility, 'public'),
        eq(organisations.country, 'KR'),
        notInArray(organisations.id, [...apart]),
      ),
    )
    .groupBy(organisations.place)
    .all()
  return Object.fromEntries(rows.flatMap(({ place, n }) => (place ? [[place, n]] : [])))
}

const koreanSuppliers = (ctx: Context, apart: Apart): number =>
  ctx.db
    .select({ n: sql<number>`count(DISTINCT ${technologies.organisationId})` })
    .from(technologies)
    .innerJoin(organisations, eq(organisations.id, technologies.organisationId))
    .where(
      and(
        eq(technologies.status, 'published'),
        eq(organisations.country, 'KR'),
        notInArray(organisations.id, [...apart]),
      ),
    )
    .get()?.n ?? 0

function newNeeds(ctx: Context, apart: Apart) {
  const t = translatorOf(ctx.locale)
  const rows = ctx.db
    .select({ need: needs, organisation: organisations })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(
      and(
        eq(needs.status, 'open'),
        eq(needs.visibility, 'public'),
        // A confidential need that went missing would say whose it is.
        or(eq(needs.confidential, true), notInArray(needs.organisationId, [...apart])),
      ),
    )
    .orderBy(desc(needs.createdAt))
    .limit(NEEDS_SHOWN)
    .all()
  return rows.map(({ need, organisation }) => ({
    id: need.id,
    slug: need.slug,
    title: read(need.title, ctx.locale, need.sourceLocale) ?? {
      text: '',
      locale: need.sourceLocale,
    },
    problem: read(need.problem, ctx.locale, need.sourceLocale),
    owner: need.confidential ? null : organisation.displayName,
    place: need.place,
    stage: need.projectStage ? t(`domain.projectStage.${need.projectStage}`) : '',
    budget: need.budget ? formatMoney(need.budget, ctx.locale) : '',
    deadline: need.deadline ? formatShortDay(need.deadline, ctx.locale) : '',
    matches: countMatchesForNeed(ctx, need.id),
  }))
}

/** The event to show: the next that is not over, else the latest. */
function nextEvent(ctx: Context) {
  const today = ctx.now().toISOString().slice(0, 10)
  const shown = and(ne(events.state, 'draft'), ne(events.kind, 'survey'))
  const coming = ctx.db
    .select()
    .from(events)
    .where(and(shown, gte(events.lastDay, today)))
    .orderBy(events.firstDay)
    .get()
  return (
    coming ?? ctx.db.select().from(events).where(shown).orderBy(desc(events.firstDay)).get() ?? null
  )
}
