import type { FacetOption } from '#app/ui/facets'
import type { FacetValue } from '../model'

/** A tree of values as the filters show it. */
export const facetOptions = (values: FacetValue[]): FacetOption[] =>
  values.map(({ value, label, count, chosen, narrower }) => ({
    value,
    label,
    count,
    checked: chosen,
    narrower: facetOptions(narrower),
  }))
