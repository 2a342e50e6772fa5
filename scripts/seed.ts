/** `npm run seed -- demo | scale N`: fills an empty DATA_DIR with the demo, or with N technologies and N needs. */
import { existsSync } from 'node:fs'
import { databasePath, openMigrated } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { writeSetting } from '#app/platform/settings.server'
import { seedContext } from '#seed/demo/seed-context'
import { seedDemo } from '#seed/demo/seed-demo'
import { seedScale } from '#seed/scale'

const [what, size] = process.argv.slice(2)
const count = Number(size)
const env = readEnv(process.env)
if (what !== 'demo' && !(what === 'scale' && Number.isInteger(count) && count > 0)) {
  console.error('Usage: npm run seed -- demo | scale N')
  process.exit(2)
}
if (existsSync(databasePath(env.dataDir))) {
  console.error(
    `${env.dataDir} already holds a database. Choose another DATA_DIR, or move it away.`,
  )
  process.exit(2)
}
if (what === 'demo') await seedDemo(env)
else {
  const open = openMigrated(env)
  writeSetting(open.db, 'demo', '1')
  seedScale(seedContext(open.db, '', env.publicOrigin), count, (done) =>
    console.log(`${done} of ${count}`),
  )
  open.close()
}
console.log(`${env.dataDir} is filled. Serve it with DEMO=1.`)
