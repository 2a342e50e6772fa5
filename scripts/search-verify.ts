/** `npm run search:verify`: compares the indexes with the records; exit 1 when they differ. */
import { openMigrated } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { asCommand } from '#search/meilisearch/as-command'
import { isClean, verifySearch } from '#search/verify'

const env = readEnv(process.env)
const open = openMigrated(env)
const { db } = open
const found = env.meili
  ? await asCommand(db, env.meili, (meili) => verifySearch(db, meili))
  : await verifySearch(db, undefined)
open.close()
console.log(JSON.stringify(found, null, 2))
process.exit(isClean(found) ? 0 : 1)
