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
  Attendance,
  EventKind,
  EventState,
  FormQuestion,
  GridPlan,
  InterpreterBond,
  LanguageLevel,
  ListingKind,
  Locale,
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
    /** Whoever has waited longest moves up by themselves as a place falls free. */
    fillsPlaces: flag().notNull().default(true),
    maxMeetingsPerOrganisation: integer(),
    /** The most that the schedule gives to one delegate; null: no limit. */
    maxMeetingsPerDelegate: integer(),
    maxPendingRequests: integer().notNull().default(20),
    registrationDeadline: day(),
    requestDeadline: day(),
    answerDeadline: day(),
    publicationDeadline: day(),
    /** How the slots were cut; null where they were made otherwise. */
    gridPlan: json<GridPlan>(),
    /** Own questions of the registration form. */
    questions: json<FormQuestion[]>().notNull().default([]),
    /** Kinds of organisation that do not ask each other, two in the order of the alphabet: `agency sme`. */
    barredPairs: json<string[]>().notNull().default([]),
    maxDelegatesPerOrganisation: integer(),
    /** Phases that participants were told of, so that nobody is told twice. */
    announced: json<EventState[]>().notNull().default([]),
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
    check(
      'events_max_meetings_per_delegate',
      sql`${table.maxMeetingsPerDelegate} IS NULL OR ${table.maxMeetingsPerDelegate} > 0`,
    ),
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
    /** No more of the grid, but of a version of the schedule that was made before; its position lies below 0. */
    retiredAt: instant(),
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
    /** The firm whose own table or booth it is. */
    hostOrganisationId: text().references(() => organisations.id),
    version: version(),
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
    /** Concepts that they are at home in. */
    skills: json<string[]>().notNull().default([]),
    organisationId: text().references(() => organisations.id),
    bond: text().$type<InterpreterBond>(),
    /** Most meetings without a pause. */
    maxInRow: integer(),
    version: version(),
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
    /** How somebody attends who seeks no meetings; null where meetings are sought or nothing was said. */
    attendsAs: text().$type<Attendance>(),
    /** Answers to the event's own questions, by the question's id. */
    answers: json<Record<string, string[]>>().notNull().default({}),
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
    /** What the delegate said: true absence as instants, whatever the grid becomes. */
    ownAbsences: json<{ from: number; until: number }[]>().notNull().default([]),
    /** When the delegate said it; null while nobody was asked. */
    availabilityAt: instant(),
    /** Who agreed that the data are kept for the event: when, which notice, in which language. */
    consentAt: instant(),
    consentNotice: text(),
    consentLocale: text().$type<Locale>(),
    /** Own absence and the sessions that bind the delegate, as instants; what the schedule reads. */
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
