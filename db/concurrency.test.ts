import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp, restoreBackup } from './backup'
import { openDatabase } from './client'
import { migrateDatabase } from './migrate'

function aDatabaseFile() {
  const path = join(mkdtempSync(join(tmpdir(), 'hvb-db-')), 'app.db')
  const open = openDatabase(path)
  migrateDatabase(open)
  return { path, open }
}

/** Exit code of a process that raises the counter. */
const count = (path: string, times: number) =>
  new Promise<number | null>((done) => {
    spawn(
      process.execPath,
      ['--import', 'tsx', 'db/counting-writer.testing.ts', path, String(times)],
      {
        stdio: 'ignore',
      },
    ).once('exit', done)
  })

const counterIn = (path: string) => {
  const { sqlite, close } = openDatabase(path)
  const row = sqlite.prepare(`SELECT value FROM settings WHERE key = 'counter'`).get() as {
    value: string
  }
  close()
  return Number(row.value)
}

describe('two processes on one database', () => {
  it('each read and write 500 times; none is refused and none is lost', async () => {
    const { path, open } = aDatabaseFile()
    expect(await Promise.all([count(path, 500), count(path, 500)])).toEqual([0, 0])
    open.close()
    expect(counterIn(path)).toBe(1000)
  })

  it('one may be backed up while another writes; the copy is whole and holds what was there before', async () => {
    const { path, open } = aDatabaseFile()
    open.sqlite.exec(
      `INSERT INTO settings (key, value) VALUES ('counter', '0'), ('marker', 'here')`,
    )
    const writing = count(path, 2000)
    const folder = mkdtempSync(join(tmpdir(), 'hvb-backup-'))
    const file = backUp(open, folder, 'running')
    const elsewhere = join(folder, 'restored.db')
    await restoreBackup(file, elsewhere)
    expect(await writing).toBe(0)
    open.close()
    const restored = openDatabase(elsewhere)
    expect(restored.sqlite.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(restored.sqlite.pragma('foreign_key_check')).toEqual([])
    expect(
      restored.sqlite.prepare(`SELECT value FROM settings WHERE key = 'marker'`).get(),
    ).toEqual({ value: 'here' })
    restored.close()
    expect(counterIn(path)).toBe(2000)
  })
})
