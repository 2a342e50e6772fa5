export { countMatchesForNeed, readMatchesForNeed, readMatchesForTechnology } from './queries.server'
export type { ShownMatch } from './queries.server'
export { recomputeMatches } from './recompute-matches.server'
