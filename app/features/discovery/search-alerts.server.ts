import { and, eq, gt, inArray } from 'drizzle-orm'
import { needs, organisationMembers, people, savedSearches, technologies } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { ListingKind } from '#db/domain'
import { keptApart } from '#app/features/catalogue'
import { notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { enqueue } from '#app/platform/jobs/enqueue.server'
import type { OutboxLine } from '#app/platform/jobs/runner.server'
import { findAnswers } from './find-answers.server'
import { readParameters } from './parameters'

const DAY_MS = 24 * 3_600_000
/** A mail names the first few; the page has them all. */
const MOST_NAMED = 5
const MOST_LOOKED_AT = 200

/** The next look at a saved search, a day from now; one waits at most. */
export function enqueueAlert(tx: Tx, now: Date, savedSearchId: string): void {
  enqueue(
    tx,
    now,
    'searchAlert',
    { savedSearchId },
    { dedupeKey: savedSearchId, runAt: new Date(now.getTime() + DAY_MS) },
  )
}

/**
 * Asks each saved search of the outbox lines again and, where something was published since the last look that it
 * finds, writes one mail to its owner; then the next look is due a day later. A line that comes again after a crash
 * finds nothing new. What was edited, but published before, is not told of again.
 */
export async function alertOfNewListings(ctx: Context, lines: OutboxLine[]): Promise<void> {
  for (const { payload } of lines) await alertOf(ctx, String(payload.savedSearchId))
}

async function alertOf(ctx: Context, id: string): Promise<void> {
  const found = ctx.db
    .select({ search: savedSearches, locale: people.locale, erasedAt: people.erasedAt })
    .from(savedSearches)
    .innerJoin(people, eq(people.id, savedSearches.personId))
    .where(eq(savedSearches.id, id))
    .get()
  if (!found?.search.alerts || found.erasedAt) return
  const { search, locale } = found
  const looked = ctx.now()
  const parameters = { ...readParameters(new URLSearchParams(search.query)), page: 1 }
  const { hits } = await findAnswers(
    { ...ctx, locale },
    search.kind,
    parameters,
    MOST_LOOKED_AT,
    keptApart(ctx.db, organisationsOf(ctx.db, search.personId)),
  )
  const ids = hits.map((hit) => hit.id)
  const news = publishedSince(ctx.db, search.kind, ids, search.toldUntil)
  write(ctx, (tx) => {
    tx.update(savedSearches).set({ toldUntil: looked }).where(eq(savedSearches.id, id)).run()
    enqueueAlert(tx, looked, id)
    if (news.length > 0)
      notify(
        tx,
        ctx,
        [{ personId: search.personId }],
        'searchAlert',
        { savedSearchId: id, count: news.length, listings: news.slice(0, MOST_NAMED).join(' ') },
        `${id}:${search.toldUntil.getTime()}`,
      )
  })
}

const organisationsOf = (db: Reader, personId: string): string[] =>
  db
    .select({ id: organisationMembers.organisationId })
    .from(organisationMembers)
    .where(eq(organisationMembers.personId, personId))
    .all()
    .map(({ id }) => id)

/** Those of the listings that were published after an instant, in the order given. */
function publishedSince(db: Reader, kind: ListingKind, ids: string[], since: Date): string[] {
  if (ids.length === 0) return []
  const table = kind === 'technology' ? technologies : needs
  const fresh = db
    .select({ id: table.id })
    .from(table)
    .where(and(inArray(table.id, ids), gt(table.publishedAt, since)))
    .all()
  const known = new Set(fresh.map((row) => row.id))
  return ids.filter((id) => known.has(id))
}
