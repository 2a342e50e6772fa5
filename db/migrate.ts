import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { backUp } from './backup'
import type { OpenDatabase } from './client'

export class DatabaseTooNew extends Error {}
export class BrokenForeignKeys extends Error {}

/** Where the migrations lie, from the root of the checkout. */
export const MIGRATIONS = join('db', 'migrations')

type Journal = { entries: { tag: string; when: number }[] }

/**
 * Applies what is missing, all or nothing, after a backup of a database that already holds something.
 * Foreign keys are off on the connection meanwhile: a rebuilt table would otherwise cascade into its children.
 * @throws DatabaseTooNew when the database has seen migrations that this code does not know
 * @throws BrokenForeignKeys when a migration left a dangling reference (nothing is then kept)
 */
export function migrateDatabase(
  open: OpenDatabase,
  options: { folder?: string; backupFolder?: string; uploadsFolder?: string } = {},
): void {
  const folder = options.folder ?? MIGRATIONS
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal
  const newest = Math.max(0, ...journal.entries.map((entry) => entry.when))
  const applied = lastApplied(open)
  if (applied > newest)
    throw new DatabaseTooNew(
      'This database was migrated by a newer version of HanViet Bridge. Start that version, or restore a backup.',
    )
  if (applied === newest) return
  if (applied > 0 && options.backupFolder)
    backUp(open, options.backupFolder, 'before-migration', options.uploadsFolder)

  const { sqlite, db } = open
  sqlite.pragma('foreign_keys = OFF')
  try {
    migrate(db, { migrationsFolder: folder })
    const broken = sqlite.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0)
      throw new BrokenForeignKeys(`A migration left ${broken.length} dangling references.`)
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

/** Time of the newest migration in the database, 0 for a new one. */
function lastApplied({ sqlite }: OpenDatabase): number {
  const table = sqlite
    .prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`)
    .get()
  if (!table) return 0
  const row = sqlite
    .prepare('SELECT max(created_at) AS newest FROM __drizzle_migrations')
    .get() as { newest: number | null }
  return row.newest ?? 0
}

/** True when a database file is there to be opened, not created. */
export const databaseExists = (path: string): boolean => existsSync(path)
