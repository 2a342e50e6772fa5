/**
 * Which places share a climate, as far as equipment notices: Korea's cold winters; Viet Nam's north with its cool damp
 * season; its
 * centre of typhoons and highlands, beyond the Hải Vân pass; its south, hot all year.
 */
const NORTH = 'lc lca tq cb db sl pt tn ls hn bn qn nb hy hp th na ht qt hue'.split(' ')
const CENTRE = 'dn qng gl dl ld kh'.split(' ')
const SOUTH = 'tni dna ag dt hcm ct vl cm'.split(' ')

export type Climate = 'temperate' | 'north' | 'centre' | 'south'

const byPlace: ReadonlyMap<string, Climate> = new Map([
  ...NORTH.map((code) => [`vn-${code}`, 'north'] as const),
  ...CENTRE.map((code) => [`vn-${code}`, 'centre'] as const),
  ...SOUTH.map((code) => [`vn-${code}`, 'south'] as const),
])

/** The climate of a place code; null for a place that is not known. */
export const climateOf = (place: string): Climate | null =>
  place.startsWith('kr-') ? 'temperate' : (byPlace.get(place) ?? null)
