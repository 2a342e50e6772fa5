export { changeNeed } from './change-need.server'
export type { NeedChanges } from './change-need.server'
export { changeTechnology } from './change-technology.server'
export type { TechnologyChanges } from './change-technology.server'
export { createNeed } from './create-need.server'
export { createTechnology } from './create-technology.server'
export { insertNeed } from './insert-need.server'
export { insertTechnology } from './insert-technology.server'
export { certificateName } from './certificate-name.server'
export { certificatesOn } from './certificates'
export type { CertificateTerm } from './certificates'
export { doubtCertificate } from './doubt-certificate.server'
export { languageVersions } from './languages'
export { nextProvenance } from './provenance'
export { moveListing } from './move-listing.server'
export {
  isTechnology,
  kindOf,
  listingById,
  listingBySlug,
  listingToEdit,
  LISTING_CONSTRAINTS,
  needById,
  technologyById,
} from './rows.server'
export type { ListingRow, NeedRow, TechnologyRow } from './rows.server'
export {
  needSchema,
  needStandingSchema,
  technologySchema,
  technologyStandingSchema,
} from './schema'
export type { NeedFields, NeedInput, TechnologyFields, TechnologyInput } from './schema'
export { taggedTexts, tagsOf } from './tag.server'
export { chosenConcepts, conceptIds, conceptsChosenBy } from './tags.server'
export { touchListing } from './touch-listing.server'
export { updateNeed } from './update-need.server'
export { updateTechnology } from './update-technology.server'
export { conceptsOf, listingsOf, readNeed, readTechnology } from './queries.server'
export type { ListingLine, NeedPage, Owner, TechnologyPage } from './queries.server'
export { removeListing, restoreListing } from './undo-change.server'
export { shapeNeed, shapeTechnology } from './shape-listing.server'
export type { ShownNeed, ShownTechnology } from './shape-listing.server'
export { keptApart, keptApartFrom, maySeeOwner, maySeeTechnology } from './visibility.server'
