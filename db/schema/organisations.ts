import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { day, flag, id, instant, json, oneOf, version } from '../columns'
import {
  COUNTRIES,
  JOIN_KINDS,
  JOIN_STATES,
  MEMBER_ROLES,
  ORGANISATION_KINDS,
  VERIFICATIONS,
} from '../domain'
import type {
  Country,
  JoinKind,
  JoinState,
  LanguageLevel,
  Localised,
  MemberRole,
  OrganisationKind,
  Provenance,
} from '../domain'
import { people } from './people'

export const organisations = sqliteTable(
  'organisations',
  {
    id: id(),
    slug: text().notNull(),
    legalName: json<Localised>().notNull(),
    displayName: text().notNull(),
    /** At most 14 characters, for boards, badges and chips. */
    shortName: text().notNull(),
    /** Folded name without legal form: finds (주)한빛 for 주식회사 한빛. */
    nameKey: text().notNull(),
    country: text().$type<Country>().notNull(),
    kind: text().$type<OrganisationKind>().notNull(),
    /** Normalised: KR 123-45-67890, VN 0300588569 or 0300588569-001. */
    registrationNumber: text(),
    registrationNumberAbsence: text(),
    /** Code of search/vocabulary/places, with the name as it was written beside it. */
    place: text(),
    placeText: text(),
    address: text(),
    website: text(),
    contactName: text(),
    contactEmail: text(),
    contactPhone: text(),
    foundedYear: integer(),
    employeeBand: text(),
    revenueBand: text(),
    exportExperience: json<string[]>().notNull().default([]),
    languages: json<LanguageLevel[]>().notNull().default([]),
    sectors: json<string[]>().notNull().default([]),
    about: json<Localised>().notNull().default({}),
    aboutProvenance: json<Provenance>().notNull().default({}),
    verification: text().$type<(typeof VERIFICATIONS)[number]>().notNull().default('unverified'),
    verifiedAt: day(),
    verificationEvidence: text(),
    demo: flag().notNull().default(false),
    version: version(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('organisations_slug').on(table.slug),
    uniqueIndex('organisations_registration_number')
      .on(table.country, table.registrationNumber)
      .where(sql`registration_number IS NOT NULL`),
    index('organisations_name_key').on(table.country, table.nameKey),
    oneOf('organisations_country', table.country, COUNTRIES),
    oneOf('organisations_kind', table.kind, ORGANISATION_KINDS),
    oneOf('organisations_verification', table.verification, VERIFICATIONS),
    check('organisations_short_name', sql`length(${table.shortName}) BETWEEN 1 AND 14`),
  ],
)

export const organisationMembers = sqliteTable(
  'organisation_members',
  {
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text().$type<MemberRole>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.personId] }),
    index('organisation_members_person').on(table.personId),
    oneOf('organisation_members_role', table.role, MEMBER_ROLES),
  ],
)

/** An organisation never wants to be matched with, shown to or scheduled with another. Private. */
export const exclusions = sqliteTable(
  'exclusions',
  {
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    excludedOrganisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.excludedOrganisationId] }),
    check('exclusions_other', sql`${table.organisationId} <> ${table.excludedOrganisationId}`),
  ],
)

/** Every way to write an organisation's name, folded: what lookalikes are found by. */
export const organisationNameKeys = sqliteTable(
  'organisation_name_keys',
  {
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    key: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.key] }),
    index('organisation_name_keys_key').on(table.key),
  ],
)

/** Somebody asks to belong to an organisation that is here already. */
export const joinRequests = sqliteTable(
  'join_requests',
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text().$type<JoinKind>().notNull(),
    state: text().$type<JoinState>().notNull().default('pending'),
    message: text(),
    /** The domain that the person's confirmed address shares with the record; null where none does. */
    sharedDomain: text(),
    decidedBy: text().references(() => people.id),
    decidedAt: instant(),
    reason: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('join_requests_open')
      .on(table.organisationId, table.personId)
      .where(sql`state = 'pending'`),
    index('join_requests_person').on(table.personId),
    oneOf('join_requests_kind', table.kind, JOIN_KINDS),
    oneOf('join_requests_state', table.state, JOIN_STATES),
  ],
)

/**
 * A record that was joined to another one. Its address leads there, and what it held that the other one had no room
 * for stays here.
 */
export const organisationMerges = sqliteTable(
  'organisation_merges',
  {
    id: id(),
    slug: text().notNull(),
    mergedIntoId: text()
      .notNull()
      .references(() => organisations.id),
    /** The whole record as it was. */
    record: json<Record<string, unknown>>().notNull(),
    /** How many rows moved, by table. */
    moved: json<Record<string, number>>().notNull(),
    /** Rows that the other record has one of already, by table. */
    kept: json<Record<string, unknown[]>>().notNull(),
    mergedBy: text()
      .notNull()
      .references(() => people.id),
    mergedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('organisation_merges_slug').on(table.slug),
    index('organisation_merges_into').on(table.mergedIntoId),
  ],
)
