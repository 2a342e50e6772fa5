import { and, eq, ne } from 'drizzle-orm'
import { listingConcepts } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { ConceptTag, ListingKind } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { personOf } from '#app/platform/context.server'

/** Replaces the concepts that people chose for a listing; staff choose as organisers, others as authors. */
export function chooseConcepts(
  tx: Tx,
  ctx: Context,
  kind: ListingKind,
  id: string,
  concepts: string[],
): void {
  const origin = originOf(ctx)
  const of = ofListing(kind, id)
  tx.delete(listingConcepts)
    .where(and(of, eq(listingConcepts.origin, origin)))
    .run()
  for (const concept of new Set(concepts))
    tx.insert(listingConcepts)
      .values({ listingKind: kind, listingId: id, concept, weight: 1, origin })
      .onConflictDoUpdate({
        target: [listingConcepts.listingKind, listingConcepts.listingId, listingConcepts.concept],
        set: { weight: 1, origin },
      })
      .run()
}

const originOf = (ctx: Context) => (personOf(ctx)?.staff.length ? 'organiser' : 'author')
const ofListing = (kind: ListingKind, id: string) =>
  and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, id))

/** The concepts that people chose for a listing. */
export const chosenConcepts = (reader: Reader, kind: ListingKind, id: string): ConceptTag[] =>
  reader
    .select({
      concept: listingConcepts.concept,
      weight: listingConcepts.weight,
      origin: listingConcepts.origin,
    })
    .from(listingConcepts)
    .where(and(ofListing(kind, id), ne(listingConcepts.origin, 'tagger')))
    .all()

/** Their ids, in one order: as the history keeps them. */
export const conceptIds = (reader: Reader, kind: ListingKind, id: string): string[] =>
  chosenConcepts(reader, kind, id)
    .map(({ concept }) => concept)
    .sort()

/** Those of them that `chooseConcepts` would replace for the same person. */
export const conceptsChosenBy = (
  reader: Reader,
  ctx: Context,
  kind: ListingKind,
  id: string,
): string[] =>
  chosenConcepts(reader, kind, id)
    .filter(({ origin }) => origin === originOf(ctx))
    .map(({ concept }) => concept)

/** Puts back what people had chosen; the tagger's own follow with `touchListing`. */
export function restoreConcepts(
  tx: Tx,
  kind: ListingKind,
  id: string,
  before: readonly ConceptTag[],
): void {
  tx.delete(listingConcepts)
    .where(and(ofListing(kind, id), ne(listingConcepts.origin, 'tagger')))
    .run()
  for (const { concept, weight, origin } of before)
    tx.insert(listingConcepts)
      .values({ listingKind: kind, listingId: id, concept, weight, origin })
      .onConflictDoUpdate({
        target: [listingConcepts.listingKind, listingConcepts.listingId, listingConcepts.concept],
        set: { weight, origin },
      })
      .run()
}
