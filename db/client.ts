import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import * as schema from './schema'

export type Schema = typeof schema
export type Db = BetterSQLite3Database<Schema>
/** A handle inside a transaction; everything that reads takes it as well as `Db`. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
export type Reader = Db | Tx

export type OpenDatabase = { db: Db; sqlite: Database.Database; close: () => void }

/**
 * Opens (and creates) a database file, or `:memory:`. Does not migrate: see `migrate.ts`.
 * Only what libSQL has too is used: no pluck, no SQL functions of ours, backup by VACUUM INTO.
 */
export function openDatabase(path: string): OpenDatabase {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const sqlite = new Database(path)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 10000')
  const db = drizzle(sqlite, { schema, casing: 'snake_case' })
  return { db, sqlite, close: () => sqlite.close() }
}
