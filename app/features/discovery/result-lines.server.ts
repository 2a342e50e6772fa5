import { eq, inArray } from 'drizzle-orm'
import { needs, organisations, technologies } from '#db/schema'
import type { ListingKind, Locale, Localised, Provenance } from '#db/domain'
import { keptApartFrom } from '#app/features/catalogue'
import { formatMoney, formatPeriod, formatShortDay } from '#app/i18n/format'
import { read } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { documentsById } from '#search/embedded/documents'
import type { Hit, Why } from '#search/engine'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName } from '#search/vocabulary/places'
import { describeWhy } from './describe-why.server'
import type { ResultLine } from './model'

const CONCEPTS_SHOWN = 5
const SOON_DAYS = 183

/**
 * Hits as a page shows them, in the reader's language. What was deleted meanwhile is left out, and what belongs to an
 * organisation that is kept apart from the reader's.
 */
export function resultLines(ctx: Context, kind: ListingKind, hits: Hit[]): ResultLine[] {
  const ids = hits.map((hit) => hit.id)
  const concepts = new Map(
    documentsById(ctx.db, ids).map((document) => [document.id, document.concepts]),
  )
  const lineOf = kind === 'technology' ? technologyLines(ctx, ids) : needLines(ctx, ids)
  return hits.flatMap((hit) => lineOf({ ...hit, concepts: concepts.get(hit.id) ?? {} }) ?? [])
}

/** A hit with its own concepts. */
type Found = Hit & { concepts: Record<string, number> }

function technologyLines(ctx: Context, ids: string[]): (hit: Found) => ResultLine | null {
  const apart = keptApartFrom(ctx)
  const rows = ctx.db
    .select({ listing: technologies, organisation: organisations })
    .from(technologies)
    .innerJoin(organisations, eq(organisations.id, technologies.organisationId))
    .where(inArray(technologies.id, ids))
    .all()
  const byId = new Map(rows.map((row) => [row.listing.id, row]))
  return (hit) => {
    const row = byId.get(hit.id)
    return row && !apart.has(row.organisation.id) ? technologyLine(ctx, hit, row) : null
  }
}

type TechnologyRow = {
  listing: typeof technologies.$inferSelect
  organisation: typeof organisations.$inferSelect
}

function technologyLine(ctx: Context, hit: Found, row: TechnologyRow): ResultLine {
  const { listing, organisation } = row
  const t = translatorOf(ctx.locale)
  const today = ctx.now().toISOString().slice(0, 10)
  return {
    ...commonFields(ctx, 'technology', hit, listing),
    organisation: ownerOf(organisation),
    place: placeOf(organisation.place, ctx.locale),
    trl: listing.trl,
    certificates: listing.certifications.slice(0, 4).map((certificate) => {
      const label = certificate.type
        ? t(`domain.certification.${certificate.type}`)
        : (certificate.text ?? '')
      const until = formatPeriod(null, certificate.validTo, ctx.locale)
      return {
        label,
        detail: [certificate.number, until].filter(Boolean).join(', '),
        state: stateOf(certificate, today),
      }
    }),
    facts: factsOf([
      ['price', listing.price ? formatMoney(listing.price, ctx.locale) : ''],
      ['delivery', listing.deliveryLeadTime ?? ''],
    ]),
  }
}

function needLines(ctx: Context, ids: string[]): (hit: Found) => ResultLine | null {
  const apart = keptApartFrom(ctx)
  const rows = ctx.db
    .select({ listing: needs, organisation: organisations })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(inArray(needs.id, ids))
    .all()
  const byId = new Map(rows.map((row) => [row.listing.id, row]))
  return (hit) => {
    const row = byId.get(hit.id)
    // A confidential need that went missing would say whose it is.
    const isApart = row && !row.listing.confidential && apart.has(row.organisation.id)
    return row && !isApart ? needLine(ctx, hit, row) : null
  }
}

type NeedRow = {
  listing: typeof needs.$inferSelect
  organisation: typeof organisations.$inferSelect
}

function needLine(ctx: Context, hit: Found, row: NeedRow): ResultLine {
  const { listing, organisation } = row
  const t = translatorOf(ctx.locale)
  return {
    ...commonFields(ctx, 'need', hit, {
      ...listing,
      summary: Object.keys(listing.summary).length > 0 ? listing.summary : listing.problem,
    }),
    organisation: listing.confidential ? null : ownerOf(organisation),
    place: placeOf(listing.place, ctx.locale),
    trl: null,
    certificates: [],
    facts: factsOf([
      ['stage', listing.projectStage ? t(`domain.projectStage.${listing.projectStage}`) : ''],
      ['budget', listing.budget ? formatMoney(listing.budget, ctx.locale) : ''],
      ['deadline', listing.deadline ? formatShortDay(listing.deadline, ctx.locale) : ''],
    ]),
  }
}

type Listing = {
  slug: string
  title: Localised
  summary: Localised
  sourceLocale: Locale
  provenance: Provenance
}

function commonFields(ctx: Context, kind: ListingKind, hit: Found, listing: Listing) {
  const title = read(listing.title, ctx.locale, listing.sourceLocale) ?? {
    text: '',
    locale: listing.sourceLocale,
  }
  const provenance = listing.provenance[title.locale]
  return {
    kind,
    id: hit.id,
    slug: listing.slug,
    title,
    summary: read(listing.summary, ctx.locale, listing.sourceLocale),
    sourceLocale: listing.sourceLocale,
    translatedBy: title.locale === listing.sourceLocale ? null : (provenance?.by ?? 'person'),
    stale: provenance?.stale ?? false,
    concepts: conceptsOf(ctx, hit),
    why: hit.why.map((why) => describeWhy(ctx.locale, why, kind)),
  }
}

/** The heaviest concepts; those that answer the query first. */
function conceptsOf(ctx: Context, hit: Found): ResultLine['concepts'] {
  const found = new Set(hit.why.flatMap((why: Why) => (why.kind === 'concept' ? [why.found] : [])))
  return Object.entries(hit.concepts)
    .sort(([a, x], [b, y]) => Number(found.has(b)) - Number(found.has(a)) || y - x)
    .slice(0, CONCEPTS_SHOWN)
    .map(([id]) => ({ id, label: loadThesaurus().label(id, ctx.locale), hit: found.has(id) }))
}

const ownerOf = (organisation: typeof organisations.$inferSelect) => ({
  name: organisation.displayName,
  slug: organisation.slug,
  verified: organisation.verification === 'verified',
  country: organisation.country,
})

const placeOf = (code: string | null, locale: Locale) =>
  code ? { code, name: placeName(code, locale) } : null

type Certificate = { type?: string; validTo?: string; verification: string }

function stateOf(
  { type, validTo, verification }: Certificate,
  today: string,
): ResultLine['certificates'][number]['state'] {
  if (!type) return 'unverified'
  if (!validTo || !/^\d{4}-\d\d-\d\d$/.test(validTo))
    return verification === 'failed' ? 'unverified' : 'valid'
  if (validTo < today) return 'expired'
  return Date.parse(validTo) - Date.parse(today) < SOON_DAYS * 86_400_000 ? 'soon' : 'valid'
}

const factsOf = (facts: [ResultLine['facts'][number]['term'], string][]) =>
  facts.filter(([, text]) => text).map(([term, text]) => ({ term, text }))
