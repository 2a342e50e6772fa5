import { sql } from 'drizzle-orm'
import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, json, oneOf, version } from '../columns'
import { SESSION_BINDINGS } from '../domain'
import type { Localised, SessionBinding } from '../domain'
import { delegates, events, registrations } from './events'
import { people } from './people'

/** A part of the programme beside the meetings: an opening, a talk. It may keep people from meetings. */
export const programmeSessions = sqliteTable(
  'programme_sessions',
  {
    id: id(),
    eventId: text()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    title: json<Localised>().notNull(),
    room: text(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    binds: text().$type<SessionBinding>().notNull().default('nobody'),
    version: version(),
  },
  (table) => [
    index('programme_sessions_event').on(table.eventId, table.startsAt),
    oneOf('programme_sessions_binds', table.binds, SESSION_BINDINGS),
    check('programme_sessions_span', sql`${table.endsAt} > ${table.startsAt}`),
  ],
)

/** Delegates that a session binds, where it binds some. */
export const sessionDelegates = sqliteTable(
  'session_delegates',
  {
    sessionId: text()
      .notNull()
      .references(() => programmeSessions.id, { onDelete: 'cascade' }),
    delegateId: text()
      .notNull()
      .references(() => delegates.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.delegateId] }),
    index('session_delegates_delegate').on(table.delegateId),
  ],
)

/** A participant would rather not have another suggested. Private: neither learns of the other's. */
export const suggestionRefusals = sqliteTable(
  'suggestion_refusals',
  {
    registrationId: text()
      .notNull()
      .references(() => registrations.id, { onDelete: 'cascade' }),
    otherRegistrationId: text()
      .notNull()
      .references(() => registrations.id, { onDelete: 'cascade' }),
    /** The confidential need by which the other was suggested, unnamed; empty where it was suggested by name. */
    needId: text(),
    enteredBy: text()
      .notNull()
      .references(() => people.id),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.otherRegistrationId] }),
    index('suggestion_refusals_other').on(table.otherRegistrationId),
    check('suggestion_refusals_two', sql`${table.registrationId} <> ${table.otherRegistrationId}`),
  ],
)
