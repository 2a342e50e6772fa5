import type { EvidenceType } from '#db/domain'
import { fileKindOf } from '#app/platform/files/file-kind'

const TYPES = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: null,
} as const

/** What a file is by its first bytes, whatever its name says; null for every kind that is not taken. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | null {
  const kind = fileKindOf(bytes)
  return kind && TYPES[kind]
}

/** Whether a PDF says that it runs something or carries other files: no scan of a document does. */
export function isActive(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/.test(text)
}
