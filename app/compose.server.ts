/** Puts one server process together: the only place that knows every part. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '#db/client'
import type { OpenDatabase } from '#db/client'
import { migrateDatabase } from '#db/migrate'
import { createSearch } from '#search/create'
import { indexLines } from '#search/indexer'
import { EventClock } from '#app/features/chase'
import { alertOfNewListings } from '#app/features/discovery'
import { recomputeMatches } from '#app/features/matching'
import { sendMails } from '#app/features/notifications'
import { noteListingWords, QueryWords, VocabularyKeeper } from '#app/features/vocabulary'
import type { Env } from './platform/env.server'
import { write } from './platform/context.server'
import { sealFormerCalendarKey } from './platform/kept-keys.server'
import { createScanner } from './platform/files/scan.server'
import { OutboxRunner } from './platform/jobs/runner.server'
import type { Logger } from './platform/log.server'
import { createMailTransport } from './platform/mail/transport.server'
import { secretKeyOf } from './platform/secrets.server'
import type { Services } from './platform/services.server'
import { readSetting } from './platform/settings.server'
import { systemContext } from './system-context.server'

export class DemoWithoutConsent extends Error {}

export type Process = {
  services: Services
  outbox: OutboxRunner
  vocabulary: VocabularyKeeper
  clock: EventClock
  close: () => Promise<void>
}

/** Where the database of a data folder lies. */
export const databasePath = (dataDir: string): string => join(dataDir, 'app.db')

/**
 * Opens the data folder, migrates it and makes the services of this process.
 * @throws DemoWithoutConsent when demo data is found and `DEMO` is not 1
 */
export function compose(env: Env, log: Logger): Process {
  mkdirSync(join(env.dataDir, 'uploads'), { recursive: true })
  const open = openMigrated(env)
  if (readSetting(open.db, 'demo') === '1' && !env.demo) {
    open.close()
    throw new DemoWithoutConsent(
      'This data folder holds demo data and accounts. Set DEMO=1 to serve it as a demo, or use another DATA_DIR.',
    )
  }
  const queryWords = new QueryWords()
  const search = queryWords.watching(createSearch({ db: open.db, meili: env.meili, log }))
  const mail = createMailTransport(env.smtpUrl, env.dataDir, env.smtpCertificate)
  const secretKey = env.secretKey ?? secretKeyOf(env.dataDir)
  write(open, (tx) => {
    sealFormerCalendarKey(tx, secretKey)
  })
  const services: Services = {
    env,
    log,
    db: open.db,
    sqlite: open.sqlite,
    search,
    mail,
    secretKey,
    scan: env.clamdAddress ? createScanner(env.clamdAddress, log) : undefined,
    version: readVersion(),
  }
  const outbox = new OutboxRunner(
    open.db,
    {
      index: async (lines) => {
        await indexLines(search, open.db, lines)
        noteListingWords(open.db, lines)
      },
      mail: (lines) =>
        sendMails({ db: open.db, mail, publicOrigin: env.publicOrigin, secretKey }, lines),
      recomputeMatches: (lines) => recomputeMatches(open.db, lines),
      searchAlert: (lines) => alertOfNewListings(systemContext(services), lines),
    },
    log,
  )
  const vocabulary = new VocabularyKeeper(systemContext(services), queryWords, log)
  const clock = new EventClock(systemContext(services), log)
  return {
    services,
    outbox,
    vocabulary,
    clock,
    close: async () => {
      clock.stop()
      await vocabulary.stop()
      await outbox.stop()
      open.close()
    },
  }
}

/** The database of a data folder, brought up to date after a backup. */
export function openMigrated(env: Pick<Env, 'dataDir'>): OpenDatabase {
  const open = openDatabase(databasePath(env.dataDir))
  migrateDatabase(open, {
    backupFolder: join(env.dataDir, 'backups'),
    uploadsFolder: join(env.dataDir, 'uploads'),
  })
  return open
}

const readVersion = (): string =>
  (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version
