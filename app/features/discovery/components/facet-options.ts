import type { FacetOption } from '#app/ui/facets'
import type { FacetValue } from '../model'

/** A tree of values as the filters show it. */
export const facetOptions = (values: FacetValue[]): FacetOption[] =>
  values.map(({ value, label, count, chosen, note, narrower, open }) => ({
    value,
    label,
    count,
    checked: chosen,
    note,
    open,
    narrower: facetOptions(narrower),
  }))
