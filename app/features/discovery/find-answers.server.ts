import type { ListingKind } from '#db/domain'
import { keptApartFrom } from '#app/features/catalogue'
import type { Context } from '#app/platform/context.server'
import type { Filters, SearchResult } from '#search/engine'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeOf } from '#search/vocabulary/places'
import type { SearchParameters } from './parameters'
import { understandQuery } from './understand-query.server'

/**
 * What the engine answers to a state of the results page, with what was understood of its query. What is kept apart
 * from the reader is neither found nor counted, so that nothing tells that there is something.
 */
export async function findAnswers(
  ctx: Context,
  kind: ListingKind,
  parameters: SearchParameters,
  limit: number,
  apart: ReadonlySet<string> = keptApartFrom(ctx),
): Promise<SearchResult & ReturnType<typeof understandQuery>> {
  const { query, filters, sort, page } = parameters
  const understood = understandQuery(query, kind, ctx.locale, parameters)
  const found = await ctx.search.search({
    kind,
    question: understood.question,
    filters: narrowest(filters),
    sort,
    offset: (page - 1) * limit,
    limit,
    apart,
  })
  return { ...found, ...understood }
}

/** In a tree the narrower choice counts: a sector with one of its subjects means that subject. */
function narrowest(filters: Filters): Filters {
  const thesaurus = loadThesaurus()
  const concepts = filters.concept?.filter(
    (id) => !filters.concept?.some((other) => thesaurus.ancestors(other).has(id)),
  )
  const places = filters.place?.filter(
    (id) => !filters.place?.some((other) => placeOf(other)?.country === id),
  )
  return { ...filters, concept: concepts, place: places }
}
