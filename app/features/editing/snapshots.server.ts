import { and, asc, desc, eq, like, lte, sql } from 'drizzle-orm'
import { auditEntries, organisations, people } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'

/** A listing as it was at a version, from the audit trail; null where the trail does not reach back so far. */
export function listingAt(
  db: Reader,
  kind: ListingKind,
  id: string,
  version: number,
): Record<string, unknown> | null {
  const row = db
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(and(ofListing(kind, id), isSnapshot, lte(versionAfter, version)))
    .orderBy(desc(versionAfter))
    .get()
  return (row?.after as Record<string, unknown> | undefined) ?? null
}

/** Who changed a listing last, and when. */
export function lastChange(db: Reader, kind: ListingKind, id: string) {
  return db
    .select({ at: auditEntries.at, name: people.name })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .where(and(ofListing(kind, id), isSnapshot))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .get()
}

/** Everything on record about a listing, oldest first. */
export const trailOf = (db: Reader, kind: ListingKind, id: string) =>
  db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      name: people.name,
      erasedAt: people.erasedAt,
      /** In whose name, where it was done for somebody. */
      organisation: organisations.displayName,
      before: auditEntries.before,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .leftJoin(organisations, eq(organisations.id, auditEntries.onBehalfOf))
    // Comments have their own place.
    .where(and(ofListing(kind, id), like(auditEntries.action, `${kind}.%`)))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .all()

const ofListing = (kind: ListingKind, id: string) =>
  and(eq(auditEntries.recordKind, kind), eq(auditEntries.recordId, id))
/** Lines that hold the whole record; others only say that its state changed. */
const isSnapshot = sql`json_extract(${auditEntries.after}, '$.title') IS NOT NULL`
const versionAfter = sql<number>`json_extract(${auditEntries.after}, '$.version')`
