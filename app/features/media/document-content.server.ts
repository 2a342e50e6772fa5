import type { DocumentType } from '#db/domain'
import { evidenceTypeOf, isActive } from '#app/features/verification'
import { invalid } from '#app/platform/domain-error'
import { encodeScan } from './encode-picture.server'
import { pictureTypeOf } from './picture-type'
import { DOCUMENT_BYTES } from './schema'

/** The content decides, not the name. A PDF that runs something or carries files is refused. */
export function refuseOtherThanPdf(bytes: Uint8Array): void {
  if (bytes.length > DOCUMENT_BYTES)
    throw invalid('file.tooLargeDocument', { megabytes: DOCUMENT_BYTES / 1024 / 1024 }, 'file')
  if (evidenceTypeOf(bytes) !== 'application/pdf') throw invalid('file.notPdf', {}, 'file')
  if (isActive(bytes)) throw invalid('file.activeDocument', {}, 'file')
}

/**
 * A page of paper as it is kept: a PDF as it came, a picture made anew from its pixels.
 * @throws DomainError file.* at the field `file`, media.busy
 */
export async function keptPaper(
  bytes: Uint8Array,
): Promise<{ type: DocumentType; bytes: Uint8Array }> {
  if (pictureTypeOf(bytes)) return { type: 'image/jpeg', bytes: await encodeScan(bytes) }
  if (evidenceTypeOf(bytes) !== 'application/pdf') throw invalid('file.notPaper', {}, 'file')
  refuseOtherThanPdf(bytes)
  return { type: 'application/pdf', bytes }
}

/** How the name of a document's file ends. */
export const documentEnding = (type: DocumentType): 'pdf' | 'jpg' =>
  type === 'application/pdf' ? 'pdf' : 'jpg'
