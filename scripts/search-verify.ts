/** `npm run search:verify`: compares the indexes with the records; exit 1 when they differ. */
import { openMigrated } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { isClean, verifySearch } from '#search/verify'

const env = readEnv(process.env)
const open = openMigrated(env)
const found = await verifySearch(open.db, env.meili)
open.close()
console.log(JSON.stringify(found, null, 2))
process.exit(isClean(found) ? 0 : 1)
