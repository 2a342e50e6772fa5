/** `npm run search:rebuild`: makes the embedded index and, where one is configured, Meilisearch's anew from the records. */
import { BadEnvironment, readEnv } from '#app/platform/env.server'
import { openMigrated } from '#app/compose.server'
import { rebuildEmbedded } from '#search/embedded/rebuild'
import { asCommand } from '#search/meilisearch/as-command'
import { rebuild } from '#search/meilisearch/rebuild'
import { loadThesaurus } from '#search/vocabulary/load'

try {
  const env = readEnv(process.env)
  const open = openMigrated(env)
  console.log(`embedded: ${rebuildEmbedded(open.db)} listings`)
  if (env.meili) {
    const { db } = open
    const built = await asCommand(db, env.meili, (meili) => rebuild(db, loadThesaurus(), meili))
    console.log(`meilisearch: ${built.documents} listings`)
  }
  open.close()
} catch (error) {
  console.error(error instanceof BadEnvironment || error instanceof Error ? error.message : error)
  process.exit(1)
}
