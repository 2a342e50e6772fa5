export { changeOrganisation, organisationById } from './change-organisation.server'
export type { OrganisationChanges } from './change-organisation.server'
export { createOrganisation } from './create-organisation.server'
export type { OrganisationRow } from './derive.server'
export { findOrganisation } from './find-organisation.server'
export { insertOrganisation, ORGANISATION_CONSTRAINTS } from './insert-organisation.server'
export { locate } from './locate'
export { nameKey, shortNameOf, titleKey, withoutLegalForm } from './names'
export { normalisePhone, showPhone } from './phone'
export { countryOfNumber, readRegistrationNumber, withLeadingZero } from './registration-number'
export { LANGUAGE_LEVELS } from './shown'
export {
  editSchema,
  exclusionActSchema,
  organisationSchema,
  organisationStandingSchema,
  registerOwnSchema,
} from './schema'
export type { OrganisationFields, OrganisationInput } from './schema'
export { updateOrganisation } from './update-organisation.server'
export { removeOrganisation, restoreOrganisation } from './undo-change.server'
export { readOrganisation } from './read-organisation.server'
export {
  excludeOrganisation,
  includeOrganisation,
  listExclusions,
  readExclusions,
  setExclusion,
} from './exclude-organisation.server'
export { byName } from './find-by-name.server'
export { findLookalikes } from './find-lookalikes.server'
export { recordIdsOf } from './record-ids.server'
export { fillNameKeys, keepNameKeys } from './keep-name-keys.server'
export { announceListingsOf } from './announce-listings.server'
export { readOwnRecord } from './read-own-record.server'
export { registerOwnOrganisation } from './register-own-organisation.server'
export { readRegistration } from './register-steps.server'
export type { RegistrationPage } from './register-steps.server'
export { saveRecord } from './save-record.server'
export { showLookalike } from './show-lookalike.server'
export type { ShownLookalike } from './show-lookalike.server'
