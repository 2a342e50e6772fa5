export {
  archiveListing,
  confirmListing,
  reopenListing,
  setNeedState,
} from './archive-listing.server'
export { askValidity } from './ask-validity.server'
export { decideReview } from './decide-review.server'
export type { ReviewRow } from './decide-review.server'
export { countWaiting, latestReview, readReview, readReviewQueue } from './queries.server'
export type { ReviewLine } from './queries.server'
export { remindReviewers } from './remind-reviewers.server'
export { missingFor } from './requirements.server'
export type { Requirement } from './requirements.server'
export { actOnReviewSchema } from './schema'
export type { CertificateCheck, Decision } from './schema'
export { shapeReview } from './shape-review.server'
export type { ShownReview } from './shape-review.server'
export { isShown, submitListing, withdrawListing } from './submit-listing.server'
export { verifyCertificate } from './verify-certificate.server'
