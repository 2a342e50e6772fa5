import { desc, eq, inArray } from 'drizzle-orm'
import { searchDocuments } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'

/** So many parsed documents are kept, those that were asked for last: about 10 kB each. More than are browsed at once. */
const MOST_KEPT = 6000
const IN_ONE_QUERY = 500

type Row = { seq: number; id: string }

/** Documents by row number. */
export const documentsBySeq = (db: Reader, seqs: readonly number[]): SearchDocument[] =>
  documentsOf(
    db,
    inChunks(seqs, (chunk) => rows(db).where(inArray(searchDocuments.seq, chunk)).all()),
  )

/** Documents by listing id; what is gone from the database is left out. */
export const documentsById = (db: Reader, ids: readonly string[]): SearchDocument[] =>
  documentsOf(
    db,
    inChunks(ids, (chunk) => rows(db).where(inArray(searchDocuments.id, chunk)).all()),
  )

/** Every listing of a kind, newest first, at most `limit`. */
export const newestDocuments = (db: Reader, kind: ListingKind, limit: number): SearchDocument[] =>
  documentsOf(
    db,
    rows(db)
      .where(eq(searchDocuments.kind, kind))
      .orderBy(desc(searchDocuments.updatedAt))
      .limit(limit)
      .all(),
  )

const rows = (db: Reader) =>
  db.select({ seq: searchDocuments.seq, id: searchDocuments.id }).from(searchDocuments)

/**
 * A row is never changed in place: a listing that changes gets a new number, so what was parsed once stays right.
 * The id is compared all the same, since a transaction that was taken back gives its numbers to others.
 */
const kept = new WeakMap<Reader, Map<number, SearchDocument>>()

function documentsOf(db: Reader, wanted: Row[]): SearchDocument[] {
  const known = kept.get(db) ?? new Map<number, SearchDocument>()
  kept.set(db, known)
  const isKept = ({ seq, id }: Row) => known.get(seq)?.id === id
  const read = new Map(
    inChunks(
      wanted.filter((row) => !isKept(row)).map(({ seq }) => seq),
      (chunk) =>
        db
          .select({ seq: searchDocuments.seq, document: searchDocuments.document })
          .from(searchDocuments)
          .where(inArray(searchDocuments.seq, chunk))
          .all(),
    ).map(({ seq, document }) => [seq, document]),
  )
  const found = wanted.flatMap((row) => {
    const document = read.get(row.seq) ?? known.get(row.seq)
    return document ? [{ seq: row.seq, document }] : []
  })
  for (const { seq, document } of found) keep(known, seq, document)
  return found.map(({ document }) => document)
}

/** The one asked for last comes last; the first goes when there are too many. */
function keep(known: Map<number, SearchDocument>, seq: number, document: SearchDocument): void {
  known.delete(seq)
  known.set(seq, document)
  if (known.size > MOST_KEPT) for (const oldest of known.keys()) return void known.delete(oldest)
}

function inChunks<T, R>(all: readonly T[], read: (chunk: T[]) => R[]): R[] {
  const found: R[] = []
  for (let at = 0; at < all.length; at += IN_ONE_QUERY)
    found.push(...read(all.slice(at, at + IN_ONE_QUERY)))
  return found
}
