import { and, eq, or } from 'drizzle-orm'
import { matches, needs, registrations, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { scoreUnder, weightsOfEvent } from './event-weights.server'

/**
 * How well two organisations fit at an event over a listing, 0–100, under the event's weights: the best match of that
 * listing, which one of them owns, with a listing of the other; without a listing, the best between the two. Null
 * where nothing was matched.
 */
export function matchScore(
  db: Reader,
  eventId: string,
  [a, b]: readonly [string, string],
  about?: { kind: ListingKind; id: string } | null,
): number | null {
  const ofThePair = or(
    and(eq(technologies.organisationId, a), eq(needs.organisationId, b)),
    and(eq(technologies.organisationId, b), eq(needs.organisationId, a)),
  )
  const ofTheListing = about
    ? eq(about.kind === 'technology' ? technologies.id : needs.id, about.id)
    : undefined
  const found = db
    .select({ parts: matches.parts, blockers: matches.blockers })
    .from(matches)
    .innerJoin(technologies, eq(technologies.id, matches.technologyId))
    .innerJoin(needs, eq(needs.id, matches.needId))
    .where(and(ofThePair, ofTheListing))
    .all()
  if (found.length === 0) return null
  const weights = weightsOfEvent(db, eventId)
  return Math.round(Math.max(...found.map((match) => scoreUnder(match, weights))))
}

type Asked = {
  eventId: string
  fromRegistrationId: string
  toRegistrationId: string
  aboutKind: ListingKind | null
  aboutId: string | null
}

/** The score of a request's two sides over its listing, as matches stand now. */
export function pairScore(db: Reader, request: Asked): number | null {
  const organisationOf = (id: string) =>
    db
      .select({ id: registrations.organisationId })
      .from(registrations)
      .where(eq(registrations.id, id))
      .get()?.id ?? ''
  const { aboutKind: kind, aboutId: id } = request
  return matchScore(
    db,
    request.eventId,
    [organisationOf(request.fromRegistrationId), organisationOf(request.toRegistrationId)],
    kind && id ? { kind, id } : null,
  )
}
