import { FACETS, SORTS } from '#search/engine'
import type { Facet, Filters, Sort } from '#search/engine'

/** The state of a results page, all of it in its address. */
export type SearchParameters = {
  query: string
  exactly: boolean
  without: string[]
  filters: Filters
  sort: Sort
  page: number
}

/** Longest query that is read; the rest is cut. */
const MOST_QUERY = 400
const MOST_VALUES = 40

/** Reads an address; what makes no sense is left out, so that every address has an answer. */
export function readParameters(url: URLSearchParams): SearchParameters {
  const filters: Filters = {}
  for (const facet of FACETS) {
    const values = [...new Set(url.getAll(facet))]
      .filter((value) => value.length > 0 && value.length <= 100)
      .slice(0, MOST_VALUES)
    if (values.length > 0) filters[facet] = values
  }
  const page = Number(url.get('page') ?? 1)
  return {
    query: (url.get('q') ?? '').slice(0, MOST_QUERY),
    exactly: url.get('exact') === '1',
    without: url.getAll('without').slice(0, MOST_VALUES),
    filters,
    sort: SORTS.find((sort) => sort === url.get('sort')) ?? 'relevance',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

type Change = { [K in Facet]?: string[] } & {
  q?: string
  exact?: boolean
  without?: string[]
  sort?: Sort
  page?: number
}

/** The address of the same search with a change; anything but a change of page starts at its first page. */
export function addressOf(path: string, parameters: SearchParameters, change: Change = {}): string {
  const url = new URLSearchParams()
  const query = change.q ?? parameters.query
  if (query) url.set('q', query)
  if (change.exact ?? parameters.exactly) url.set('exact', '1')
  for (const key of change.without ?? parameters.without) url.append('without', key)
  for (const facet of FACETS)
    for (const value of change[facet] ?? parameters.filters[facet] ?? []) url.append(facet, value)
  const sort = change.sort ?? parameters.sort
  if (sort !== 'relevance') url.set('sort', sort)
  if (change.page && change.page > 1) url.set('page', String(change.page))
  const text = url.toString()
  return text ? `${path}?${text}` : path
}
