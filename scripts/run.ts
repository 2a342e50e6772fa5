/**
 * The demo on this machine: seeds a fresh data folder, starts Meilisearch where its package is installed, serves.
 * Called by scripts/start.mjs after installing and building.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { databasePath } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import type { Env } from '#app/platform/env.server'
import { startLocalMeilisearch } from '#search/meilisearch/local-server'
import type { LocalMeilisearch } from '#search/meilisearch/local-server'
import { seedDemo } from '#seed/demo/seed-demo'
import { markSeededHere, wasSeededHere } from './demo-mark'
import { serve } from './serving'

const started = Date.now()
const step = (text: string) =>
  console.log(`[${((Date.now() - started) / 1000).toFixed(1)} s] ${text}`)

async function main(): Promise<void> {
  const given = readEnv(process.env)
  if (!existsSync(databasePath(given.dataDir))) {
    step(`Filling ${given.dataDir} with the demo …`)
    await seedDemo(given)
    markSeededHere(given.dataDir)
  }
  const meili = given.meili ? null : await startSearch(given)
  const env: Env = {
    ...given,
    // A folder that this command filled is a demo; one that somebody else filled needs DEMO=1 from them.
    demo: given.demo || (wasSeededHere(given.dataDir) && process.env.DEMO === undefined),
    meili: given.meili ?? (meili ? { url: meili.url, key: meili.key } : undefined),
  }
  const running = await serve(env).catch(async (error: unknown) => {
    await meili?.stop()
    throw error
  })
  step(`HanViet Bridge is ready: ${running.url}  (Ctrl-C ends it)`)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await running.close()
    await meili?.stop()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

async function startSearch(env: Env): Promise<LocalMeilisearch | null> {
  step('Starting Meilisearch …')
  try {
    const meili = await startLocalMeilisearch(join(env.dataDir, 'meilisearch'))
    if (!meili) step('Meilisearch is not installed here: the embedded engine answers.')
    return meili
  } catch (error) {
    step(
      `Meilisearch does not start (${error instanceof Error ? error.message : 'unknown'}): the embedded engine answers.`,
    )
    return null
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
