import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openDatabase } from './client'
import type { OpenDatabase } from './client'
import { migrateDatabase } from './migrate'
import { settings } from './schema'

const litestream = binary()
if (!litestream)
  process.stderr.write(
    'Litestream is not tried: its optional package is not installed for this machine.\n',
  )

function binary(): string | null {
  try {
    const path = createRequire(import.meta.url).resolve(
      `@flydotio/litestream-${process.platform}-${process.arch}/litestream`,
    )
    accessSync(path, constants.X_OK)
    return path
  } catch {
    return null
  }
}

const put = ({ db }: OpenDatabase, row: number) =>
  db
    .insert(settings)
    .values({ key: `row-${row}`, value: `누수 탐지 · Rò rỉ ${row}` })
    .run()

const ended = (child: ChildProcess) => new Promise((done) => child.once('exit', done))
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

it.skipIf(!litestream)(
  'a database of ours, followed by Litestream while it is written to, comes back with all that was acknowledged a moment before the machine was lost',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hvb-litestream-'))
    const [path, replica, back] = ['app.db', 'replica', 'restored.db'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    const open = openDatabase(path)
    migrateDatabase(open)
    put(open, 0)
    const following = spawn(litestream ?? '', ['replicate', path, `file://${replica}`], {
      stdio: 'ignore',
    })
    try {
      await vi.waitFor(() => expect(existsSync(join(replica, 'generations'))).toBe(true), 10_000)
      // Writes go on meanwhile, and the log is folded into the database as it grows.
      for (let row = 1; row <= 300; row++) {
        put(open, row)
        if (row % 60 === 0) await pause(100)
      }
      open.sqlite.pragma('wal_checkpoint(PASSIVE)')
      for (let row = 301; row <= 320; row++) put(open, row)
      // It looks once a second.
      await pause(2_500)
    } finally {
      following.kill('SIGKILL')
      await ended(following)
    }
    open.close()
    const restored = spawnSync(litestream ?? '', ['restore', '-o', back, `file://${replica}`])
    expect(restored.status, String(restored.stderr)).toBe(0)
    expect(readdirSync(folder)).toContain('restored.db')
    const copy = openDatabase(back)
    const rows = copy.db.select().from(settings).all()
    expect(rows.filter(({ key }) => key.startsWith('row-'))).toHaveLength(321)
    expect(rows.find(({ key }) => key === 'row-320')?.value).toBe('누수 탐지 · Rò rỉ 320')
    expect(copy.sqlite.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(copy.sqlite.pragma('foreign_key_check')).toEqual([])
    // What this version wrote, it opens again.
    migrateDatabase(copy)
    copy.close()
  },
)
