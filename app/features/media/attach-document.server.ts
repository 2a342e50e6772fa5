import { eq } from 'drizzle-orm'
import { documents } from '#db/schema'
import type { Tx } from '#db/client'
import type { DocumentTier } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { actedFor, record } from '#app/features/audit'
import { doubtCertificate } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { hashOf } from '#app/platform/secrets.server'
import { keptPaper } from './document-content.server'
import { certificateDocumentsIn, technologyBySlug } from './find-media.server'
import type { DocumentRow } from './find-media.server'
import { dropMedia, keepDocument } from './media-files.server'
import { certificateDocumentSchema } from './schema'
import type { CertificateDocument } from './schema'

/**
 * Gives a certificate of a technology its document, a PDF or a picture, in the place of the one before. The same file
 * sent twice is one document; a second press with another tier gives it to other readers.
 * @throws DomainError notFound, field.*, file.*, media.busy
 */
export async function attachDocument(
  ctx: Context,
  slug: string,
  input: CertificateDocument,
  bytes: Uint8Array,
): Promise<{ id: string }> {
  const { id: technologyId, organisationId, certifications } = technologyBySlug(ctx.db, slug)
  authorise(ctx, 'listing.edit', { organisationId })
  const { certificate, tier } = checked(certificateDocumentSchema, input)
  if (!certifications.some((one) => one.id === certificate)) throw notFound()
  const kept = await keptPaper(bytes)
  const id = newId()
  const row = { id, technologyId, certificate, tier, title: {}, type: kept.type }
  // Written before the row that names it: a row never points at nothing.
  keepDocument(ctx, id, kept.bytes)
  try {
    const { now, gone } = write(ctx, (tx) => {
      const before = certificateDocumentsIn(tx, technologyId).find(
        (one) => one.certificate === certificate,
      )
      const sourceHash = hashOf(bytes)
      if (before?.sourceHash === sourceHash) {
        giveTo(tx, ctx, before, tier, organisationId)
        return { now: before.id, gone: id }
      }
      if (before) retireDocument(tx, ctx, before, organisationId)
      tx.insert(documents)
        .values({ ...row, sourceHash, bytes: kept.bytes.length, createdAt: ctx.now() })
        .run()
      record(tx, ctx, 'technology.documentAdded', 'technology', technologyId, {
        after: { document: { id, certificate, tier, type: kept.type, bytes: kept.bytes.length } },
        onBehalfOf: actedFor(ctx, organisationId),
      })
      return { now: id, gone: before?.id }
    })
    if (gone) dropMedia(ctx, 'documents', gone)
    return { id: now }
  } catch (error) {
    dropMedia(ctx, 'documents', id)
    throw error
  }
}

const said = ({ id, certificate, title, tier }: DocumentRow) => ({ id, certificate, title, tier })

function giveTo(
  tx: Tx,
  ctx: Context,
  before: DocumentRow,
  tier: DocumentTier,
  organisationId: string,
): void {
  if (before.tier === tier) return
  tx.update(documents)
    .set({ tier, version: before.version + 1 })
    .where(eq(documents.id, before.id))
    .run()
  record(tx, ctx, 'technology.documentChanged', 'technology', before.technologyId, {
    before: { document: said(before) },
    after: { document: { ...said(before), tier } },
    onBehalfOf: actedFor(ctx, organisationId),
  })
}

/**
 * Takes a document out of what anybody can have; the caller drops its file. The row stays for as long as somebody is
 * on record as having fetched it.
 */
export function retireDocument(
  tx: Tx,
  ctx: Context,
  before: DocumentRow,
  organisationId: string,
): void {
  tx.update(documents).set({ removedAt: ctx.now() }).where(eq(documents.id, before.id)).run()
  record(tx, ctx, 'technology.documentRemoved', 'technology', before.technologyId, {
    before: { document: said(before) },
    onBehalfOf: actedFor(ctx, organisationId),
  })
  if (before.certificate) doubtCertificate(tx, ctx, before.technologyId, before.certificate)
}
