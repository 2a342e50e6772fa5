/** `npm run search:rebuild`: makes the embedded index and, where one is configured, Meilisearch's anew from the records. */
import { BadEnvironment, readEnv } from '#app/platform/env.server'
import { openMigrated } from '#app/compose.server'
import { rebuildEmbedded } from '#search/embedded/rebuild'
import { rebuild } from '#search/meilisearch/rebuild'
import { loadThesaurus } from '#search/vocabulary/load'

try {
  const env = readEnv(process.env)
  const open = openMigrated(env)
  console.log(`embedded: ${rebuildEmbedded(open.db)} listings`)
  if (env.meili)
    console.log(
      `meilisearch: ${(await rebuild(open.db, loadThesaurus(), env.meili)).documents} listings`,
    )
  open.close()
} catch (error) {
  console.error(error instanceof BadEnvironment || error instanceof Error ? error.message : error)
  process.exit(1)
}
