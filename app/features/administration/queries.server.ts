import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { desc, eq, sql } from 'drizzle-orm'
import { outbox } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { previewChanges, readReentry } from '#app/features/vocabulary'
import type { Context } from '#app/platform/context.server'
import { rebuildFailure } from '#search/meilisearch/rebuild'
import { indexLagSeconds } from '#app/platform/jobs/runner.server'

/** A line that is due only later, such as a reminder, does not wait: it is planned. */
const shownState = (now: Date) =>
  sql<
    (typeof outbox.$inferSelect)['state'] | 'planned'
  >`CASE WHEN ${outbox.state} = 'pending' AND ${outbox.attempts} = 0 AND ${outbox.runAt} > ${now.getTime()} THEN 'planned' ELSE ${outbox.state} END`

/** What an administrator looks at first: search, the outbox, backups. */
export async function readStatus(ctx: Context, dataDir: string) {
  authorise(ctx, 'platform.read')
  const health = await ctx.search.health()
  const stats = await ctx.search.stats().catch(() => null)
  const lines = ctx.db
    .select({ kind: outbox.kind, state: shownState(ctx.now()), count: sql<number>`count(*)` })
    .from(outbox)
    .groupBy(outbox.kind, shownState(ctx.now()))
    .all()
  const lastDead = ctx.db
    .select({ kind: outbox.kind, lastError: outbox.lastError })
    .from(outbox)
    .where(eq(outbox.state, 'dead'))
    .orderBy(desc(outbox.createdAt))
    .get()
  return {
    engine: health?.engine ?? null,
    lagSeconds: indexLagSeconds(ctx.db, ctx.now()),
    documents: stats?.documents ?? null,
    indexingFailure: rebuildFailure(ctx.db),
    reentry: readReentry(ctx),
    pendingChanges: previewChanges(ctx).pending.length,
    lines,
    lastError: lastDead?.lastError ?? null,
    backups: backupsIn(join(dataDir, 'backups')).slice(0, 5),
    restoredAt: restoredAt(dataDir),
  }
}

export type WrittenMail = { file: string; at: Date; headers: string }

/** Mails that were written to files, newest first. */
export function readWrittenMails(ctx: Context, dataDir: string): WrittenMail[] {
  authorise(ctx, 'platform.read')
  const folder = join(dataDir, 'mail')
  return filesOf(folder)
    .slice(0, 100)
    .map(({ name, at }) => ({ file: name, at, headers: headersOf(join(folder, name)) }))
}

/** A written mail as it would be sent, or null for a name that is none of ours. */
export function readMailSource(ctx: Context, dataDir: string, name: string): string | null {
  authorise(ctx, 'platform.read')
  const known = filesOf(join(dataDir, 'mail')).some((file) => file.name === name)
  return known ? readFileSync(join(dataDir, 'mail', name), 'utf8') : null
}

/** Backups, newest first, each with whether the files that people sent in lie beside it. */
function backupsIn(folder: string) {
  const names = filesOf(folder)
  const beside = new Set(names.map(({ name }) => name))
  return names
    .filter(({ name }) => name.endsWith('.db.gz'))
    .map((one) => ({ ...one, hasFiles: beside.has(one.name.replace(/\.db\.gz$/, '.files')) }))
}

/** When a backup last took the place of the database: the one before is kept beside it under that moment. */
function restoredAt(dataDir: string): Date | null {
  if (!existsSync(dataDir)) return null
  const stamps = readdirSync(dataDir)
    .map((name) => /\.replaced-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-\d{3}Z$/.exec(name))
    .flatMap((found) => (found ? [`${found[1]}T${found[2]}:${found[3]}:${found[4]}Z`] : []))
    .sort()
  const last = stamps.at(-1)
  return last ? new Date(last) : null
}

function filesOf(folder: string): { name: string; at: Date; bytes: number }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => ({ name, stat: statSync(join(folder, name)) }))
    .map(({ name, stat }) => ({ name, at: stat.mtime, bytes: stat.size }))
    .sort((a, b) => b.at.getTime() - a.at.getTime())
}

const headersOf = (path: string) => readFileSync(path, 'utf8').split(/\r?\n\r?\n/)[0] ?? ''
