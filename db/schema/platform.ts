import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, instant, json, oneOf } from '../columns'
import { OUTBOX_STATES } from '../domain'
import type { OutboxState } from '../domain'

export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: id(),
    at: instant().notNull(),
    /** Person, or null for the system itself. */
    actorId: text(),
    /** The organisation on whose behalf staff acted. */
    onBehalfOf: text(),
    requestId: text(),
    action: text().notNull(),
    recordKind: text().notNull(),
    recordId: text().notNull(),
    before: json<unknown>(),
    after: json<unknown>(),
  },
  (table) => [
    index('audit_entries_record').on(table.recordKind, table.recordId),
    index('audit_entries_at').on(table.at),
  ],
)

export const OUTBOX_KINDS = ['index', 'mail', 'recomputeMatches', 'searchAlert'] as const

export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    kind: text().$type<(typeof OUTBOX_KINDS)[number]>().notNull(),
    payload: json<Record<string, unknown>>().notNull(),
    /** Two pending lines with the same key are one. */
    dedupeKey: text(),
    state: text().$type<OutboxState>().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    runAt: instant().notNull(),
    leaseUntil: instant(),
    lastError: text(),
    createdAt: instant().notNull(),
    doneAt: instant(),
  },
  (table) => [
    oneOf('outbox_kind', table.kind, OUTBOX_KINDS),
    oneOf('outbox_state', table.state, OUTBOX_STATES),
    index('outbox_due').on(table.state, table.runAt),
    uniqueIndex('outbox_dedupe')
      .on(table.kind, table.dedupeKey)
      .where(sql`state = 'pending' AND dedupe_key IS NOT NULL`),
  ],
)

/** What a form post with the same key answered: a second press gets the first answer. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    actorId: text().notNull(),
    key: text().notNull(),
    result: json<unknown>().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.key] })],
)

/** Small facts about this database: seeded with the demo, secret for calendar links. */
export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
})
