/** `npm run seed -- demo`: fills DATA_DIR with the demo. */
import { existsSync } from 'node:fs'
import { databasePath } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { seedDemo } from '#seed/demo/seed-demo'

const [what] = process.argv.slice(2)
const env = readEnv(process.env)
if (what !== 'demo') {
  console.error('Usage: npm run seed -- demo')
  process.exit(2)
}
if (existsSync(databasePath(env.dataDir))) {
  console.error(
    `${env.dataDir} already holds a database. Choose another DATA_DIR, or move it away.`,
  )
  process.exit(2)
}
await seedDemo(env)
console.log(`The demo is in ${env.dataDir}. Serve it with DEMO=1.`)
