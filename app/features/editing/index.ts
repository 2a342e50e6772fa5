export { actOf, choicesIn, decided, filledFrom } from './act'
export type { Act } from './act'
export { actOnComments, sayTyped, typedComments } from './comment-on-step.server'
export { completenessOf } from './completeness'
export { fieldLabel, fieldText } from './field-text.server'
export { describeListing } from './describe-listing.server'
export type { DescribedListing } from './describe-listing.server'
export {
  discardForm,
  forgetKeptPage,
  forgetOldForms,
  keepAndReturn,
  keepForm,
  keepForVisitor,
  keepPageForVisitor,
  readKeptPage,
} from './keep-form.server'
export { ownLocale, previewListing } from './preview-listing.server'
export { findConcepts, proposeForForm } from './propose-concepts.server'
export { readHistory } from './read-history.server'
export type { HistoryPage } from './read-history.server'
export { readOwnListings } from './read-own-listings.server'
export type { OwnListing, OwnListings } from './read-own-listings.server'
export { editableOrganisations, readStart } from './read-start.server'
export { readStep, readSteps } from './read-step.server'
export type { StepPage } from './read-step.server'
export { restoreVersion } from './restore-version.server'
export { saveStep } from './save-step.server'
export { restoreSchema, startSchema, stepSchema } from './schema'
export { startListing } from './start-listing.server'
export { LIMITS, isStep, kindOfPath, pageAfter, textFieldsOf } from './shown'
export type { FormValues, Step } from './shown'
