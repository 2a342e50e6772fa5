import { and, countDistinct, desc, eq, gte, inArray, notInArray, or } from 'drizzle-orm'
import { matches, needs, organisations, technologies } from '#db/schema'
import type { MatchBlocker, MatchPart } from '#db/schema'
import type { ListingKind, Locale } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { keptApartFrom } from '#app/features/catalogue'
import { read } from '#app/i18n/localised'
import { inTurns } from '#app/matching/exposure'
import type { Context } from '#app/platform/context.server'

/** Below this a match is kept but not shown to visitors. */
const SHOWN_FROM = 30

/** A match as a page shows it: the listing on the other side, the score and what makes it up. */
export type ShownMatch = {
  kind: ListingKind
  id: string
  slug: string
  title: { text: string; locale: Locale }
  /** Null for the owner of a confidential need. */
  organisation: { name: string; slug: string } | null
  place: string | null
  score: number
  parts: MatchPart[]
  blockers: MatchBlocker[]
  computedAt: Date
}

/** From here on a supplier fits a need well. */
const FITS_FROM = 60
/** So many more than are shown take part in the turns. */
const TURN_ROOM = 3

/** The best technologies for a need, best first; suppliers take turns as `inTurns` says. */
export function readMatchesForNeed(
  ctx: Context,
  needId: string,
  limit = 5,
  from = SHOWN_FROM,
): ShownMatch[] {
  authorise(ctx, 'match.readPublic')
  const rows = ctx.db
    .select({ match: matches, listing: technologies, organisation: organisations })
    .from(matches)
    .innerJoin(technologies, eq(technologies.id, matches.technologyId))
    .innerJoin(organisations, eq(organisations.id, technologies.organisationId))
    .where(
      and(
        eq(matches.needId, needId),
        gte(matches.score, from),
        eq(technologies.status, 'published'),
        eq(technologies.visibility, 'public'),
        notInArray(organisations.id, [...keptApartFrom(ctx)]),
      ),
    )
    .orderBy(desc(matches.score))
    .limit(limit * TURN_ROOM)
    .all()
  const loads = loadsOf(ctx, [...new Set(rows.map(({ organisation }) => organisation.id))])
  const turns = rows.map((row) => ({
    ...row,
    score: row.match.score,
    supplierId: row.organisation.id,
    load: loads.get(row.organisation.id) ?? 0,
  }))
  return inTurns(turns)
    .slice(0, limit)
    .map(({ match, listing, organisation }) => ({
      ...shownFields(ctx, match, listing),
      kind: 'technology' as const,
      organisation: { name: organisation.displayName, slug: organisation.slug },
      place: organisation.place,
    }))
}

/** How many needs each supplier fits well, whatever their visibility: nobody sees the number. */
function loadsOf(ctx: Context, organisationIds: string[]): ReadonlyMap<string, number> {
  const rows = ctx.db
    .select({ id: technologies.organisationId, needs: countDistinct(matches.needId) })
    .from(matches)
    .innerJoin(technologies, eq(technologies.id, matches.technologyId))
    .where(
      and(inArray(technologies.organisationId, organisationIds), gte(matches.score, FITS_FROM)),
    )
    .groupBy(technologies.organisationId)
    .all()
  return new Map(rows.map((row) => [row.id, row.needs]))
}

/** The needs that a technology answers best. */
export function readMatchesForTechnology(
  ctx: Context,
  technologyId: string,
  limit = 5,
  from = SHOWN_FROM,
): ShownMatch[] {
  authorise(ctx, 'match.readPublic')
  const rows = ctx.db
    .select({ match: matches, listing: needs, organisation: organisations })
    .from(matches)
    .innerJoin(needs, eq(needs.id, matches.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(
      and(
        eq(matches.technologyId, technologyId),
        gte(matches.score, from),
        eq(needs.status, 'open'),
        eq(needs.visibility, 'public'),
        // A confidential need that went missing would say whose it is.
        or(eq(needs.confidential, true), notInArray(organisations.id, [...keptApartFrom(ctx)])),
      ),
    )
    .orderBy(desc(matches.score))
    .limit(limit)
    .all()
  return rows.map(({ match, listing, organisation }) => ({
    ...shownFields(ctx, match, listing),
    kind: 'need' as const,
    organisation: listing.confidential
      ? null
      : { name: organisation.displayName, slug: organisation.slug },
    place: listing.place,
  }))
}

type Listing = Pick<typeof needs.$inferSelect, 'id' | 'slug' | 'title' | 'sourceLocale'>

function shownFields(ctx: Context, match: typeof matches.$inferSelect, listing: Listing) {
  return {
    id: listing.id,
    slug: listing.slug,
    title: read(listing.title, ctx.locale, listing.sourceLocale) ?? {
      text: '',
      locale: listing.sourceLocale,
    },
    score: match.score,
    parts: match.parts,
    blockers: match.blockers,
    computedAt: match.computedAt,
  }
}

/** How many technologies answer a need well enough to be shown to the reader. */
export const countMatchesForNeed = (ctx: Context, needId: string, from = SHOWN_FROM): number =>
  ctx.db
    .select({ id: matches.technologyId })
    .from(matches)
    .innerJoin(technologies, eq(technologies.id, matches.technologyId))
    .where(
      and(
        eq(matches.needId, needId),
        gte(matches.score, from),
        notInArray(technologies.organisationId, [...keptApartFrom(ctx)]),
      ),
    )
    .all().length
