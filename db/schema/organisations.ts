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
import { COUNTRIES, MEMBER_ROLES, ORGANISATION_KINDS, VERIFICATIONS } from '../domain'
import type {
  Country,
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
