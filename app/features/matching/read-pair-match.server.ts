import { and, desc, eq, or } from 'drizzle-orm'
import { matches, needs, organisations, technologies } from '#db/schema'
import type { ListingKind } from '#db/domain'
import { maySeeOwner } from '#app/features/catalogue'
import { read } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { shapeMatch } from './shape-match.server'
import type { MatchLine } from './shape-match.server'

/** Why two organisations fit: the best match between a listing of each, in the reader's words. */
export type PairMatch = { match: MatchLine; technologyId: string; needId: string }

/**
 * The best match between two organisations that know each other already, over one listing where one is named; null
 * where nothing was matched. A confidential need that they did not speak of is passed over: with its owner beside it, it would
 * be known. Whoever asks must know that the reader belongs to one of the two.
 */
export function readPairMatch(
  ctx: Context,
  [a, b]: readonly [string, string],
  about: { kind: ListingKind; id: string } | null,
): PairMatch | null {
  const row = ctx.db
    .select({ match: matches, technology: technologies, need: needs, owner: organisations })
    .from(matches)
    .innerJoin(technologies, eq(technologies.id, matches.technologyId))
    .innerJoin(needs, eq(needs.id, matches.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(
      and(
        or(
          and(eq(technologies.organisationId, a), eq(needs.organisationId, b)),
          and(eq(technologies.organisationId, b), eq(needs.organisationId, a)),
        ),
        about ? eq(about.kind === 'technology' ? technologies.id : needs.id, about.id) : undefined,
      ),
    )
    .orderBy(desc(matches.score))
    .all()
    .find(({ need }) => need.id === about?.id || maySeeOwner(ctx, need))
  if (!row) return null
  const { match, technology, need, owner } = row
  return {
    technologyId: technology.id,
    needId: need.id,
    match: shapeMatch(ctx, {
      kind: 'need',
      id: need.id,
      slug: need.slug,
      title: read(need.title, ctx.locale, need.sourceLocale) ?? {
        text: '',
        locale: need.sourceLocale,
      },
      organisation: { name: owner.displayName, slug: owner.slug },
      place: owner.place,
      score: match.score,
      parts: match.parts,
      blockers: match.blockers,
      computedAt: match.computedAt,
    }),
  }
}
