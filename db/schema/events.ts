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
  EVENT_KINDS,
  EVENT_STATES,
  LISTING_KINDS,
  REGISTRATION_STATES,
  TEAM_ROLES,
} from '../domain'
import type {
  EventKind,
  EventState,
  LanguageLevel,
  ListingKind,
  Localised,
  RegistrationState,
  TeamRole,
} from '../domain'
import { organisations } from './organisations'
import { people } from './people'

export const events = sqliteTable(
  'events',
  {
    id: id(),
    slug: text().notNull(),
    kind: text().$type<EventKind>().notNull(),
    /** Component 1–4 of the programme. */
    programmeComponent: integer(),
    name: json<Localised>().notNull(),
    edition: text(),
    description: json<Localised>().notNull().default({}),
    venue: json<Localised>().notNull().default({}),
    address: text(),
    /** Canonical IANA zone; every time of the event is shown in it first. */
    timeZone: text().notNull(),
    firstDay: day().notNull(),
    lastDay: day().notNull(),
    state: text().$type<EventState>().notNull(),
    /** Organisations that find a place; the rest wait in the order they came. Null: each is approved by hand. */
    places: integer(),
    maxMeetingsPerOrganisation: integer(),
    maxPendingRequests: integer().notNull().default(20),
    registrationDeadline: day(),
    requestDeadline: day(),
    answerDeadline: day(),
    /** The schedule that everyone reads; it changes in one statement, so nobody sees a mixture of two versions. */
    publishedScheduleId: text(),
    organiserId: text().references(() => organisations.id),
    /** Points of each criterion of a match at this event; null: the product's own. */
    matchWeights: json<Record<string, number>>(),
    demo: flag().notNull().default(false),
    version: version(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('events_slug').on(table.slug),
    oneOf('events_kind', table.kind, EVENT_KINDS),
    oneOf('events_state', table.state, EVENT_STATES),
    check('events_places', sql`${table.places} IS NULL OR ${table.places} > 0`),
    check('events_days', sql`${table.lastDay} >= ${table.firstDay}`),
    check(
      'events_programme_component',
      sql`${table.programmeComponent} IS NULL OR ${table.programmeComponent} BETWEEN 1 AND 4`,
    ),
  ],
)

export const eventTeam = sqliteTable(
  'event_team',
  {
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text().$type<TeamRole>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.personId] }),
    oneOf('event_team_role', table.role, TEAM_ROLES),
  ],
)

/** A meeting slot of the grid. Slots whose positions follow each other are adjacent; a break is a jump. */
export const slots = sqliteTable(
  'slots',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** Day of the event, from 1. */
    day: integer().notNull(),
    position: integer().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('slots_position').on(table.eventId, table.day, table.position),
    check('slots_span', sql`${table.endsAt} > ${table.startsAt}`),
  ],
)

export const eventTables = sqliteTable(
  'event_tables',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    label: text().notNull(),
    place: text(),
    capacity: integer().notNull().default(4),
    equipment: json<string[]>().notNull().default([]),
    /** From this moment the table can't be used any more. */
    closedFrom: instant(),
  },
  (table) => [uniqueIndex('event_tables_label').on(table.eventId, table.label)],
)

export const interpreters = sqliteTable(
  'interpreters',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    name: text().notNull(),
    /** Language pairs without direction, such as `ko-vi`. */
    pairs: json<string[]>().notNull(),
    /** True absence as instants; the grid intersects it. */
    absences: json<{ from: number; until: number }[]>().notNull().default([]),
  },
  (table) => [uniqueIndex('interpreters_name').on(table.eventId, table.name)],
)

export const registrations = sqliteTable(
  'registrations',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    state: text().$type<RegistrationState>().notNull(),
    /** Seeks meetings; officials, speakers, embassy, press and staff attend without. */
    meets: flag().notNull().default(true),
    /** Languages spoken at the table, such as `vi` and `en`. */
    meetingLanguages: json<string[]>().notNull().default([]),
    maxMeetings: integer(),
    demo: flag().notNull().default(false),
    version: version(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('registrations_organisation').on(table.eventId, table.organisationId),
    oneOf('registrations_state', table.state, REGISTRATION_STATES),
  ],
)

export const registrationListings = sqliteTable(
  'registration_listings',
  {
    registrationId: text()
      .notNull()
      .references(() => registrations.id, { onDelete: 'cascade' }),
    listingKind: text().$type<ListingKind>().notNull(),
    listingId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.listingKind, table.listingId] }),
    oneOf('registration_listings_kind', table.listingKind, LISTING_KINDS),
  ],
)

export const delegates = sqliteTable(
  'delegates',
  {
    id: id(),
    registrationId: text()
      .notNull()
      .references(() => registrations.id, { onDelete: 'cascade' }),
    personId: text().references(() => people.id),
    /** Native script, family name first, never split. */
    name: text().notNull(),
    nameLatin: text(),
    title: text(),
    email: text(),
    phone: text(),
    languages: json<LanguageLevel[]>().notNull().default([]),
    dietary: text(),
    /** True absence as instants; the grid intersects it. */
    absences: json<{ from: number; until: number }[]>().notNull().default([]),
    /** Raised to make an old calendar link useless. */
    feedGeneration: integer().notNull().default(1),
    version: version(),
  },
  (table) => [
    index('delegates_registration').on(table.registrationId),
    index('delegates_person').on(table.personId),
  ],
)
