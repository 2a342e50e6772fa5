import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { BadBackup, backUp, restoreBackup } from './backup'
import { openDatabase } from './client'
import { DatabaseTooNew, migrateDatabase } from './migrate'

const aFolder = () => mkdtempSync(join(tmpdir(), 'hvb-db-'))

describe('the database', () => {
  it('has only STRICT tables, but those of the search index and of the migrator', () => {
    const open = openDatabase(':memory:')
    migrateDatabase(open)
    const tables = open.sqlite.pragma('table_list') as {
      name: string
      type: string
      strict: number
      schema: string
    }[]
    const lax = tables
      .filter((table) => table.schema === 'main' && table.type === 'table' && table.strict === 0)
      .map((table) => table.name)
    expect(
      lax.filter((name) => !name.startsWith('sqlite_') && name !== '__drizzle_migrations'),
    ).toEqual([])
  })

  it('refuses to start on a database of a newer version', () => {
    const open = openDatabase(':memory:')
    migrateDatabase(open)
    open.sqlite
      .prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
      .run('from the future', 9e12)
    expect(() => migrateDatabase(open)).toThrow(DatabaseTooNew)
  })

  it('keeps child rows when a migration rebuilds their parent', () => {
    const open = openDatabase(':memory:')
    migrateDatabase(open)
    open.sqlite
      .exec(`INSERT INTO people (id, email, name, locale, created_at) VALUES ('p', 'a@b.example', 'A', 'ko', 0);
      INSERT INTO sessions (id, person_id, created_at, last_seen_at, expires_at, absolute_end_at, device) VALUES ('s', 'p', 0, 0, 0, 0, '')`)
    const folder = aFolder()
    const journal = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
      entries: object[]
    }
    const known = journal.entries as { tag: string }[]
    writeMigrations(
      folder,
      [
        ...journal.entries,
        { idx: known.length, version: '6', when: 8e12, tag: 'rebuild', breakpoints: true },
      ],
      known.map((entry) => entry.tag),
    )
    writeFileSync(
      join(folder, 'rebuild.sql'),
      'CREATE TABLE __new AS SELECT * FROM people;--> statement-breakpoint\nDROP TABLE people;--> statement-breakpoint\nCREATE TABLE people (id text PRIMARY KEY NOT NULL, email text, name text, locale text, created_at integer) STRICT;--> statement-breakpoint\nINSERT INTO people SELECT id, email, name, locale, created_at FROM __new;--> statement-breakpoint\nDROP TABLE __new;',
    )
    migrateDatabase(open, { folder })
    expect(open.sqlite.prepare('SELECT count(*) AS n FROM sessions').get()).toEqual({ n: 1 })
  })
})

function writeMigrations(folder: string, entries: object[], tags: string[]): void {
  const meta = join(folder, 'meta')
  mkdirSync(meta)
  writeFileSync(
    join(meta, '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
  )
  for (const tag of tags)
    writeFileSync(join(folder, `${tag}.sql`), readFileSync(`db/migrations/${tag}.sql`))
}

describe('backups', () => {
  let folder: string
  beforeEach(() => {
    folder = aFolder()
  })

  const aDatabaseWithMarker = () => {
    const open = openDatabase(join(folder, 'app.db'))
    migrateDatabase(open)
    open.sqlite.prepare('INSERT INTO settings (key, value) VALUES (?, ?)').run('marker', 'before')
    return open
  }

  it('refuse a truncated file and leave the database as it was', async () => {
    const open = aDatabaseWithMarker()
    const file = backUp(open, join(folder, 'backups'), 'test')
    writeFileSync(file, readFileSync(file).subarray(0, 500))
    open.close()
    await expect(restoreBackup(file, join(folder, 'app.db'))).rejects.toThrow(BadBackup)
    expect(markerIn(join(folder, 'app.db'))).toBe('before')
  })

  it('bring back what was there, beside a stale write-ahead log', async () => {
    const open = aDatabaseWithMarker()
    const file = backUp(open, join(folder, 'backups'), 'test')
    open.sqlite.prepare('UPDATE settings SET value = ?').run('after')
    // Taken while it was open: -wal and -shm lie beside the file, as after a crash.
    const crashed = join(folder, 'crashed.db')
    for (const suffix of ['', '-wal', '-shm'])
      copyFileSync(join(folder, 'app.db') + suffix, crashed + suffix)
    open.close()
    const { replaced } = await restoreBackup(file, crashed)
    expect(markerIn(crashed)).toBe('before')
    expect(markerIn(replaced ?? '')).toBe('after')
  })

  it('refuse while somebody has the database open, and take the place of one that is broken', async () => {
    const open = aDatabaseWithMarker()
    const path = join(folder, 'app.db')
    const file = backUp(open, join(folder, 'backups'), 'test')
    open.sqlite.prepare('UPDATE settings SET value = ?').run('after')
    await expect(restoreBackup(file, path)).rejects.toThrow('stop the server')
    open.sqlite.prepare('UPDATE settings SET value = ?').run('later')
    open.close()
    expect(markerIn(path)).toBe('later')
    writeFileSync(path, 'no database at all, but long enough to be taken for one'.repeat(40))
    await restoreBackup(file, path)
    expect(markerIn(path)).toBe('before')
  })
})

describe('files that people sent in', () => {
  it('come along with a backup, and back when they are gone', async () => {
    const folder = aFolder()
    const uploads = join(folder, 'uploads')
    mkdirSync(join(uploads, 'pictures', 'one'), { recursive: true })
    const [picture, evidence] = [join(uploads, 'pictures', 'one', '480.webp'), join(uploads, 'a')]
    writeFileSync(picture, 'pixels')
    writeFileSync(evidence, 'scan')
    const open = openDatabase(join(folder, 'app.db'))
    migrateDatabase(open)
    const file = backUp(open, join(folder, 'backups'), 'test', uploads)
    open.close()
    // A second name of the same file: no further room.
    expect(statSync(picture).nlink).toBe(2)
    rmSync(join(uploads, 'pictures'), { recursive: true })
    writeFileSync(join(uploads, 'later'), 'newer')
    await restoreBackup(file, join(folder, 'app.db'), uploads)
    expect(readFileSync(picture, 'utf8')).toBe('pixels')
    expect(readFileSync(join(uploads, 'later'), 'utf8')).toBe('newer')
  })

  it('leave with the backup that is rotated out', () => {
    const folder = aFolder()
    const uploads = join(folder, 'uploads')
    mkdirSync(uploads)
    writeFileSync(join(uploads, 'a'), 'scan')
    const open = openDatabase(join(folder, 'app.db'))
    migrateDatabase(open)
    const backups = join(folder, 'backups')
    mkdirSync(join(backups, 'hvb-2000-01-01-test.files'), { recursive: true })
    writeFileSync(join(backups, 'hvb-2000-01-01-test.db.gz'), '')
    for (let n = 0; n < 14; n++) writeFileSync(join(backups, `hvb-2001-01-${n}-test.db.gz`), '')
    backUp(open, backups, 'test', uploads)
    open.close()
    expect(readdirSync(backups).filter((name) => name.includes('2000'))).toEqual([])
    expect(readdirSync(backups).filter((name) => name.endsWith('.files'))).toHaveLength(1)
  })
})

function markerIn(path: string): string {
  const open = openDatabase(path)
  const row = open.sqlite.prepare(`SELECT value FROM settings WHERE key = 'marker'`).get() as {
    value: string
  }
  open.close()
  return row.value
}
