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
import { flag, id, instant, json, oneOf, version } from '../columns'
import { ABSENCE_KINDS, SCHEDULE_ACTS } from '../domain'
import type { AbsenceKind, GridPlan, ScheduleActKind } from '../domain'
import { events, registrations } from './events'
import { meetings, schedules } from './meetings'
import { organisations } from './organisations'
import { people } from './people'

/** Where a meeting stood before or after an act; null: without a place. */
export type KeptPlace = {
  slotId: string
  tableId: string | null
  interpreterId: string | null
  locked: boolean
  delegateIds: string[]
} | null

/** What a repair wrote down beside the places, so that it can be taken back with them. */
export type Happened = {
  reportId?: string
  table?: { id: string; closedFrom: number | null }
  interpreter?: { id: string; from: number; until: number }
  cancelled?: { requestId: string; meetingId: string }
  /** The plan of the days as it was, and as it became. */
  grid?: { before: GridPlan; after: GridPlan }
}

/** What people did to a working draft by hand, so that the last act can be taken back and others are told of it. */
export const scheduleActs = sqliteTable(
  'schedule_acts',
  {
    id: id(),
    scheduleId: text()
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    kind: text().$type<ScheduleActKind>().notNull(),
    /** Version of the draft that the act led to; versions of a draft are never used twice. */
    version: integer().notNull(),
    places: json<{ meetingId: string; before: KeptPlace; after: KeptPlace }[]>().notNull(),
    /** Of a repair that can be taken back; null where people have been told already. */
    happened: json<Happened>(),
    /** The act that this one takes back. */
    undoes: text(),
    actorId: text().references(() => people.id),
    at: instant().notNull(),
  },
  (table) => [
    uniqueIndex('schedule_acts_version').on(table.scheduleId, table.version),
    uniqueIndex('schedule_acts_undone_once').on(table.undoes),
    oneOf('schedule_acts_kind', table.kind, SCHEDULE_ACTS),
    check('schedule_acts_undo', sql`(${table.kind} = 'undo') = (${table.undoes} IS NOT NULL)`),
  ],
)

/** "We will be there": what an organisation's own meetings were when it said so. */
export const scheduleConfirmations = sqliteTable('schedule_confirmations', {
  registrationId: text()
    .primaryKey()
    .references(() => registrations.id, { onDelete: 'cascade' }),
  /** Fingerprint of the meetings that were confirmed; a schedule with another one asks again. */
  fingerprint: text().notNull(),
  confirmedBy: text()
    .notNull()
    .references(() => people.id),
  /** Entered by the desk, from a call. */
  actedFor: flag().notNull().default(false),
  confirmedAt: instant().notNull(),
})

/** Organisations that may be called when a slot falls free. */
export const standbys = sqliteTable(
  'standbys',
  {
    registrationId: text()
      .primaryKey()
      .references(() => registrations.id, { onDelete: 'cascade' }),
    enteredBy: text()
      .notNull()
      .references(() => people.id),
    since: instant().notNull(),
  },
  (table) => [index('standbys_since').on(table.since)],
)

/** That an organisation did not come, or came late, as the desk reported it; earlier editions tell who is reliable. */
export const absenceReports = sqliteTable(
  'absence_reports',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    registrationId: text()
      .notNull()
      .references(() => registrations.id, { onDelete: 'cascade' }),
    kind: text().$type<AbsenceKind>().notNull(),
    from: instant().notNull(),
    /** When they were expected after all; null: not any more. */
    until: instant(),
    reportedBy: text().references(() => people.id),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('absence_reports_registration').on(table.registrationId),
    oneOf('absence_reports_kind', table.kind, ABSENCE_KINDS),
    check('absence_reports_until', sql`(${table.kind} = 'late') = (${table.until} IS NOT NULL)`),
  ],
)

/** What an organisation's members note about a meeting; nobody outside it reads it. */
export const meetingNotes = sqliteTable(
  'meeting_notes',
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    text: text().notNull(),
    version: version(),
    writtenBy: text()
      .notNull()
      .references(() => people.id),
    updatedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.organisationId] })],
)
