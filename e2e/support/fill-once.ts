import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { FILLED, pause, serveFolder, temporaryFolder } from './site'

/** Before all journeys: the demo is seeded and indexed once; each journey gets a copy. */
export default async function fillOnce() {
  const folder = temporaryFolder()
  process.env[FILLED] = folder
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const site = await serveFolder(folder)
    await untilIndexed(folder).finally(() => site.stop())
  } catch (error) {
    remove()
    throw error
  }
  return remove
}

async function untilIndexed(folder: string): Promise<void> {
  const db = new Database(join(folder, 'app.db'), { readonly: true })
  try {
    const waiting = db.prepare(
      "select count(*) as n from outbox where state <> 'done' and run_at <= unixepoch() * 1000",
    )
    const end = Date.now() + 60_000
    while ((waiting.get() as { n: number }).n > 0) {
      if (Date.now() > end) throw new Error('The demo did not reach the search server.')
      await pause(100)
    }
  } finally {
    db.close()
  }
}
