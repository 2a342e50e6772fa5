import { and, eq, inArray, sql } from 'drizzle-orm'
import {
  listingConcepts,
  matches,
  needs,
  organisations,
  searchDocuments,
  technologies,
} from '#db/schema'
import type { Db, Reader } from '#db/client'
import type { Certification, ListingKind, MoneyRange } from '#db/domain'
import { LOCALES } from '#db/domain'
import { scoreMatch } from '#app/matching/score-match'
import type { MatchNeed, MatchTechnology, Scored } from '#app/matching/types'
import { wholeUnits } from '#db/money'
import { nearestByMeaning } from '#search/embedded/candidates'
import { loadThesaurus } from '#search/vocabulary/load'
import { findPlace, placeOf } from '#search/vocabulary/places'

/** Pairs below this are not kept: nobody would be shown them. */
const KEPT_FROM = 20
/** A listing keeps its best matches only. */
const KEPT = 50

type OutboxPayload = { payload: Record<string, unknown> }

/** Handles `recomputeMatches` lines: every match of the listings that changed, from what the database holds now. */
export function recomputeMatches(db: Db, lines: OutboxPayload[], now = new Date()): Promise<void> {
  const listings = new Map(
    lines.map(({ payload }) => [`${String(payload.kind)} ${String(payload.id)}`, payload]),
  )
  for (const payload of listings.values())
    recomputeFor(db, payload.kind === 'need' ? 'need' : 'technology', String(payload.id), now)
  return Promise.resolve()
}

/** How well a technology answers a need as both are now, whether or not the pair was kept; null for what cannot be matched. */
export function judgePair(
  db: Reader,
  { technologyId, needId }: { technologyId: string; needId: string },
  now: Date,
): Scored | null {
  const technology = readTechnology(db, technologyId)
  const need = readNeed(db, needId)
  if (!technology || !need) return null
  const today = now.toISOString().slice(0, 10)
  return scoreMatch(technology.match, need.match, { thesaurus: loadThesaurus(), today })
}

/** One listing against its candidates, in one small transaction. */
function recomputeFor(db: Db, kind: ListingKind, id: string, now: Date): void {
  const thesaurus = loadThesaurus()
  const today = now.toISOString().slice(0, 10)
  const others = candidates(db, kind, id)
  const pairs = others.flatMap((other) => {
    const technology = readTechnology(db, kind === 'technology' ? id : other)
    const need = readNeed(db, kind === 'need' ? id : other)
    if (
      !technology ||
      !need ||
      technology.organisationId === need.organisationId ||
      isExcluded(db, technology.organisationId, need.organisationId)
    )
      return []
    const scored = scoreMatch(technology.match, need.match, { thesaurus, today })
    return scored.score >= KEPT_FROM
      ? [{ needId: need.match.id, technologyId: technology.match.id, ...scored, computedAt: now }]
      : []
  })
  pairs.sort((a, b) => b.score - a.score)
  db.transaction(
    (tx) => {
      tx.delete(matches)
        .where(eq(kind === 'technology' ? matches.technologyId : matches.needId, id))
        .run()
      for (const pair of pairs.slice(0, KEPT)) tx.insert(matches).values(pair).run()
    },
    { behavior: 'immediate' },
  )
}

/** Listings of the other kind that may fit, never all of them: by concepts and by what the texts mean. */
function candidates(db: Db, kind: ListingKind, id: string): string[] {
  const other: ListingKind = kind === 'technology' ? 'need' : 'technology'
  return [...new Set([...byConcepts(db, kind, id, other), ...byMeaning(db, id, other)])]
}

function byMeaning(db: Db, id: string, other: ListingKind): string[] {
  const own = db
    .select({ document: searchDocuments.document })
    .from(searchDocuments)
    .where(eq(searchDocuments.id, id))
    .get()
  return own ? nearestByMeaning(db, other, own.document.meaning) : []
}

/** Listings that share a concept, or an ancestor below the sector, by the inverted index. */
function byConcepts(db: Db, kind: ListingKind, id: string, other: ListingKind): string[] {
  const thesaurus = loadThesaurus()
  const own = db
    .select({ concept: listingConcepts.concept })
    .from(listingConcepts)
    .where(and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, id)))
    .all()
  const around = new Set<string>()
  for (const { concept } of own)
    for (const near of [
      concept,
      ...thesaurus.ancestors(concept).keys(),
      ...thesaurus.descendants(concept).keys(),
      ...thesaurus.related(concept),
    ])
      if ((thesaurus.concepts.get(near)?.broader.length ?? 0) > 0) around.add(near)
  if (around.size === 0) return []
  return db
    .select({ id: listingConcepts.listingId })
    .from(listingConcepts)
    .where(
      and(eq(listingConcepts.listingKind, other), inArray(listingConcepts.concept, [...around])),
    )
    .groupBy(listingConcepts.listingId)
    .orderBy(sql`sum(weight) DESC`)
    .limit(400)
    .all()
    .map((row) => row.id)
}

/** Exclusions count in both directions and are never explained. */
const isExcluded = (db: Reader, a: string, b: string): boolean =>
  db.get(
    sql`SELECT 1 FROM exclusions WHERE (organisation_id = ${a} AND excluded_organisation_id = ${b}) OR (organisation_id = ${b} AND excluded_organisation_id = ${a})`,
  ) !== undefined

function readTechnology(
  db: Reader,
  id: string,
): { match: MatchTechnology; organisationId: string } | null {
  const row = db
    .select({
      listing: technologies,
      country: organisations.country,
      document: searchDocuments.document,
    })
    .from(technologies)
    .innerJoin(organisations, eq(organisations.id, technologies.organisationId))
    // Only what may be found may be matched.
    .innerJoin(searchDocuments, eq(searchDocuments.id, technologies.id))
    .where(eq(technologies.id, id))
    .get()
  if (!row || row.listing.availability !== 'available') return null
  const { listing, country, document } = row
  return {
    organisationId: listing.organisationId,
    match: {
      id,
      concepts: document.concepts,
      meaning: document.meaning,
      cooperationModes: listing.cooperationModes,
      trl: listing.trl,
      certifications: listing.certifications.map((one: Certification) => ({
        type: one.type ?? null,
        number: one.number ?? null,
        validTo: one.validTo ?? null,
        verification: one.verification,
      })),
      targetRegions: listing.targetRegions.flatMap((region) => regionOf(region) ?? []),
      price: listing.price
        ? { ...moneyOf(listing.price), perUnit: Boolean(listing.price.unit) }
        : null,
      deliveryWeeks: listing.deliveryWeeks,
      locales: LOCALES.filter((locale) => listing.title[locale]),
      supplierCountry: country,
      references: listing.references.map((one) => ({
        country: one.country ?? null,
        place: one.place ? (findPlace(one.place)?.id ?? null) : null,
        year: one.year ?? null,
      })),
      partnerKinds: listing.partnerSought.kinds ?? [],
      updatedOn: lastHeld(listing).toISOString().slice(0, 10),
    },
  }
}

function readNeed(db: Reader, id: string): { match: MatchNeed; organisationId: string } | null {
  const row = db
    .select({
      listing: needs,
      country: organisations.country,
      kind: organisations.kind,
      document: searchDocuments.document,
    })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(searchDocuments, eq(searchDocuments.id, needs.id))
    .where(eq(needs.id, id))
    .get()
  if (!row || row.listing.status === 'closed') return null
  const { listing, kind, document } = row
  const there = listing.place ? placeOf(listing.place)?.country : undefined
  // A reason must not say who the hidden owner is: neither its kind nor its country.
  const country = listing.confidential ? (there ?? 'other') : row.country
  return {
    organisationId: listing.organisationId,
    match: {
      id,
      concepts: document.concepts,
      meaning: document.meaning,
      cooperationModes: listing.cooperationModes,
      minTrl: listing.minTrl,
      requiredCertifications: listing.requiredCertifications.map((one) => ({
        type: one.type ?? null,
        text: one.text ?? '',
      })),
      place: listing.place,
      country: there ?? country,
      buyerKind: listing.confidential ? null : kind,
      budget: listing.budget ? moneyOf(listing.budget) : null,
      maxDeliveryWeeks: listing.maxDeliveryWeeks,
      readerLocale: country === 'KR' ? 'ko' : country === 'VN' ? 'vi' : 'en',
    },
  }
}

/** When its owner last changed it or said that it still holds. */
const lastHeld = ({ updatedAt, confirmedAt }: typeof technologies.$inferSelect): Date =>
  confirmedAt && confirmedAt > updatedAt ? confirmedAt : updatedAt

const moneyOf = (range: MoneyRange) => ({
  min: range.min === undefined ? null : wholeUnits(range.min, range.currency),
  max: range.max === undefined ? null : wholeUnits(range.max, range.currency),
  currency: range.currency,
})

const COUNTRY_WORDS: Record<string, string> = {
  KR: 'KR',
  VN: 'VN',
  korea: 'KR',
  'south korea': 'KR',
  한국: 'KR',
  대한민국: 'KR',
  'hàn quốc': 'KR',
  vietnam: 'VN',
  'viet nam': 'VN',
  베트남: 'VN',
  'việt nam': 'VN',
  'toàn quốc': 'VN',
}

/** A region as a country code or a place code; what is neither is not counted. */
const regionOf = (text: string): string | null =>
  COUNTRY_WORDS[text] ?? COUNTRY_WORDS[text.toLowerCase()] ?? findPlace(text)?.id ?? null
