import { documentReads } from '#db/schema'
import { maySeeTechnology } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, forbidden, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { accessTo } from './document-access.server'
import { documentOf, technologyBySlug } from './find-media.server'
import { readDocumentBytes } from './media-files.server'

/**
 * A document for whoever may have it. What not everybody may have leaves a line for its owner: which organisation, and
 * when, never who of it.
 * @throws DomainError notFound; signInFirst; document.<tier> for what the reader may not have yet
 */
export function readDocument(
  ctx: Context,
  slug: string,
  id: string,
): { bytes: Uint8Array; isPublic: boolean } {
  const technology = technologyBySlug(ctx.db, slug)
  if (!maySeeTechnology(ctx, technology)) throw notFound()
  const { tier } = documentOf(ctx.db, technology.id, id)
  const access = accessTo(ctx, technology, tier)
  if (!access.may) {
    if (access.first === 'signIn') throw new DomainError('signInFirst', 'signIn')
    throw forbidden(`document.${access.first}`)
  }
  const bytes = readDocumentBytes(ctx, id)
  if (!bytes) throw notFound()
  const { notedFor } = access
  if (notedFor !== undefined)
    write(ctx, (tx) => {
      tx.insert(documentReads)
        .values({ id: newId(), documentId: id, organisationId: notedFor, at: ctx.now() })
        .run()
    })
  return {
    bytes,
    isPublic:
      tier === 'public' && technology.status === 'published' && technology.visibility === 'public',
  }
}
