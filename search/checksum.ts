import { createHash } from 'node:crypto'
import type { SearchDocument } from '#db/schema'

/** The same for the same document. */
export const checksum = (document: SearchDocument): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex')
