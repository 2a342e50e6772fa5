import { and, eq } from 'drizzle-orm'
import { documents } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { actedFor, record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { retireDocument } from './attach-document.server'
import { documentOf, technologyBySlug } from './find-media.server'
import { dropMedia } from './media-files.server'
import { changeDocumentSchema } from './schema'
import type { ChangeDocument } from './schema'

/** Titles a document anew, or gives it to other readers. @throws DomainError notFound, field.*, media.changed */
export function changeDocument(
  ctx: Context,
  slug: string,
  id: string,
  input: ChangeDocument,
): void {
  const technology = technologyBySlug(ctx.db, slug)
  authorise(ctx, 'listing.edit', { organisationId: technology.organisationId })
  const { version, title, tier } = checked(changeDocumentSchema, input)
  write(ctx, (tx) => {
    const before = documentOf(tx, technology.id, id)
    if (!before.certificate && Object.keys(title).length === 0)
      throw invalid('field.required', {}, 'title')
    const { changes } = tx
      .update(documents)
      .set({ title, tier, version: version + 1 })
      .where(and(eq(documents.id, id), eq(documents.version, version)))
      .run()
    if (changes === 0) throw conflict('media.changed')
    record(tx, ctx, 'technology.documentChanged', 'technology', technology.id, {
      before: { document: { id, title: before.title, tier: before.tier } },
      after: { document: { id, title, tier } },
      onBehalfOf: actedFor(ctx, technology.organisationId),
    })
  })
}

/** Takes a document away with its file; who fetched it stays on record. @throws DomainError notFound */
export function removeDocument(ctx: Context, slug: string, id: string): void {
  const technology = technologyBySlug(ctx.db, slug)
  authorise(ctx, 'listing.edit', { organisationId: technology.organisationId })
  write(ctx, (tx) => {
    retireDocument(tx, ctx, documentOf(tx, technology.id, id), technology.organisationId)
  })
  dropMedia(ctx, 'documents', id)
}
