/** `npm run search:verify`: compares the indexes with the records; exit 1 when they differ, 2 when that can't be told. */
import { openMigrated } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { asCommand } from '#search/meilisearch/as-command'
import { isClean, verifySearch } from '#search/verify'

try {
  const { meili, ...env } = readEnv(process.env)
  const open = openMigrated(env)
  const { db } = open
  const found = meili
    ? await asCommand(db, meili, (own) => verifySearch(db, own))
    : await verifySearch(db, undefined)
  open.close()
  console.log(JSON.stringify(found, null, 2))
  process.exitCode = isClean(found) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
