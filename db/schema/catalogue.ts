import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { day, flag, id, instant, json, oneOf, version } from '../columns'
import {
  AVAILABILITIES,
  FUNDING_SOURCES,
  LISTING_KINDS,
  LOCALES,
  MATCH_OPINIONS,
  MATCH_SIDES,
  NEED_STATUSES,
  PROJECT_STAGES,
  REVIEW_STATES,
  TAG_ORIGINS,
  TECHNOLOGY_STATUSES,
  VISIBILITIES,
} from '../domain'
import type {
  Certification,
  CooperationMode,
  Declarations,
  FundingSource,
  IntellectualProperty,
  ListingKind,
  Locale,
  Localised,
  MatchGround,
  MoneyRange,
  PartnerSought,
  ProjectStage,
  Provenance,
  Reference,
  RequiredCertification,
  ReviewNote,
  ReviewState,
} from '../domain'
import { organisations } from './organisations'
import { people } from './people'

const listingColumns = () => ({
  id: id(),
  slug: text().notNull(),
  organisationId: text()
    .notNull()
    .references(() => organisations.id),
  sourceLocale: text().$type<Locale>().notNull(),
  provenance: json<Provenance>().notNull().default({}),
  title: json<Localised>().notNull(),
  /** The folded title in the source language: with the organisation, the key of a re-import. */
  titleKey: text().notNull(),
  summary: json<Localised>().notNull().default({}),
  keywords: json<string[]>().notNull().default([]),
  cooperationModes: json<CooperationMode[]>().notNull().default([]),
  policyAlignment: json<string[]>().notNull().default([]),
  visibility: text().$type<(typeof VISIBILITIES)[number]>().notNull().default('public'),
  /** Concepts that it is not about, whatever the tagger finds. */
  refusedConcepts: json<string[]>().notNull().default([]),
  demo: flag().notNull().default(false),
  version: version(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
  publishedAt: instant(),
  /** When its owner last said that it still holds. */
  confirmedAt: instant(),
  /** When the owner was asked whether it still holds; empty once answered. */
  askedAt: instant(),
  /** Since when the question has been open for too long. */
  staleSince: instant(),
})

export const technologies = sqliteTable(
  'technologies',
  {
    ...listingColumns(),
    description: json<Localised>().notNull().default({}),
    advantages: json<Localised>().notNull().default({}),
    innovation: json<Localised>().notNull().default({}),
    applications: json<Localised>().notNull().default({}),
    developmentStage: text(),
    trl: integer(),
    certifications: json<Certification[]>().notNull().default([]),
    intellectualProperty: json<IntellectualProperty[]>().notNull().default([]),
    references: json<Reference[]>().notNull().default([]),
    partnerSought: json<PartnerSought>().notNull().default({}),
    price: json<MoneyRange>(),
    deliveryLeadTime: text(),
    deliveryWeeks: integer(),
    deploymentRequirements: json<Localised>().notNull().default({}),
    targetRegions: json<string[]>().notNull().default([]),
    availability: text().$type<(typeof AVAILABILITIES)[number]>().notNull().default('available'),
    declarations: json<Declarations>().notNull().default({}),
    status: text().$type<(typeof TECHNOLOGY_STATUSES)[number]>().notNull(),
  },
  (table) => [
    uniqueIndex('technologies_slug').on(table.slug),
    uniqueIndex('technologies_title').on(table.organisationId, table.titleKey),
    oneOf('technologies_source_locale', table.sourceLocale, LOCALES),
    oneOf('technologies_status', table.status, TECHNOLOGY_STATUSES),
    oneOf('technologies_visibility', table.visibility, VISIBILITIES),
    oneOf('technologies_availability', table.availability, AVAILABILITIES),
    check('technologies_trl', sql`${table.trl} IS NULL OR ${table.trl} BETWEEN 1 AND 9`),
  ],
)

export const needs = sqliteTable(
  'needs',
  {
    ...listingColumns(),
    problem: json<Localised>().notNull().default({}),
    desiredOutcome: json<Localised>().notNull().default({}),
    constraints: json<Localised>().notNull().default({}),
    currentSituation: json<Localised>().notNull().default({}),
    place: text(),
    placeText: text(),
    projectStage: text().$type<ProjectStage>(),
    budget: json<MoneyRange>(),
    fundingSource: text().$type<FundingSource>(),
    timeline: text(),
    procurementMode: text(),
    minTrl: integer(),
    requiredCertifications: json<RequiredCertification[]>().notNull().default([]),
    dataHosting: text(),
    maxDeliveryWeeks: integer(),
    deadline: day(),
    localPartnerWish: text(),
    /** The owner's identity stays hidden until it accepts. */
    confidential: flag().notNull().default(false),
    status: text().$type<(typeof NEED_STATUSES)[number]>().notNull(),
  },
  (table) => [
    uniqueIndex('needs_slug').on(table.slug),
    uniqueIndex('needs_title').on(table.organisationId, table.titleKey),
    oneOf('needs_source_locale', table.sourceLocale, LOCALES),
    oneOf('needs_status', table.status, NEED_STATUSES),
    oneOf('needs_visibility', table.visibility, VISIBILITIES),
    oneOf('needs_project_stage', table.projectStage, PROJECT_STAGES),
    oneOf('needs_funding_source', table.fundingSource, FUNDING_SOURCES),
    check('needs_min_trl', sql`${table.minTrl} IS NULL OR ${table.minTrl} BETWEEN 1 AND 9`),
  ],
)

/** Each time a listing was handed in to be shown, and what came of it. */
export const listingReviews = sqliteTable(
  'listing_reviews',
  {
    id: id(),
    listingKind: text().$type<ListingKind>().notNull(),
    listingId: text().notNull(),
    state: text().$type<ReviewState>().notNull().default('waiting'),
    submittedBy: text().references(() => people.id),
    submittedAt: instant().notNull(),
    /** The day by which an answer is promised. */
    promisedBy: day().notNull(),
    /** When the reviewers were told that the day is near. */
    remindedAt: instant(),
    decidedBy: text().references(() => people.id),
    decidedAt: instant(),
    /** Why it went back, in the reviewer's words. */
    reason: text(),
    notes: json<ReviewNote[]>().notNull().default([]),
    version: version(),
  },
  (table) => [
    uniqueIndex('listing_reviews_waiting')
      .on(table.listingKind, table.listingId)
      .where(sql`state = 'waiting'`),
    index('listing_reviews_listing').on(table.listingId),
    index('listing_reviews_state').on(table.state, table.submittedAt),
    oneOf('listing_reviews_kind', table.listingKind, LISTING_KINDS),
    oneOf('listing_reviews_state_known', table.state, REVIEW_STATES),
    check(
      'listing_reviews_decided',
      sql`${table.state} NOT IN ('approved', 'returned') OR ${table.decidedAt} IS NOT NULL`,
    ),
    check(
      'listing_reviews_reason',
      sql`${table.state} <> 'returned' OR ${table.reason} IS NOT NULL`,
    ),
  ],
)

/**
 * What somebody has typed into a form of a listing and not saved: kept while they type, and when a session ends under
 * their hands. Never shown to anybody else, gone with the save.
 */
export const keptForms = sqliteTable(
  'kept_forms',
  {
    id: id(),
    /** Empty while nobody is signed in; then whoever holds the token may take it up. */
    personId: text().references(() => people.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in the address that leads back. */
    tokenHash: text(),
    /** Which form: kind, listing, step and language. */
    form: text().notNull(),
    values: json<Record<string, string | string[]>>().notNull(),
    version: version(),
    savedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('kept_forms_person')
      .on(table.personId, table.form)
      .where(sql`person_id IS NOT NULL`),
    uniqueIndex('kept_forms_token').on(table.tokenHash),
    index('kept_forms_saved').on(table.savedAt),
    check('kept_forms_holder', sql`(${table.personId} IS NULL) <> (${table.tokenHash} IS NULL)`),
  ],
)

/** Concepts of listings, by inverted index: concept → listings. */
export const listingConcepts = sqliteTable(
  'listing_concepts',
  {
    listingKind: text().$type<ListingKind>().notNull(),
    listingId: text().notNull(),
    concept: text().notNull(),
    weight: real().notNull(),
    origin: text().$type<(typeof TAG_ORIGINS)[number]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listingKind, table.listingId, table.concept] }),
    index('listing_concepts_concept').on(table.concept, table.listingKind),
    oneOf('listing_concepts_kind', table.listingKind, LISTING_KINDS),
    oneOf('listing_concepts_origin', table.origin, TAG_ORIGINS),
    check('listing_concepts_weight', sql`${table.weight} > 0 AND ${table.weight} <= 1`),
  ],
)

/** A message code with parameters, so that a reason reads naturally in each language. */
export type ReasonMessage = { code: string; params: Record<string, string | number | string[]> }
export type MatchPart = {
  criterion: string
  weight: number
  value: number
  state: 'known' | 'unknown'
  reason: ReasonMessage
}
export type MatchBlocker = { criterion: string; cap: number; reason: ReasonMessage }

export const matches = sqliteTable(
  'matches',
  {
    needId: text()
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    technologyId: text()
      .notNull()
      .references(() => technologies.id, { onDelete: 'cascade' }),
    /** 0–100 */
    score: real().notNull(),
    parts: json<MatchPart[]>().notNull(),
    blockers: json<MatchBlocker[]>().notNull(),
    computedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.needId, table.technologyId] }),
    index('matches_technology').on(table.technologyId, table.score),
    check('matches_score', sql`${table.score} BETWEEN 0 AND 100`),
  ],
)

/** What people say of a match: one opinion an organisation of either side, and one of the organisers. */
export const matchFeedback = sqliteTable(
  'match_feedback',
  {
    id: id(),
    needId: text()
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    technologyId: text()
      .notNull()
      .references(() => technologies.id, { onDelete: 'cascade' }),
    side: text().$type<(typeof MATCH_SIDES)[number]>().notNull(),
    /** Null: the organisers. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    opinion: text().$type<(typeof MATCH_OPINIONS)[number]>().notNull(),
    grounds: json<MatchGround[]>().notNull().default([]),
    note: text(),
    /** The score that was shown, 0–100: what precision is counted by. */
    score: real().notNull(),
    enteredBy: text()
      .notNull()
      .references(() => people.id),
    version: version(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('match_feedback_organisation')
      .on(table.needId, table.technologyId, table.organisationId)
      .where(sql`organisation_id IS NOT NULL`),
    uniqueIndex('match_feedback_organisers')
      .on(table.needId, table.technologyId)
      .where(sql`organisation_id IS NULL`),
    index('match_feedback_technology').on(table.technologyId),
    oneOf('match_feedback_side', table.side, MATCH_SIDES),
    oneOf('match_feedback_opinion', table.opinion, MATCH_OPINIONS),
    check('match_feedback_score', sql`${table.score} BETWEEN 0 AND 100`),
    check(
      'match_feedback_voice',
      sql`(${table.side} = 'organiser') = (${table.organisationId} IS NULL)`,
    ),
  ],
)
