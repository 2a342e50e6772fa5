import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, instant, json, oneOf } from '../columns'
import { CHASE_CHANNELS, CHASE_GROUPS, CHASE_ORIGINS, REMINDER_STATES } from '../domain'
import type { ChaseChannel, ChaseGroup, Localised } from '../domain'
import { delegates, events, registrations } from './events'
import { people } from './people'

const eventId = () =>
  text()
    .notNull()
    .references(() => events.id, { onDelete: 'cascade' })

/** A message of an event's team to a group of participants, as it was written. */
export const chaseMessages = sqliteTable(
  'chase_messages',
  {
    id: id(),
    eventId: eventId(),
    groupKind: text().$type<ChaseGroup>().notNull(),
    /** What narrows the group: a day, a slot, a meeting, a participant. */
    groupOf: text(),
    subject: json<Localised>().notNull(),
    body: json<Localised>().notNull(),
    origin: text().$type<(typeof CHASE_ORIGINS)[number]>().notNull(),
    createdBy: text().references(() => people.id),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('chase_messages_event').on(table.eventId, table.createdAt),
    oneOf('chase_messages_group', table.groupKind, CHASE_GROUPS),
    oneOf('chase_messages_origin', table.origin, CHASE_ORIGINS),
  ],
)

/** Who got a message: each person at most once. */
export const chaseRecipients = sqliteTable(
  'chase_recipients',
  {
    id: id(),
    messageId: text()
      .notNull()
      .references(() => chaseMessages.id, { onDelete: 'cascade' }),
    registrationId: text()
      .notNull()
      .references(() => registrations.id, { onDelete: 'cascade' }),
    personId: text().references(() => people.id),
    delegateId: text().references(() => delegates.id, { onDelete: 'set null' }),
    channel: text().$type<ChaseChannel>().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    uniqueIndex('chase_recipients_person').on(table.messageId, table.personId),
    uniqueIndex('chase_recipients_delegate').on(table.messageId, table.delegateId),
    index('chase_recipients_registration').on(table.registrationId, table.at),
    oneOf('chase_recipients_channel', table.channel, CHASE_CHANNELS),
  ],
)

/** A message that goes out by itself at a set time, to whoever is in the group then. */
export const chaseReminders = sqliteTable(
  'chase_reminders',
  {
    id: id(),
    eventId: eventId(),
    groupKind: text().$type<ChaseGroup>().notNull(),
    sendAt: instant().notNull(),
    subject: json<Localised>().notNull(),
    body: json<Localised>().notNull(),
    state: text().$type<(typeof REMINDER_STATES)[number]>().notNull().default('waiting'),
    messageId: text().references(() => chaseMessages.id),
    createdBy: text().references(() => people.id),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('chase_reminders_due').on(table.state, table.sendAt),
    oneOf('chase_reminders_group', table.groupKind, CHASE_GROUPS),
    oneOf('chase_reminders_state', table.state, REMINDER_STATES),
  ],
)
