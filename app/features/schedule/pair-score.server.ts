import { and, eq, max, or } from 'drizzle-orm'
import { matches, needs, registrations, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'

/**
 * How well two organisations fit over a listing, 0–100: the best match of that listing, which one of them owns, with
 * a listing of the other; without a listing, the best between the two. Null where nothing was matched.
 */
export function matchScore(
  db: Reader,
  a: string,
  b: string,
  about?: { kind: ListingKind; id: string } | null,
): number | null {
  const ofThePair = or(
    and(eq(technologies.organisationId, a), eq(needs.organisationId, b)),
    and(eq(technologies.organisationId, b), eq(needs.organisationId, a)),
  )
  const ofTheListing = about
    ? eq(about.kind === 'technology' ? technologies.id : needs.id, about.id)
    : undefined
  const best = db
    .select({ score: max(matches.score) })
    .from(matches)
    .innerJoin(technologies, eq(technologies.id, matches.technologyId))
    .innerJoin(needs, eq(needs.id, matches.needId))
    .where(and(ofThePair, ofTheListing))
    .get()?.score
  return best === null || best === undefined ? null : Math.round(best)
}

/** The score of a request's two sides over its listing, as matches stand now. */
export function pairScore(
  db: Reader,
  request: {
    fromRegistrationId: string
    toRegistrationId: string
    aboutKind: ListingKind | null
    aboutId: string | null
  },
): number | null {
  const organisationOf = (id: string) =>
    db
      .select({ id: registrations.organisationId })
      .from(registrations)
      .where(eq(registrations.id, id))
      .get()?.id ?? ''
  const about =
    request.aboutKind && request.aboutId ? { kind: request.aboutKind, id: request.aboutId } : null
  return matchScore(
    db,
    organisationOf(request.fromRegistrationId),
    organisationOf(request.toRegistrationId),
    about,
  )
}
