import { sql } from 'drizzle-orm'
import { check, index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { flag, id, instant, oneOf, version } from '../columns'
import { ATTEMPT_KINDS, LOCALES, STAFF_ROLES } from '../domain'
import type { AttemptKind, Locale, StaffRole } from '../domain'

export const people = sqliteTable(
  'people',
  {
    id: id(),
    /** Lower case, trimmed: the key of an account. */
    email: text().notNull(),
    name: text().notNull(),
    nameLatin: text(),
    locale: text().$type<Locale>().notNull(),
    passwordHash: text(),
    phone: text(),
    /** When the person showed that mail to the address reaches them. */
    emailConfirmedAt: instant(),
    demo: flag().notNull().default(false),
    version: version(),
    createdAt: instant().notNull(),
    /** The person asked to be forgotten; the row stays for the figures, without name and address. */
    erasedAt: instant(),
    /** An administrator closed the account for the time being: nobody signs in to it. */
    suspendedAt: instant(),
  },
  (table) => [
    uniqueIndex('people_email').on(table.email),
    check('people_email_lower', sql`${table.email} = lower(${table.email})`),
    oneOf('people_locale', table.locale, LOCALES),
  ],
)

export const staffRoles = sqliteTable(
  'staff_roles',
  {
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text().$type<StaffRole>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.role] }),
    oneOf('staff_roles_role', table.role, STAFF_ROLES),
  ],
)

/** Sign-in sessions. The id is the SHA-256 of what the cookie carries. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** End by idleness; moves with use. */
    expiresAt: instant().notNull(),
    /** End whatever happens. */
    absoluteEndAt: instant().notNull(),
    device: text().notNull(),
  },
  (table) => [index('sessions_person').on(table.personId)],
)

/** Tries to sign in that have not succeeded, counted by account first and address second. */
export const signInAttempts = sqliteTable(
  'sign_in_attempts',
  {
    id: id(),
    kind: text().$type<AttemptKind>().notNull().default('password'),
    email: text().notNull(),
    address: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    index('sign_in_attempts_email').on(table.email, table.at),
    index('sign_in_attempts_address').on(table.address, table.at),
    oneOf('sign_in_attempts_kind', table.kind, ATTEMPT_KINDS),
  ],
)
