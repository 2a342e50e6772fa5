/** `npm run rotate-secret`: replaces SECRET_KEY, or the key in DATA_DIR; the server must be stopped. */
import { existsSync } from 'node:fs'
import { databasePath, openMigrated } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { WrongSecret, rotateKeyFile, rotateSecret } from '#app/rotate-secret.server'

const USAGE =
  'With SECRET_KEY set: SECRET_KEY=present NEW_SECRET_KEY=next npm run -s rotate-secret (32 characters at least).'

const { dataDir, secretKey } = readEnv(process.env)
const next = process.env.NEW_SECRET_KEY
const stop = (message: string): never => {
  console.error(message)
  process.exit(2)
}
if (!existsSync(databasePath(dataDir))) stop(`There is no database in ${dataDir}.`)
if (secretKey && (!next || next.length < 32 || next === secretKey)) stop(USAGE)
if (!secretKey && next) stop('The key is kept in DATA_DIR: leave NEW_SECRET_KEY out. ' + USAGE)

const open = openMigrated({ dataDir })
try {
  // A server that runs would go on with the old key: whoever has the database open keeps this from starting.
  open.sqlite.pragma('busy_timeout = 500')
  open.sqlite.pragma('locking_mode = EXCLUSIVE')
  open.sqlite.exec('BEGIN EXCLUSIVE; COMMIT')
  const { sealed, shut } =
    secretKey && next ? rotateSecret(open.db, secretKey, next) : rotateKeyFile(open.db, dataDir)
  console.log(
    `${sealed} authenticator apps, the calendars' key and the recovery codes' key are sealed anew.`,
  )
  if (shut > 0) console.log(`${shut} apps were sealed with an earlier key and stay shut.`)
  console.log(
    secretKey ? 'Start the server with the new SECRET_KEY now.' : 'Start the server now.',
    'Links in mails that are on their way no longer work. Destroy the old key.',
  )
} catch (error) {
  if (error instanceof WrongSecret) stop(error.message)
  if ((error as { code?: string }).code === 'SQLITE_BUSY') stop('Stop the server first.')
  throw error
} finally {
  open.close()
}
