import { and, eq, gt, isNull } from 'drizzle-orm'
import { documentReads } from '#db/schema'
import type { DocumentType } from '#db/domain'
import { may } from '#app/features/accounts'
import { maySeeTechnology } from '#app/features/catalogue'
import type { TechnologyRow } from '#app/features/catalogue'
import type { Tx } from '#db/client'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, forbidden, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { accessTo } from './document-access.server'
import { documentOf, technologyBySlug } from './find-media.server'
import type { DocumentRow } from './find-media.server'
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
): { bytes: Uint8Array; type: DocumentType; isPublic: boolean } {
  const technology = technologyBySlug(ctx.db, slug)
  if (!maySeeTechnology(ctx, technology)) throw notFound()
  const row = documentOf(ctx.db, technology.id, id)
  if (!isListed(technology, row) && !maySeeAll(ctx, technology)) throw notFound()
  const { tier, type } = row
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
      if (notedFor === null && isNoted(tx, ctx, id)) return
      tx.insert(documentReads)
        .values({ id: newId(), documentId: id, organisationId: notedFor, at: ctx.now() })
        .run()
    })
  return {
    ...{ bytes, type },
    isPublic:
      tier === 'public' && technology.status === 'published' && technology.visibility === 'public',
  }
}

/** What belongs to a certificate goes out of sight with it, and comes back with it. */
const isListed = ({ certifications }: TechnologyRow, { certificate }: DocumentRow): boolean =>
  certificate === null || certifications.some(({ id }) => id === certificate)
const maySeeAll = (ctx: Context, { organisationId }: TechnologyRow): boolean =>
  ctx.actor.kind === 'system' || may(ctx, 'document.readAny', { organisationId })

const DAY_MS = 24 * 3_600_000
/** The platform's people are one line a day: a reviewer's page shows a scan each time that it is opened. */
const isNoted = (tx: Tx, ctx: Context, id: string): boolean =>
  tx
    .select({ id: documentReads.id })
    .from(documentReads)
    .where(
      and(
        eq(documentReads.documentId, id),
        isNull(documentReads.organisationId),
        gt(documentReads.at, new Date(ctx.now().getTime() - DAY_MS)),
      ),
    )
    .get() !== undefined
