import { and, eq, max, or } from 'drizzle-orm'
import { matches, needs, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'

/**
 * How well two organisations fit over a listing, 0–100: the best match of that listing, which one of them owns, with
 * a listing of the other; without a listing, the best between the two. Null where nothing was matched.
 */
export function matchScore(db: Reader, a: string, b: string, about?: { kind: ListingKind; id: string } | null): number | null {
  const ofThePair = or(
    and(eq(technologies.organisationId, a), eq(needs.organisationId, b)),
    and(eq(technologies.organisationId, b), eq(needs.organisationId, a)),
  )
  const ofTheListing = about ? eq(about.kind === 'technology' ? technologies.id : needs.id, about.id) : undefined
  const best = db
    .select({ score: max(matches.score) })
    .from(matches)
    .innerJoin(technologies, eq(technologies.id, matches.technologyId))
    .innerJoin(needs, eq(needs.id, matches.needId))
    .where(and(ofThePair, ofTheListing))
    .get()?.score
  return best === null || best === undefined ? null : Math.round(best)
}
