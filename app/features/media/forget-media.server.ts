import { and, eq, inArray, isNotNull, isNull, lt, notExists, sql } from 'drizzle-orm'
import { documentReads, documents, pictures } from '#db/schema'
import type { Reader } from '#db/client'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { dropMedia, keptBefore } from './media-files.server'

const DAY_MS = 24 * 3_600_000
/** Days that the owner of a document sees who fetched it. */
export const READS_DAYS = 730

/**
 * Deletes files whose record is gone, with the technology or the organisation that they belonged to; the logo that a
 * merge found no room for is kept with the merge. Gives how many.
 */
export function forgetMedia(ctx: Context): number {
  const before = new Date(ctx.now().getTime() - DAY_MS)
  return (['pictures', 'documents'] as const)
    .map((kind) => {
      const table = kind === 'pictures' ? pictures : documents
      const kept = keptBefore(ctx, kind, before)
      const named = new Set(
        inParts(kept)
          .flatMap((ids) =>
            ctx.db
              .select({ id: table.id })
              .from(table)
              .where(and(inArray(table.id, ids), stillThere(table)))
              .all(),
          )
          .map(({ id }) => id),
      )
      const merged = keptByMerges(ctx.db)
      const over = kept.filter((id) => !named.has(id) && !merged.has(id))
      for (const id of over) dropMedia(ctx, kind, id)
      return over.length
    })
    .reduce((sum, n) => sum + n, 0)
}

const keptByMerges = (db: Reader): Set<string> =>
  new Set(
    db
      .all<{ id: string }>(
        sql`SELECT json_extract(row.value, '$.id') AS id
          FROM organisation_merges, json_each(organisation_merges.kept, '$.pictures') AS row`,
      )
      .map(({ id }) => id),
  )

/** A document that was taken away has a row for its readers' sake, and no file. */
const stillThere = (table: typeof pictures | typeof documents) =>
  'removedAt' in table ? isNull(table.removedAt) : undefined

/**
 * Forgets who fetched a document, once that is long ago, and with the last of them a document that was taken away.
 * Gives how many lines.
 */
export const forgetReads = (ctx: Context): number =>
  write(ctx, (tx) => {
    const { changes } = tx
      .delete(documentReads)
      .where(lt(documentReads.at, new Date(ctx.now().getTime() - READS_DAYS * DAY_MS)))
      .run()
    const reads = tx
      .select({ id: documentReads.id })
      .from(documentReads)
      .where(eq(documentReads.documentId, documents.id))
    tx.delete(documents)
      .where(and(isNotNull(documents.removedAt), notExists(reads)))
      .run()
    return changes
  })

const PART = 500
const inParts = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / PART) }, (_, at) =>
    ids.slice(at * PART, (at + 1) * PART),
  )
