/** What pages of reviews show, for the components that show it. */
export type { ReviewLine } from './queries.server'
export type { Requirement } from './requirements.server'
export type { ShownReview } from './shape-review.server'
