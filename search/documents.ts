import { and, eq } from 'drizzle-orm'
import { listingConcepts, needs, organisations, technologies } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import { LOCALES } from '#db/domain'
import type { ListingKind, Localised } from '#db/domain'
import type { Reader } from '#db/client'
import { quantitiesIn } from './vocabulary/facts'
import { loadThesaurus } from './vocabulary/load'
import { meaningOf } from './vocabulary/meaning'
import type { Said } from './vocabulary/meaning'
import { findPlace, placeOf } from './vocabulary/places'
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
  const fields = [
    ...commonTexts(listing),
    said(listing.description, 0.6),
    said(listing.advantages),
    said(listing.innovation),
    said(listing.applications),
    said(listing.deploymentRequirements),
  ].flat()
  const extra = [
    ...listing.references.flatMap((reference) => [reference.project, reference.place ?? '']),
    ...listing.certifications.flatMap((certificate) => [
      certificate.text ?? '',
      certificate.number ?? '',
    ]),
    organisation.displayName,
    ...Object.values(organisation.legalName),
  ]
  return {
    ...commonFields(db, 'technology', listing, fields),
    organisationNames: namesOf(organisation),
    ...tokensOf(fields, extra),
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
    money: listing.price?.unit ? null : listing.price,
    deliveryWeeks: listing.deliveryWeeks,
    deadline: null,
  }
}

function needDocument(db: Reader, id: string): SearchDocument | null {
  const row = db
    .select({ listing: needs, organisation: organisations })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(eq(needs.id, id))
    .get()
  if (!row || isUnseen(row.listing) || row.listing.visibility !== 'public') return null
  const { listing, organisation } = row
  // Nothing of a confidential owner may be found by: not its name, not its country, not the site that it works at.
  const isHidden = listing.confidential
  const extra = isHidden
    ? []
    : [organisation.displayName, ...Object.values(organisation.legalName), listing.placeText ?? '']
  const fields = [
    ...commonTexts(listing),
    said(listing.problem, 1),
    said(listing.desiredOutcome),
    said(listing.constraints),
    said(listing.currentSituation),
  ].flat()
  return {
    ...commonFields(db, 'need', listing, fields),
    organisationId: isHidden ? '' : listing.organisationId,
    organisationNames: isHidden ? [] : namesOf(organisation),
    ...tokensOf(fields, extra),
    places: withPlacesAround([listing.place]),
    country: isHidden ? (placeOf(listing.place ?? '')?.country ?? '') : organisation.country,
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
    money: listing.budget,
    deliveryWeeks: listing.maxDeliveryWeeks,
    deadline: listing.deadline,
  }
}

const isUnseen = ({ status }: typeof needs.$inferSelect) =>
  status === 'draft' || status === 'inReview'

type Listing = Pick<
  typeof technologies.$inferSelect,
  | 'id'
  | 'slug'
  | 'organisationId'
  | 'sourceLocale'
  | 'title'
  | 'summary'
  | 'keywords'
  | 'cooperationModes'
  | 'updatedAt'
  | 'staleSince'
>

/** The name it goes by first, then the legal ones. */
const namesOf = (organisation: typeof organisations.$inferSelect) => [
  ...new Set([organisation.displayName, ...Object.values(organisation.legalName)]),
]

/** A field in its languages; `force`: how much it says about what the listing is. */
const said = (text: Localised, force = 0.3): Said[] =>
  LOCALES.flatMap((locale) => {
    const version = text[locale]
    return version ? [{ text: version, locale, force }] : []
  })

const TITLE = 3

const commonTexts = ({ title, summary, keywords }: Listing): Said[] => [
  ...said(title, TITLE),
  ...said(summary, 1.3),
  { text: keywords.join(', '), locale: null, force: 1 },
]

function commonFields(db: Reader, kind: ListingKind, listing: Listing, fields: readonly Said[]) {
  const concepts = conceptsOf(db, kind, listing.id)
  return {
    id: listing.id,
    kind,
    slug: listing.slug,
    organisationId: listing.organisationId,
    sourceLocale: listing.sourceLocale,
    locales: LOCALES.filter((locale) => listing.title[locale]),
    title: listing.title,
    summary: listing.summary,
    concepts,
    meaning: meaningOf(loadThesaurus(), fields, concepts),
    quantities: fields
      .flatMap(({ text }) => quantitiesIn(text))
      .map(({ value, unit }) => ({ value, unit })),
    cooperationModes: listing.cooperationModes,
    updatedAt: listing.updatedAt.getTime(),
    ...(listing.staleSince && { stale: true as const }),
  }
}

const conceptsOf = (db: Reader, kind: ListingKind, id: string): Record<string, number> =>
  Object.fromEntries(
    db
      .select({ concept: listingConcepts.concept, weight: listingConcepts.weight })
      .from(listingConcepts)
      .where(and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, id)))
      .all()
      .map((tag) => [tag.concept, tag.weight]),
  )

function tokensOf(fields: readonly Said[], extra: string[]) {
  const tokens = (texts: string[]) =>
    unique(texts.filter(Boolean).flatMap((text) => searchTokens(text)))
  return {
    titleTokens: tokens(fields.filter(({ force }) => force === TITLE).map(({ text }) => text)),
    bodyTokens: tokens([
      ...fields.filter(({ force }) => force !== TITLE).map(({ text }) => text),
      ...extra,
    ]),
  }
}

const unique = (tokens: string[]) => [...new Set(tokens)].join(' ')

const codeOf = (text: string | undefined) => (text ? (findPlace(text)?.id ?? null) : null)

const withPlacesAround = (places: (string | null)[]) => [
  ...new Set(places.filter((place): place is string => Boolean(place))),
]
