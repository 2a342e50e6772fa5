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
  /** Hits as a list, or counts on the two maps. */
  view: View
  /** Slugs of technologies put side by side. */
  compare: string[]
}

export const VIEWS = ['list', 'map'] as const
export type View = (typeof VIEWS)[number]

/** As many fit beside each other. */
export const MOST_COMPARED = 4

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
    view: VIEWS.find((view) => view === url.get('view')) ?? 'list',
    compare: readSlugs(url.getAll('compare')),
  }
}

/** Up to four slugs, given one by one or in one list; anything else is left out. */
export const readSlugs = (values: string[]): string[] =>
  [...new Set(values.flatMap((value) => value.split(',')))]
    .filter((slug) => /^[\p{L}\p{N}-]{1,120}$/u.test(slug))
    .slice(0, MOST_COMPARED)

type Change = { [K in Facet]?: string[] } & {
  q?: string
  exact?: boolean
  without?: string[]
  sort?: Sort
  page?: number
  view?: View
  compare?: string[]
}

/** The address of the same search with a change; anything that changes the hits starts at their first page. */
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
  const view = change.view ?? parameters.view
  if (view !== 'list') url.set('view', view)
  // Choosing for comparison leaves the page where it is.
  const page = change.page ?? (change.compare ? parameters.page : 1)
  if (page > 1) url.set('page', String(page))
  for (const slug of change.compare ?? parameters.compare) url.append('compare', slug)
  const text = url.toString()
  return text ? `${path}?${text}` : path
}

/** What of an address is a search to come back to: not the page, nor what was put side by side. */
export const queryToKeep = (state: URLSearchParams | SearchParameters): string => {
  const parameters = state instanceof URLSearchParams ? readParameters(state) : state
  return addressOf('', { ...parameters, page: 1, compare: [] }).replace(/^\?/, '')
}
