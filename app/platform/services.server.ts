import type { OpenDatabase, Db } from '#db/client'
import type { SearchEngine } from '#search/engine'
import type { Env } from './env.server'
import type { Scanner } from './files/scan.server'
import type { Logger } from './log.server'
import type { MailTransport } from './mail/transport.server'

/** What one server process holds; made once at start by `app/compose.server.ts`. */
export type Services = {
  env: Env
  log: Logger
  db: Db
  sqlite: OpenDatabase['sqlite']
  search: SearchEngine
  mail: MailTransport
  secretKey: string
  /** Of uploads; none where no scanner is configured. */
  scan?: Scanner
  version: string
}
