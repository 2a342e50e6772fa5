import { documents } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { actedFor, record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { hashOf } from '#app/platform/secrets.server'
import { refuseOtherThanPdf } from './document-content.server'
import { documentsIn, technologyBySlug } from './find-media.server'
import { dropMedia, keepDocument } from './media-files.server'
import { MOST_DOCUMENTS, addDocumentSchema } from './schema'
import type { AddDocument } from './schema'

/**
 * Adds a PDF to a technology, for readers of one tier. The same file sent twice is one document.
 * @throws DomainError notFound, field.*, file.*, media.tooManyDocuments
 */
export function addDocument(
  ctx: Context,
  slug: string,
  input: AddDocument,
  bytes: Uint8Array,
): { id: string } {
  const technology = technologyBySlug(ctx.db, slug)
  authorise(ctx, 'listing.edit', { organisationId: technology.organisationId })
  const { title, tier } = checked(addDocumentSchema, input)
  refuseOtherThanPdf(bytes)
  const id = newId()
  const sourceHash = hashOf(bytes)
  // Written before the row that names it: a row never points at nothing.
  keepDocument(ctx, id, bytes)
  try {
    const kept = write(ctx, (tx) => {
      const there = documentsIn(tx, technology.id)
      const same = there.find((one) => one.sourceHash === sourceHash)
      if (same) return same.id
      if (there.length >= MOST_DOCUMENTS)
        throw invalid('media.tooManyDocuments', { limit: MOST_DOCUMENTS }, 'file')
      tx.insert(documents)
        .values({
          ...{ id, technologyId: technology.id, tier, title, sourceHash, bytes: bytes.length },
          createdAt: ctx.now(),
        })
        .run()
      record(tx, ctx, 'technology.documentAdded', 'technology', technology.id, {
        after: { document: { id, tier, title, bytes: bytes.length } },
        onBehalfOf: actedFor(ctx, technology.organisationId),
      })
      return id
    })
    if (kept !== id) dropMedia(ctx, 'documents', id)
    return { id: kept }
  } catch (error) {
    dropMedia(ctx, 'documents', id)
    throw error
  }
}
