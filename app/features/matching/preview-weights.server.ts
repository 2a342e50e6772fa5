import type { z } from 'zod'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { read, readText } from '#app/i18n/localised'
import type { Reading } from '#app/i18n/localised'
import { compareWeights } from '#app/matching/compare'
import { CRITERIA, DEFAULT_WEIGHTS } from '#app/matching/types'
import type { Weights } from '#app/matching/types'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { eventMatches } from './event-matches.server'
import { judgedOf, weightsOf } from './event-weights.server'
import { weightsSchema } from './schema'
import type { EventWeights, PreviewedNeed } from './shown'

/** The weights of an event for its team. @throws DomainError notFound */
export function readEventWeights(ctx: Context, slug: string): EventWeights {
  const event = eventBySlug(ctx.db, slug)
  authorise(ctx, 'match.readFeedback', { eventId: event.id })
  return {
    event: {
      id: event.id,
      slug,
      version: event.version,
      name: readText(event.name, ctx.locale),
      state: event.state,
    },
    mayWeigh: may(ctx, 'match.weigh', { eventId: event.id }, { event: event.state }),
    criteria: CRITERIA.map((criterion) => ({
      criterion,
      weight: weightsOf(event)[criterion],
      standard: DEFAULT_WEIGHTS[criterion],
    })),
    isOwn: event.matchWeights !== null,
  }
}
/**
 * What other weights would do to the first five places of each need of an event, changed ones first; nothing is
 * saved. Owners of needs are not named.
 * @throws DomainError notFound, field.*
 */
export function previewWeights(
  ctx: Context,
  slug: string,
  input: z.input<typeof weightsSchema>,
): { needs: PreviewedNeed[]; unchanged: number } {
  const event = eventBySlug(ctx.db, slug)
  authorise(ctx, 'match.weigh', { eventId: event.id }, { event: event.state })
  const weights: Weights = checked(weightsSchema, input)
  const previewed = eventMatches(ctx.db, event.id).map(({ need, rows }) => {
    const byId = new Map(rows.map((row) => [row.match.technologyId, row]))
    const moves = compareWeights(
      rows.map(({ match }) => ({ id: match.technologyId, ...judgedOf(match) })),
      weightsOf(event),
      weights,
    )
    return {
      slug: need.slug,
      title: titleOf(ctx, need),
      matches: moves.flatMap(({ id, before, after }) => {
        const row = byId.get(id)
        if (!row) return []
        const { technology, supplier } = row
        return [
          { id, slug: technology.slug, title: titleOf(ctx, technology), supplier, before, after },
        ]
      }),
    }
  })
  const changed = previewed.filter(({ matches }) =>
    matches.some(
      ({ before, after }) => before.place !== after.place || before.score !== after.score,
    ),
  )
  const moved = (need: PreviewedNeed) =>
    need.matches.reduce((sum, { before, after }) => sum + Math.abs(before.place - after.place), 0)
  changed.sort((a, b) => moved(b) - moved(a))
  return { needs: changed, unchanged: previewed.length - changed.length }
}

const titleOf = (
  ctx: Context,
  { title, sourceLocale }: { title: Parameters<typeof read>[0]; sourceLocale: Reading['locale'] },
): Reading => read(title, ctx.locale, sourceLocale) ?? { text: '', locale: sourceLocale }
