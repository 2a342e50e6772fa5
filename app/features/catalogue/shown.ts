/** What pages of listings show, for the components that show it. */
export type { ShownNeed, ShownTechnology } from './shape-listing.server'
