/** Serves a built site from DATA_DIR: what `npm run serve` and production run. */
import { readEnv, BadEnvironment } from '#app/platform/env.server'
import { serve } from './serving'

try {
  const running = await serve(readEnv(process.env))
  const stop = () => void running.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  console.log(`HanViet Bridge serves ${running.url}`)
} catch (error) {
  console.error(error instanceof BadEnvironment || error instanceof Error ? error.message : error)
  process.exit(1)
}
