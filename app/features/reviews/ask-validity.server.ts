import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { needs, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import { isTechnology, kindOf, listingById, moveListing } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { editorsOf, notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { isShown } from './submit-listing.server'
import { restingStatus } from './archive-listing.server'

const DAY_MS = 24 * 3_600_000
/** A quarter after it was last confirmed a listing's owner is asked. */
const ASK_AFTER_DAYS = 91
/** Unanswered for so long, it is marked. */
const STALE_AFTER_DAYS = 30
/** Stale for so long, it leaves the market. */
const ARCHIVE_AFTER_DAYS = 180
/** At a time, so that people's writes come between. */
const BATCH = 100

/**
 * Asks owners whether what they list still holds, marks what goes unanswered and archives what stays so; called at
 * start and once a day. The invented listings of a demo have nobody to ask.
 */
export function askValidity(ctx: Context): { asked: number; marked: number; archived: number } {
  const ago = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS)
  const { askedAt, staleSince } = technologies
  const heldAt = sql`coalesce(${technologies.confirmedAt}, ${technologies.publishedAt}, ${technologies.createdAt})`
  const needHeldAt = sql`coalesce(${needs.confirmedAt}, ${needs.publishedAt}, ${needs.createdAt})`
  return {
    asked: forEach(
      ctx,
      and(isNull(askedAt), lt(heldAt, ago(ASK_AFTER_DAYS).getTime())),
      and(isNull(needs.askedAt), lt(needHeldAt, ago(ASK_AFTER_DAYS).getTime())),
      ask,
    ),
    marked: forEach(
      ctx,
      and(isNull(staleSince), lt(askedAt, ago(STALE_AFTER_DAYS))),
      and(isNull(needs.staleSince), lt(needs.askedAt, ago(STALE_AFTER_DAYS))),
      mark,
    ),
    archived: forEach(
      ctx,
      lt(staleSince, ago(ARCHIVE_AFTER_DAYS)),
      lt(needs.staleSince, ago(ARCHIVE_AFTER_DAYS)),
      archive,
    ),
  }
}

type Act = (ctx: Context, row: ListingRow) => void

function forEach(
  ctx: Context,
  technology: SQL | undefined,
  need: SQL | undefined,
  act: Act,
): number {
  const due = [...dueTechnologies(ctx.db, technology), ...dueNeeds(ctx.db, need)]
  for (const row of due) act(ctx, row)
  return due.length
}

const dueTechnologies = (db: Reader, due: SQL | undefined): ListingRow[] =>
  db
    .select()
    .from(technologies)
    .where(and(eq(technologies.status, 'published'), eq(technologies.demo, false), due))
    .orderBy(asc(technologies.id))
    .limit(BATCH)
    .all()

const dueNeeds = (db: Reader, due: SQL | undefined): ListingRow[] =>
  db
    .select()
    .from(needs)
    .where(
      and(inArray(needs.status, ['open', 'inDiscussion', 'matched']), eq(needs.demo, false), due),
    )
    .orderBy(asc(needs.id))
    .limit(BATCH)
    .all()

const ask: Act = (ctx, row) =>
  change(ctx, row, { askedAt: ctx.now() }, 'validityAsked', 'stillValid')

const mark: Act = (ctx, row) =>
  change(ctx, row, { staleSince: ctx.now() }, 'markedStale', 'listingStale')

const archive: Act = (ctx, row) =>
  change(ctx, row, { status: restingStatus(row) }, 'archived', null)

function change(
  ctx: Context,
  due: ListingRow,
  standing: Parameters<typeof moveListing>[4],
  action: string,
  template: 'stillValid' | 'listingStale' | null,
): void {
  write(ctx, (tx) => {
    const row = listingById(tx, kindOf(due), due.id)
    // Somebody answered between the look and the write.
    if (row.version !== due.version || !isShown(row)) return
    moveListing(tx, ctx, row, row.version, standing, action)
    if (template)
      notify(
        tx,
        ctx,
        editorsOf(tx, row.organisationId),
        template,
        { kind: isTechnology(row) ? 'technology' : 'need', listingId: row.id },
        `${row.id}:${row.version}`,
      )
  })
}
