import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { day, flag, id, instant, json, oneOf, version } from '../columns'
import {
  AGREEMENT_KINDS,
  LISTING_KINDS,
  MEETING_STATES,
  PRIORITIES,
  REQUEST_ORIGINS,
  REQUEST_STATES,
  SCHEDULE_STATES,
} from '../domain'
import type {
  Currency,
  ListingKind,
  MeetingState,
  NextStep,
  Priority,
  RequestState,
} from '../domain'
import { delegates, events, eventTables, interpreters, registrations, slots } from './events'
import { people } from './people'

export const meetingRequests = sqliteTable(
  'meeting_requests',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    fromRegistrationId: text()
      .notNull()
      .references(() => registrations.id),
    toRegistrationId: text()
      .notNull()
      .references(() => registrations.id),
    /** The two registration ids in order and the listing, so that both directions are one request. */
    pairKey: text().notNull(),
    aboutKind: text().$type<ListingKind>(),
    aboutId: text(),
    message: text(),
    priority: text().$type<Priority>().notNull(),
    origin: text().$type<(typeof REQUEST_ORIGINS)[number]>().notNull(),
    state: text().$type<RequestState>().notNull(),
    reason: text(),
    /** Match score at the time of asking, 0–100; the value of the meeting for the schedule. */
    score: integer(),
    /** The person who typed it; `actedFor` says that it was staff on behalf of the sender. */
    enteredBy: text()
      .notNull()
      .references(() => people.id),
    actedFor: flag().notNull().default(false),
    /** The request that this one was made against, as a counter-proposal. */
    countersId: text(),
    answeredBy: text().references(() => people.id),
    answeredFor: flag().notNull().default(false),
    answeredAt: instant(),
    demo: flag().notNull().default(false),
    version: version(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    // A pair asks once per listing, whoever asks; what was declined, cancelled or expired may be asked again.
    uniqueIndex('meeting_requests_pair')
      .on(table.eventId, table.pairKey)
      .where(sql`state IN ('pending', 'accepted')`),
    index('meeting_requests_to').on(table.toRegistrationId, table.state),
    index('meeting_requests_from').on(table.fromRegistrationId, table.state),
    oneOf('meeting_requests_priority', table.priority, PRIORITIES),
    oneOf('meeting_requests_origin', table.origin, REQUEST_ORIGINS),
    oneOf('meeting_requests_state', table.state, REQUEST_STATES),
    oneOf('meeting_requests_about', table.aboutKind, LISTING_KINDS),
    check('meeting_requests_other', sql`${table.fromRegistrationId} <> ${table.toRegistrationId}`),
  ],
)

/** An accepted request that is to be, or was, held. When and where it is stands in the placements of a schedule. */
export const meetings = sqliteTable(
  'meetings',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    requestId: text()
      .notNull()
      .references(() => meetingRequests.id),
    state: text().$type<MeetingState>().notNull(),
    /** Registration of the side that did not come. */
    noShowBy: text().references(() => registrations.id),
    actualStart: instant(),
    actualEnd: instant(),
    /** iCalendar SEQUENCE: rises with each change by the organiser, never falls. */
    sequence: integer().notNull().default(0),
    version: version(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('meetings_request').on(table.requestId),
    index('meetings_event').on(table.eventId, table.state),
    oneOf('meetings_state', table.state, MEETING_STATES),
    check('meetings_no_show', sql`(${table.state} = 'noShow') = (${table.noShowBy} IS NOT NULL)`),
  ],
)

/** A whole schedule of an event: the working draft, the published one, and those before. */
export const schedules = sqliteTable(
  'schedules',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** Counts the versions of an event from 1. */
    number: integer().notNull(),
    state: text().$type<(typeof SCHEDULE_STATES)[number]>().notNull(),
    runId: text(),
    version: version(),
    createdBy: text().references(() => people.id),
    createdAt: instant().notNull(),
    publishedAt: instant(),
  },
  (table) => [
    uniqueIndex('schedules_number').on(table.eventId, table.number),
    uniqueIndex('schedules_one_draft')
      .on(table.eventId)
      .where(sql`state = 'draft'`),
    uniqueIndex('schedules_one_published')
      .on(table.eventId)
      .where(sql`state = 'published'`),
    oneOf('schedules_state', table.state, SCHEDULE_STATES),
  ],
)

/** Nobody and nothing is in two meetings of a slot, whatever the code does. */
export const placements = sqliteTable(
  'placements',
  {
    scheduleId: text()
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    slotId: text()
      .notNull()
      .references(() => slots.id),
    tableId: text().references(() => eventTables.id),
    interpreterId: text().references(() => interpreters.id),
    locked: flag().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.scheduleId, table.meetingId] }),
    uniqueIndex('placements_meeting_slot').on(table.scheduleId, table.meetingId, table.slotId),
    uniqueIndex('placements_table').on(table.scheduleId, table.slotId, table.tableId),
    uniqueIndex('placements_interpreter').on(table.scheduleId, table.slotId, table.interpreterId),
  ],
)

export const placementDelegates = sqliteTable(
  'placement_delegates',
  {
    scheduleId: text().notNull(),
    meetingId: text().notNull(),
    slotId: text().notNull(),
    delegateId: text()
      .notNull()
      .references(() => delegates.id),
  },
  (table) => [
    primaryKey({ columns: [table.scheduleId, table.meetingId, table.delegateId] }),
    uniqueIndex('placement_delegates_slot').on(table.scheduleId, table.slotId, table.delegateId),
    index('placement_delegates_delegate').on(table.delegateId),
    // The slot is repeated for the UNIQUE above and held equal to the placement's by this key.
    foreignKey({
      columns: [table.scheduleId, table.meetingId, table.slotId],
      foreignColumns: [placements.scheduleId, placements.meetingId, placements.slotId],
    })
      .onDelete('cascade')
      .onUpdate('cascade'),
  ],
)

/** One thing that an organiser could add, and how many meetings more it would place. */
export type ScheduleRemedy = {
  code: 'interpreter' | 'table' | 'delegate' | 'slot' | 'limit' | 'delegateLimit'
  /** Registration concerned. */
  who?: string
  /** Language pair, or equipment. */
  what?: string
  part?: 'morning' | 'afternoon'
  day?: number
  places: number
  musts: number
}

/** What a solver run found, kept with its proof. */
export const scheduleRuns = sqliteTable(
  'schedule_runs',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    instanceHash: text().notNull(),
    parameters: json<{ seconds: number; seed: number; fill?: boolean }>().notNull(),
    status: text().notNull(),
    objectives: json<Record<string, number>>().notNull(),
    bounds: json<Record<string, number>>().notNull(),
    /** Meetings left out: meeting id, reason code, who or what binds. */
    unscheduled:
      json<{ meetingId: string; reason: string; who?: string; what?: string }[]>().notNull(),
    /** What would place more of them, worked out by solving again; null while nobody has looked. */
    remedies: json<ScheduleRemedy[]>(),
    seconds: integer().notNull(),
    createdBy: text().references(() => people.id),
    createdAt: instant().notNull(),
  },
  (table) => [index('schedule_runs_event').on(table.eventId, table.createdAt)],
)

/** A talk that took place without having been scheduled. */
export const exchanges = sqliteTable(
  'exchanges',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    registrationAId: text()
      .notNull()
      .references(() => registrations.id),
    registrationBId: text()
      .notNull()
      .references(() => registrations.id),
    place: text(),
    at: instant(),
    aboutKind: text().$type<ListingKind>(),
    aboutId: text(),
    origin: text().$type<'badgeScan' | 'staff' | 'participant'>().notNull(),
    enteredBy: text()
      .notNull()
      .references(() => people.id),
    confirmedByA: flag().notNull().default(false),
    confirmedByB: flag().notNull().default(false),
    demo: flag().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('exchanges_event').on(table.eventId),
    oneOf('exchanges_about', table.aboutKind, LISTING_KINDS),
    oneOf('exchanges_origin', table.origin, ['badgeScan', 'staff', 'participant']),
    check('exchanges_other', sql`${table.registrationAId} <> ${table.registrationBId}`),
  ],
)

/** What one side says of a meeting or an exchange. */
export const outcomes = sqliteTable(
  'outcomes',
  {
    id: id(),
    meetingId: text().references(() => meetings.id, { onDelete: 'cascade' }),
    exchangeId: text().references(() => exchanges.id, { onDelete: 'cascade' }),
    registrationId: text()
      .notNull()
      .references(() => registrations.id),
    tookPlace: flag().notNull(),
    interest: integer(),
    fit: integer(),
    nextSteps: json<NextStep[]>().notNull().default([]),
    expectedValue: json<{ amount: number; currency: Currency }>(),
    note: text(),
    followUpDate: day(),
    enteredBy: text()
      .notNull()
      .references(() => people.id),
    version: version(),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('outcomes_meeting_side').on(table.meetingId, table.registrationId),
    uniqueIndex('outcomes_exchange_side').on(table.exchangeId, table.registrationId),
    check(
      'outcomes_one_subject',
      sql`(${table.meetingId} IS NULL) <> (${table.exchangeId} IS NULL)`,
    ),
    check('outcomes_interest', sql`${table.interest} IS NULL OR ${table.interest} BETWEEN 1 AND 5`),
    check('outcomes_fit', sql`${table.fit} IS NULL OR ${table.fit} BETWEEN 1 AND 5`),
  ],
)

/** A further step taken after a held meeting or an exchange. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    id: id(),
    meetingId: text().references(() => meetings.id, { onDelete: 'cascade' }),
    exchangeId: text().references(() => exchanges.id, { onDelete: 'cascade' }),
    step: text().$type<NextStep>().notNull(),
    takenOn: day().notNull(),
    note: text(),
    enteredBy: text()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('follow_ups_meeting').on(table.meetingId),
    index('follow_ups_exchange').on(table.exchangeId),
    check(
      'follow_ups_one_subject',
      sql`(${table.meetingId} IS NULL) <> (${table.exchangeId} IS NULL)`,
    ),
  ],
)

export const agreements = sqliteTable(
  'agreements',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    meetingId: text().references(() => meetings.id, { onDelete: 'cascade' }),
    exchangeId: text().references(() => exchanges.id, { onDelete: 'cascade' }),
    kind: text().$type<(typeof AGREEMENT_KINDS)[number]>().notNull(),
    signedOn: day().notNull(),
    title: text().notNull(),
    enteredBy: text()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('agreements_event').on(table.eventId),
    oneOf('agreements_kind', table.kind, AGREEMENT_KINDS),
    check(
      'agreements_one_subject',
      sql`(${table.meetingId} IS NULL) <> (${table.exchangeId} IS NULL)`,
    ),
  ],
)
