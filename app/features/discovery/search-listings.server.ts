import { and, count, eq } from 'drizzle-orm'
import type { ListingKind } from '#db/domain'
import { searchFacets } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { keptApartFrom } from '#app/features/catalogue'
import type { Context } from '#app/platform/context.server'
import { notOf } from '#search/facets'
import type { Question } from '#search/question'
import { loadThesaurus } from '#search/vocabulary/load'
import { appliedFilters, facetGroups } from './facet-groups.server'
import { findAnswers } from './find-answers.server'
import type { ResultsModel } from './model'
import type { SearchParameters } from './parameters'
import { findCompared } from './read-comparison.server'
import { resultLines } from './result-lines.server'

export const PAGE_SIZE = 20

/** Answers a search: what was understood, the hits of one page with their reasons, filters with counts. */
export async function searchListings(
  ctx: Context,
  kind: ListingKind,
  parameters: SearchParameters,
  limit = PAGE_SIZE,
): Promise<ResultsModel> {
  authorise(ctx, 'listing.search')
  const { query, filters, sort, page } = parameters
  const { question, chips, ...found } = await findAnswers(ctx, kind, parameters, limit)
  return {
    kind,
    query,
    exactly: parameters.exactly,
    chips,
    results: resultLines(ctx, kind, found.hits),
    total: found.total,
    page,
    pages: Math.max(1, Math.ceil(found.total / limit)),
    sort,
    facets: facetGroups(ctx.db, kind, ctx.locale, found.facets, filters),
    applied: appliedFilters(ctx.db, ctx.locale, filters),
    map: parameters.view === 'map' ? found.facets.place : null,
    engine: found.engine,
    compared: kind === 'technology' ? findCompared(ctx, parameters.compare) : [],
    broader: found.total === 0 ? broaderThatAnswer(ctx, kind, question) : [],
  }
}

/** The nearest broader concepts that have listings; offered apart, never as answers. */
function broaderThatAnswer(
  ctx: Context,
  kind: ListingKind,
  question: Question,
): ResultsModel['broader'] {
  const thesaurus = loadThesaurus()
  const broader = new Set(
    question.concepts.flatMap(({ id }) =>
      [...thesaurus.ancestors(id)].sort((a, b) => a[1] - b[1]).map(([ancestor]) => ancestor),
    ),
  )
  return [...broader]
    .map((id) => ({
      id,
      label: thesaurus.label(id, ctx.locale),
      count: listingsAbout(ctx, kind, id),
    }))
    .filter((concept) => concept.count > 0)
    .slice(0, 3)
}

/** How many listings a concept or a narrower one has. */
const listingsAbout = (ctx: Context, kind: ListingKind, concept: string): number =>
  ctx.db
    .select({ n: count() })
    .from(searchFacets)
    .where(
      and(
        eq(searchFacets.kind, kind),
        eq(searchFacets.facet, 'concept'),
        eq(searchFacets.value, concept),
        notOf(keptApartFrom(ctx)),
      ),
    )
    .get()?.n ?? 0
