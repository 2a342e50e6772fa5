export type { ResultLine, ResultsModel } from './model'
export { readParameters } from './parameters'
export { readHome } from './read-home.server'
export { searchListings } from './search-listings.server'
