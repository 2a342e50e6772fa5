/** `npm run restore -- FILE`: puts a backup in the place of the database; the server must be stopped. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { databasePath } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { BadBackup, restoreBackup } from '#db/backup'

const [file] = process.argv.slice(2)
if (!file) {
  console.error('Usage: npm run restore -- FILE')
  process.exit(2)
}
const { dataDir, secretKey } = readEnv(process.env)
try {
  const { replaced } = await restoreBackup(file, databasePath(dataDir), join(dataDir, 'uploads'))
  console.log(
    `Restored.${replaced ? ` The former database is kept as ${replaced}.` : ''} Run npm run search:rebuild next.`,
  )
  // The server would make a new key without a word, and what was sealed with the old one would never open again.
  if (!secretKey && !existsSync(join(dataDir, 'secret.key')))
    console.log(
      `There is no secret.key in ${dataDir}. Before the server starts, put the one there that this database was used with, or set SECRET_KEY: authenticator apps, recovery codes, calendar addresses and sent links need it.`,
    )
} catch (error) {
  console.error(error instanceof BadBackup ? error.message : error)
  process.exit(2)
}
