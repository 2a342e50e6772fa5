import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { openMigrated } from '#app/compose.server'
import { recomputeMatches } from '#app/features/matching'
import { markVocabularyCurrent } from '#app/features/vocabulary'
import type { Env } from '#app/platform/env.server'
import { writeSetting } from '#app/platform/settings.server'
import type { Db } from '#db/client'
import { outbox } from '#db/schema'
import { accounts } from './accounts'
import { events } from './events'
import { seedAccounts } from './seed-accounts'
import { seedEvent } from './seed-event'
import { seedListings } from './seed-listings'
import { seedOrganisations } from './seed-organisations'
import { seedContext } from './seed-context'
import { seedMedia } from './seed-media'
import { seedNotes } from './seed-notes'

/**
 * Fills a data folder with the demo through the product's own verbs, so that every record has its audit line and
 * passed every rule. Marks the database: a server refuses it unless DEMO=1.
 * @throws Error when the folder's database already holds the demo
 */
export async function seedDemo(env: Pick<Env, 'dataDir' | 'publicOrigin'>): Promise<void> {
  const open = openMigrated(env)
  try {
    const uploadsDir = join(env.dataDir, 'uploads')
    await fillWithDemo(open.db, { uploadsDir, publicOrigin: env.publicOrigin })
    await seedMedia(seedContext(open.db, uploadsDir, env.publicOrigin))
  } finally {
    open.close()
  }
}

/** The same on an open database; what tests use. */
export async function fillWithDemo(
  db: Db,
  { uploadsDir = '', publicOrigin = 'http://localhost:3000' } = {},
): Promise<void> {
  writeSetting(db, 'demo', '1')
  const base = seedContext(db, uploadsDir, publicOrigin)
  const organisationIds = seedOrganisations(base)
  const people = await seedAccounts(base, accounts, organisationIds)
  const listings = seedListings(base, organisationIds)
  for (const event of events)
    seedEvent(base, event, { organisationIds, listings, organiserId: people.organiserId })
  seedNotes(base)
  markVocabularyCurrent(db)
  await settleOutbox(db)
}

/** Matches are made now; mails of years gone by are not sent; the search server reads its lines when it runs. */
async function settleOutbox(db: Db): Promise<void> {
  const lines = db.select().from(outbox).where(eq(outbox.kind, 'recomputeMatches')).all()
  await recomputeMatches(
    db,
    lines.filter((line) => line.payload.kind === 'need'),
  )
  await recomputeMatches(
    db,
    lines.filter((line) => line.payload.kind !== 'need'),
  )
  const now = new Date()
  db.update(outbox)
    .set({ state: 'done', doneAt: now })
    .where(eq(outbox.kind, 'recomputeMatches'))
    .run()
  db.update(outbox).set({ state: 'done', doneAt: now }).where(eq(outbox.kind, 'mail')).run()
  // Entered at the dates of their listings; they wait only since now.
  db.update(outbox).set({ createdAt: now, runAt: now }).where(eq(outbox.kind, 'index')).run()
}
