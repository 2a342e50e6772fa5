import { and, eq, inArray } from 'drizzle-orm'
import {
  matches,
  needs,
  organisations,
  registrationListings,
  registrations,
  technologies,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'

/** Matches between the listings that approved participants brought to an event, by need. */
export function eventMatches(db: Reader, eventId: string) {
  const needIds = broughtTo(db, eventId, 'need')
  const rows = db
    .select({
      match: matches,
      technology: {
        slug: technologies.slug,
        title: technologies.title,
        sourceLocale: technologies.sourceLocale,
      },
      supplier: organisations.displayName,
    })
    .from(matches)
    .innerJoin(technologies, eq(technologies.id, matches.technologyId))
    .innerJoin(organisations, eq(organisations.id, technologies.organisationId))
    .where(
      and(
        inArray(matches.needId, needIds),
        inArray(matches.technologyId, broughtTo(db, eventId, 'technology')),
      ),
    )
    .all()
  return db
    .select({
      id: needs.id,
      slug: needs.slug,
      title: needs.title,
      sourceLocale: needs.sourceLocale,
    })
    .from(needs)
    .where(inArray(needs.id, needIds))
    .orderBy(needs.id)
    .all()
    .map((need) => ({ need, rows: rows.filter(({ match }) => match.needId === need.id) }))
}

/** Ids of the listings that approved participants brought to an event. */
export const broughtTo = (db: Reader, eventId: string, kind: ListingKind): string[] =>
  db
    .select({ id: registrationListings.listingId })
    .from(registrationListings)
    .innerJoin(registrations, eq(registrations.id, registrationListings.registrationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
        eq(registrationListings.listingKind, kind),
      ),
    )
    .all()
    .map((row) => row.id)
