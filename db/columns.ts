import { sql } from 'drizzle-orm'
import { check, integer, text } from 'drizzle-orm/sqlite-core'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** Primary key: a UUIDv7, made by the caller. */
export const id = () => text().primaryKey()
/** A UTC instant, kept in milliseconds. */
export const instant = () => integer({ mode: 'timestamp_ms' })
/** A calendar date without a time, `YYYY-MM-DD`. */
export const day = () => text()
/** Optimistic lock: an update names the version it saw. */
export const version = () => integer().notNull().default(1)
export const flag = () => integer({ mode: 'boolean' })
/** A JSON value of a known shape. */
export const json = <T>() => text({ mode: 'json' }).$type<T>()

/** CHECK that a column holds one of a closed list. */
export const oneOf = (name: string, column: SQLiteColumn, values: readonly string[]) =>
  check(name, sql`${column} IN (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`)
