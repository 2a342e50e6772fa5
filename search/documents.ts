import { and, eq } from 'drizzle-orm'
import { listingConcepts, needs, organisations, technologies } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import { LOCALES } from '#db/domain'
import type { ListingKind, Localised } from '#db/domain'
import type { Reader } from '#db/client'
import { findPlace } from './vocabulary/places'
import { searchTokens } from './vocabulary/tokens'

/** The document of a listing that may be found, or null when it is gone, a draft or not public. */
export function buildDocument(db: Reader, kind: ListingKind, id: string): SearchDocument | null {
  return kind === 'technology' ? technologyDocument(db, id) : needDocument(db, id)
}

function technologyDocument(db: Reader, id: string): SearchDocument | null {
  const row = db
    .select({ listing: technologies, organisation: organisations })
    .from(technologies)
    .innerJoin(organisations, eq(organisations.id, technologies.organisationId))
    .where(eq(technologies.id, id))
    .get()
  if (!row || row.listing.status !== 'published' || row.listing.visibility !== 'public') return null
  const { listing, organisation } = row
  const body = [
    listing.summary,
    listing.description,
    listing.advantages,
    listing.innovation,
    listing.applications,
    listing.deploymentRequirements,
  ]
  const extra = [
    ...listing.keywords,
    ...listing.references.flatMap((reference) => [reference.project, reference.place ?? '']),
    ...listing.certifications.flatMap((certificate) => [
      certificate.text ?? '',
      certificate.number ?? '',
    ]),
    organisation.displayName,
    ...Object.values(organisation.legalName),
  ]
  return {
    ...commonFields(db, 'technology', listing),
    organisationName: organisation.displayName,
    ...tokensOf(listing.title, body, extra),
    places: withPlacesAround([
      organisation.place,
      ...listing.targetRegions.map(codeOf),
      ...listing.references.map((reference) => codeOf(reference.place)),
    ]),
    country: organisation.country,
    trl: listing.trl,
    certifications: listing.certifications.map((certificate) => ({
      type: certificate.type ?? null,
      text: certificate.text ?? '',
      number: certificate.number ?? null,
      validTo: certificate.validTo ?? null,
      required: false,
    })),
    projectStage: null,
    fundingSource: null,
  }
}

function needDocument(db: Reader, id: string): SearchDocument | null {
  const row = db
    .select({ listing: needs, organisation: organisations })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(eq(needs.id, id))
    .get()
  if (!row || row.listing.status === 'draft' || row.listing.visibility !== 'public') return null
  const { listing, organisation } = row
  // Nothing of a confidential owner may be found by: not its name, not its kind.
  const owner = listing.confidential ? '' : organisation.displayName
  const extra = [
    ...listing.keywords,
    owner,
    ...(listing.confidential ? [] : Object.values(organisation.legalName)),
    listing.placeText ?? '',
  ]
  return {
    ...commonFields(db, 'need', listing),
    organisationId: listing.confidential ? '' : listing.organisationId,
    organisationName: owner,
    ...tokensOf(
      listing.title,
      [
        listing.summary,
        listing.problem,
        listing.desiredOutcome,
        listing.constraints,
        listing.currentSituation,
      ],
      extra,
    ),
    places: withPlacesAround([listing.place]),
    country: organisation.country,
    trl: listing.minTrl,
    certifications: listing.requiredCertifications.map((certificate) => ({
      type: certificate.type ?? null,
      text: certificate.text ?? '',
      number: null,
      validTo: null,
      required: true,
    })),
    projectStage: listing.projectStage,
    fundingSource: listing.fundingSource,
  }
}

type Listing = Pick<
  typeof technologies.$inferSelect,
  | 'id'
  | 'slug'
  | 'organisationId'
  | 'sourceLocale'
  | 'title'
  | 'summary'
  | 'cooperationModes'
  | 'updatedAt'
>

const commonFields = (db: Reader, kind: ListingKind, listing: Listing) => ({
  id: listing.id,
  kind,
  slug: listing.slug,
  organisationId: listing.organisationId,
  sourceLocale: listing.sourceLocale,
  locales: LOCALES.filter((locale) => listing.title[locale]),
  title: listing.title,
  summary: listing.summary,
  concepts: Object.fromEntries(
    db
      .select({ concept: listingConcepts.concept, weight: listingConcepts.weight })
      .from(listingConcepts)
      .where(and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, listing.id)))
      .all()
      .map((tag) => [tag.concept, tag.weight]),
  ),
  cooperationModes: listing.cooperationModes,
  updatedAt: listing.updatedAt.getTime(),
})

function tokensOf(title: Localised, body: Localised[], extra: string[]) {
  const textsOf = (text: Localised) => LOCALES.flatMap((locale) => text[locale] ?? [])
  return {
    titleTokens: unique(textsOf(title).flatMap((text) => searchTokens(text))),
    bodyTokens: unique(
      [...body.flatMap(textsOf), ...extra].filter(Boolean).flatMap((text) => searchTokens(text)),
    ),
  }
}

const unique = (tokens: string[]) => [...new Set(tokens)].join(' ')

const codeOf = (text: string | undefined) => (text ? (findPlace(text)?.id ?? null) : null)

const withPlacesAround = (places: (string | null)[]) => [
  ...new Set(places.filter((place): place is string => Boolean(place))),
]
