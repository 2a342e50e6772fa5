import { and, eq, inArray } from 'drizzle-orm'
import { listingConcepts } from '#db/schema'
import type { Tx } from '#db/client'
import type { ConceptTag, ListingKind } from '#db/domain'
import { tagsOf } from '#app/features/catalogue'
import type { ConceptChange } from '#search/vocabulary/changes'
import { loadThesaurus } from '#search/vocabulary/load'

export type ListingKey = { kind: ListingKind; id: string }
type Origin = ConceptTag['origin']

/** Who is believed first. */
const TRUST: readonly Origin[] = ['author', 'organiser', 'tagger']

/** Moves a listing's tags along a change; gives how many of each origin left their old concept. */
export function moveTags(
  tx: Tx,
  { kind, id }: ListingKey,
  change: ConceptChange,
): Record<Origin, number> {
  const of = and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, id))
  const gone = and(of, inArray(listingConcepts.concept, change.from))
  const moved = tx.select().from(listingConcepts).where(gone).all()
  tx.delete(listingConcepts).where(gone).run()
  const counts: Record<Origin, number> = { author: 0, tagger: 0, organiser: 0 }
  for (const tag of moved) {
    counts[tag.origin]++
    for (const concept of targetsFor(tx, { kind, id }, change, tag.origin))
      addTag(tx, { kind, id }, { ...tag, concept })
  }
  return counts
}

/**
 * Where a tag goes. A rename or merge has one target; of a split the tagger decides by the listing's words: its own
 * tags go where it finds a target, people's too, and to all targets where it finds none.
 */
export function targetsFor(
  tx: Tx,
  { kind, id }: ListingKey,
  { kind: way, to }: ConceptChange,
  origin: Origin,
): readonly string[] {
  if (way !== 'split') return to
  const thesaurus = loadThesaurus()
  const said = tagsOf(tx, kind, id).map(({ concept }) => concept)
  const named = to.filter((target) => said.includes(target))
  const implied = to.filter((target) =>
    said.some((concept) => thesaurus.ancestors(concept).has(target)),
  )
  const found = named.length > 0 ? named : implied
  return found.length > 0 || origin === 'tagger' ? found : to
}

/** Puts a tag; beside one that is there already the stronger weight and the more trusted origin stay. */
function addTag(
  tx: Tx,
  { kind, id }: ListingKey,
  { concept, weight, origin }: { concept: string; weight: number; origin: Origin },
): void {
  const key = and(
    eq(listingConcepts.listingKind, kind),
    eq(listingConcepts.listingId, id),
    eq(listingConcepts.concept, concept),
  )
  const there = tx.select().from(listingConcepts).where(key).get()
  if (!there)
    tx.insert(listingConcepts)
      .values({ listingKind: kind, listingId: id, concept, weight, origin })
      .run()
  else
    tx.update(listingConcepts)
      .set({
        weight: Math.max(there.weight, weight),
        origin: TRUST.find((one) => one === there.origin || one === origin),
      })
      .where(key)
      .run()
}
