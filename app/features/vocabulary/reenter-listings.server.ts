import { and, asc, count, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { needs, settings, technologies, vocabularyGaps } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import { LISTING_KINDS } from '#db/domain'
import type { ListingKind } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { touchListing } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { readSetting, writeSetting } from '#app/platform/settings.server'
import { vocabularyVersion } from '#search/vocabulary-version'
import type { ListingKey } from './move-tags.server'

/** Version of the vocabulary that all listings were entered by; and how far a newer one has come. */
const VERSION = 'vocabulary.version'
const PROGRESS = 'vocabulary.reentry'
/** Listings a transaction: it lasts well under a tenth of a second. */
const BATCH = 5
/** So many listings that could not be entered are named. */
const MOST_NAMED = 20

const progressSchema = z.object({
  version: z.string(),
  startedAt: z.number(),
  /** The listing that was entered last; null before the first. */
  after: z.object({ kind: z.enum(LISTING_KINDS), id: z.string() }).nullable(),
  done: z.number(),
  total: z.number(),
  failed: z.array(z.string()),
})
type Progress = z.output<typeof progressSchema>

/** How far the listings have come with a changed vocabulary; null when all were entered by the present one. */
export function readReentry(
  ctx: Context,
  version = vocabularyVersion(),
): Pick<Progress, 'done' | 'total' | 'failed'> | null {
  authorise(ctx, 'vocabulary.read')
  const progress = progressOf(ctx.db, version)
  if (progress) return progress
  return readSetting(ctx.db, VERSION) === version
    ? null
    : { done: 0, total: countListings(ctx.db), failed: [] }
}

/** Notes that every listing was entered by the vocabulary of this checkout: for a folder that it has just filled. */
export const markVocabularyCurrent = (db: Reader): void =>
  writeSetting(db, VERSION, vocabularyVersion())

/**
 * Tags and enters the next few listings again after the vocabulary or the tagger changed: tags, meaning, embedded
 * index, and the lines for the search server and the matcher. How far it came is kept with what it did, so that it
 * goes on where it was stopped. What people decided stays. False when nothing is left.
 */
export function reenterListings(
  ctx: Context,
  { version = vocabularyVersion(), batch = BATCH } = {},
): boolean {
  authorise(ctx, 'vocabulary.change')
  if (readSetting(ctx.db, VERSION) === version) return false
  return write(ctx, (tx) => {
    const progress = progressOf(tx, version) ?? begin(tx, ctx, version)
    const listings = listingsAfter(tx, progress.after, batch)
    const failed = listings.filter((listing) => !isEntered(tx, ctx, listing)).map(({ id }) => id)
    const next: Progress = {
      ...progress,
      after: listings.at(-1) ?? progress.after,
      done: progress.done + listings.length,
      failed: [...progress.failed, ...failed].slice(0, MOST_NAMED),
    }
    if (listings.length === batch) writeSetting(tx, PROGRESS, JSON.stringify(next))
    else finish(tx, ctx, next)
    return true
  })
}

function progressOf(db: Reader, version: string): Progress | null {
  const kept = readSetting(db, PROGRESS)
  const progress = kept ? progressSchema.parse(JSON.parse(kept)) : null
  return progress?.version === version ? progress : null
}

function begin(tx: Tx, ctx: Context, version: string): Progress {
  // They are counted anew as the listings come by: what was a gap may have a concept now.
  tx.delete(vocabularyGaps).where(eq(vocabularyGaps.source, 'listing')).run()
  const total = countListings(tx)
  return { version, startedAt: ctx.now().getTime(), after: null, done: 0, total, failed: [] }
}

/** One that can't be entered is passed over and named; it does not hold up the others. */
function isEntered(tx: Tx, ctx: Context, { kind, id }: ListingKey): boolean {
  try {
    tx.transaction((inner) => touchListing(inner, ctx, kind, id))
    return true
  } catch {
    return false
  }
}

function finish(tx: Tx, ctx: Context, { version, done, failed }: Progress): void {
  writeSetting(tx, VERSION, version)
  tx.delete(settings).where(eq(settings.key, PROGRESS)).run()
  record(tx, ctx, 'vocabulary.listingsEntered', 'vocabulary', version, { after: { done, failed } })
}

const tableOf = (kind: ListingKind) => (kind === 'technology' ? technologies : needs)

/** All technologies by id, then all needs. */
function listingsAfter(tx: Tx, after: ListingKey | null, limit: number): ListingKey[] {
  const found: ListingKey[] = []
  for (const kind of LISTING_KINDS.slice(after ? LISTING_KINDS.indexOf(after.kind) : 0)) {
    const { id } = tableOf(kind)
    const rows = tx
      .select({ id })
      .from(tableOf(kind))
      .where(and(after?.kind === kind ? gt(id, after.id) : undefined))
      .orderBy(asc(id))
      .limit(limit - found.length)
      .all()
    found.push(...rows.map((row) => ({ kind, id: row.id })))
    if (found.length === limit) break
  }
  return found
}

const countListings = (db: Reader): number =>
  LISTING_KINDS.reduce(
    (sum, kind) => sum + (db.select({ n: count() }).from(tableOf(kind)).get()?.n ?? 0),
    0,
  )
