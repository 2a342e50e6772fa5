/** `npm run restore -- FILE`: puts a backup in the place of the database; the server must be stopped. */
import { join } from 'node:path'
import { databasePath } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { BadBackup, restoreBackup } from '#db/backup'

const [file] = process.argv.slice(2)
if (!file) {
  console.error('Usage: npm run restore -- FILE')
  process.exit(2)
}
const { dataDir } = readEnv(process.env)
try {
  const { replaced } = await restoreBackup(file, databasePath(dataDir), join(dataDir, 'uploads'))
  console.log(
    `Restored.${replaced ? ` The former database is kept as ${replaced}.` : ''} Run npm run search:rebuild next.`,
  )
} catch (error) {
  console.error(error instanceof BadBackup ? error.message : error)
  process.exit(2)
}
