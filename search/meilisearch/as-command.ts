import { randomBytes } from 'node:crypto'
import type { Db } from '#db/client'
import { accessTo } from './access'
import type { MeilisearchAccess, MeilisearchAddress } from './access'
import { holderOf } from './own-keys'

/** Runs the work of a command with a key of its own, and gives that back at the end. */
export async function asCommand<T>(
  db: Db,
  address: MeilisearchAddress,
  work: (meili: MeilisearchAccess) => Promise<T>,
): Promise<T> {
  const meili = accessTo(address, {
    // Several may run at the same time.
    holder: `${holderOf(db, 'command')} ${randomBytes(3).toString('hex')}`,
    log: { warn: (_details, message) => void process.stderr.write(`${message}\n`) },
  })
  try {
    return await work(meili)
  } finally {
    await meili.close()
  }
}
