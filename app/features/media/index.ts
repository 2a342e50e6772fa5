export { addDocument } from './add-document.server'
export { addPicture } from './add-picture.server'
export { attachDocument } from './attach-document.server'
export { changeDocument, removeDocument } from './change-document.server'
export { describePicture, movePicture, removePicture } from './change-picture.server'
export { documentEnding } from './document-content.server'
export { exportMedia } from './export-media.server'
export { READS_DAYS, forgetMedia, forgetReads } from './forget-media.server'
export { countMedia } from './find-media.server'
export { noteAgreement, withdrawAgreement } from './note-agreement.server'
export { logoOf, picturesOf, readPictureFile, sharedPicture } from './picture-queries.server'
export type { ShownPicture } from './picture-queries.server'
export { certificateDocumentsFor, documentsFor } from './document-queries.server'
export { readMedia, readMediaItem, readOwnLogo } from './queries.server'
export type { ShownDocument } from './document-queries.server'
export { readDocument } from './read-document.server'
export {
  DOCUMENT_BYTES,
  PICTURE_BYTES,
  ITEM_KINDS,
  isMediaForm,
  itemForms,
  logoActSchema,
  mediaForms,
} from './schema'
export type { ItemKind, MediaForm } from './schema'
export { removeLogo, setLogo } from './set-logo.server'
