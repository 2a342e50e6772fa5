/** `npm run backup`: a consistent, compressed copy of the running database, and of files that people sent in, under DATA_DIR/backups. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { databasePath } from '#app/compose.server'
import { readEnv } from '#app/platform/env.server'
import { backUp } from '#db/backup'
import { openDatabase } from '#db/client'

const { dataDir } = readEnv(process.env)
if (!existsSync(databasePath(dataDir))) {
  console.error(`There is no database in ${dataDir}.`)
  process.exit(2)
}
const open = openDatabase(databasePath(dataDir))
console.log(backUp(open, join(dataDir, 'backups'), 'by-hand', join(dataDir, 'uploads')))
open.close()
