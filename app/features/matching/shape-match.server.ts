import type { Context } from '#app/platform/context.server'
import { placeName } from '#search/vocabulary/places'
import { describeReason } from './describe-reason.server'
import type { ShownMatch } from './queries.server'

/** A match put into the reader's words. */
export function shapeMatch(ctx: Context, match: ShownMatch) {
  return {
    kind: match.kind,
    id: match.id,
    slug: match.slug,
    title: match.title,
    organisation: match.organisation,
    place: match.place ? placeName(match.place, ctx.locale) : '',
    score: Math.round(match.score),
    reasons: match.parts.map((part) => ({
      id: part.criterion,
      text: describeReason(ctx.locale, part.reason),
      points: Math.round(part.weight * part.value),
      weight: part.weight,
      lack: part.state === 'unknown' || part.value < 0.3,
    })),
    blockers: match.blockers.map((blocker) => ({
      id: blocker.criterion,
      text: describeReason(ctx.locale, blocker.reason),
      cap: blocker.cap,
    })),
  }
}
export type MatchLine = ReturnType<typeof shapeMatch>
