import type { EvidenceType } from '#db/domain'

const STARTS: [EvidenceType, number[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** What a file is by its first bytes, whatever its name says; null for every kind that is not taken. */
export const evidenceTypeOf = (bytes: Uint8Array): EvidenceType | null =>
  STARTS.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0] ?? null

/** Whether a PDF says that it runs something or carries other files: no scan of a document does. */
export function isActive(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/.test(text)
}
