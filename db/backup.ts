import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { tmpdir } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { createGunzip, gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { openDatabase } from './client'
import type { OpenDatabase } from './client'

/** Why nothing was restored, in words for the operator. */
export class BadBackup extends Error {}

/** Backups kept of one kind. */
const KEPT = 14

/**
 * Writes a consistent, compressed copy of a running database and rotates the older ones. With a folder of files that
 * people sent in, they are kept beside it in `hvb-<UTC time>-<label>.files`: as further names of the same files, since
 * none of them is ever written again, so that a backup takes no room for what another one holds already.
 * @returns the file written, `hvb-<UTC time>-<label>.db.gz`
 */
export function backUp(
  { sqlite }: OpenDatabase,
  folder: string,
  label: string,
  uploads?: string,
): string {
  mkdirSync(folder, { recursive: true })
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const plain = join(folder, `.hvb-${stamp}-${label}.db`)
  const file = join(folder, `hvb-${stamp}-${label}.db.gz`)
  rmSync(plain, { force: true })
  sqlite.prepare('VACUUM INTO ?').run(plain)
  try {
    writeFileSync(`${file}.part`, gzipSync(readFileSync(plain), { level: 6 }))
    renameSync(`${file}.part`, file)
  } finally {
    rmSync(plain, { force: true })
  }
  // After the database: a file that came in between is one too many, never one too few.
  if (uploads && existsSync(uploads)) keepFiles(uploads, filesBeside(file))
  rotate(folder, label)
  return file
}

const filesBeside = (file: string): string => file.replace(/\.db\.gz$/, '.files')

/** Gives every file of a folder that is not in the other one a second name there; a copy where disks differ. */
function keepFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) keepFiles(source, target)
    else if (entry.isFile() && !existsSync(target)) linkOrCopy(source, target)
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    // Gone meanwhile: somebody has just removed it.
    if (existsSync(source)) copyFileSync(source, target)
  }
}

function rotate(folder: string, label: string): void {
  const old = readdirSync(folder)
    .filter((name) => name.startsWith('hvb-') && name.endsWith(`-${label}.db.gz`))
    .sort()
    .slice(0, -KEPT)
  for (const name of old) {
    rmSync(join(folder, name))
    rmSync(filesBeside(join(folder, name)), { recursive: true, force: true })
  }
}

/**
 * Puts a backup in the place of the database, after checking that it is whole; the present one is kept beside it.
 * Files that people had sent in and that are gone since come back. The server must be stopped. Stale `-wal` and `-shm` files are removed with the database they belonged to.
 * @throws BadBackup when the file is truncated or fails SQLite's integrity check
 */
export async function restoreBackup(
  file: string,
  databasePath: string,
  uploads?: string,
): Promise<{ replaced?: string }> {
  if (!existsSync(file)) throw new BadBackup(`There is no file ${basename(file)}.`)
  const work = mkdtempSync(join(tmpdir(), 'hvb-restore-'))
  const plain = join(work, 'restored.db')
  try {
    await unpack(file, plain)
    assertWhole(plain)
    assertAlone(databasePath)
    const replaced = moveAside(databasePath)
    writeFileSync(databasePath, readFileSync(plain))
    if (uploads && existsSync(filesBeside(file))) keepFiles(filesBeside(file), uploads)
    return { replaced }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function unpack(file: string, plain: string): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), createWriteStream(plain))
  } catch {
    throw new BadBackup('The backup is truncated or is no backup of HanViet Bridge.')
  }
}

function assertWhole(plain: string): void {
  if (statSync(plain).size === 0) throw new BadBackup('The backup is empty.')
  let open
  try {
    open = openDatabase(plain)
    const integrity = open.sqlite.pragma('integrity_check') as { integrity_check: string }[]
    const dangling = open.sqlite.pragma('foreign_key_check') as unknown[]
    if (integrity[0]?.integrity_check !== 'ok' || dangling.length > 0)
      throw new BadBackup('The backup fails the integrity check.')
  } catch (error) {
    if (error instanceof BadBackup) throw error
    throw new BadBackup('The backup is no SQLite database.')
  } finally {
    // Back to one plain file: the copy must not need a -wal.
    open?.sqlite.pragma('journal_mode = DELETE')
    open?.close()
  }
}

const WAIT_MS = 500

/** A server that runs would go on writing into the file that was moved aside, and all of that would be lost. */
function assertAlone(databasePath: string): void {
  if (!existsSync(databasePath)) return
  let sqlite
  try {
    sqlite = new Database(databasePath, { timeout: WAIT_MS })
    sqlite.pragma('locking_mode = EXCLUSIVE')
    sqlite.exec('BEGIN EXCLUSIVE; COMMIT')
  } catch (error) {
    // One that cannot be read at all is what a backup is for.
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY'))
      throw new BadBackup('The database is in use: stop the server (and Litestream) first.')
  } finally {
    sqlite?.close()
  }
}

/** The write-ahead log stays with the file that it belongs to; left behind, it would corrupt the new one. */
function moveAside(databasePath: string): string | undefined {
  const replaced = `${databasePath}.replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(databasePath + suffix)) renameSync(databasePath + suffix, replaced + suffix)
  return existsSync(replaced) ? replaced : undefined
}
