import { eq } from 'drizzle-orm'
import { pictures } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { actedFor, record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { hashOf } from '#app/platform/secrets.server'
import { LOGO, encodePicture } from './encode-picture.server'
import { logoIn, organisationBySlug } from './find-media.server'
import { dropMedia, keepPicture } from './media-files.server'

/**
 * Gives an organisation its logo, in the place of the one before. Its name is what it says to those who do not see it.
 * @throws DomainError notFound, file.*, media.busy
 */
export async function setLogo(ctx: Context, slug: string, bytes: Uint8Array): Promise<void> {
  const { id: organisationId } = organisationBySlug(ctx.db, slug)
  authorise(ctx, 'organisation.edit', { organisationId })
  const { width, height, widths, files } = await encodePicture(bytes, LOGO)
  const id = newId()
  const sourceHash = hashOf(bytes)
  keepPicture(ctx, id, files)
  try {
    const replaced = write(ctx, (tx) => {
      const before = logoIn(tx, organisationId)
      if (before) tx.delete(pictures).where(eq(pictures.id, before.id)).run()
      tx.insert(pictures)
        .values({ id, organisationId, sourceHash, width, height, widths, createdAt: ctx.now() })
        .run()
      record(tx, ctx, 'organisation.logoSet', 'organisation', organisationId, {
        after: { pictureId: id, width, height },
        onBehalfOf: actedFor(ctx, organisationId),
      })
      return before?.id
    })
    if (replaced) dropMedia(ctx, 'pictures', replaced)
  } catch (error) {
    dropMedia(ctx, 'pictures', id)
    throw error
  }
}

/** Takes the logo away; a second press changes nothing. @throws DomainError notFound */
export function removeLogo(ctx: Context, slug: string): void {
  const { id: organisationId } = organisationBySlug(ctx.db, slug)
  authorise(ctx, 'organisation.edit', { organisationId })
  const removed = write(ctx, (tx) => {
    const before = logoIn(tx, organisationId)
    if (!before) return undefined
    tx.delete(pictures).where(eq(pictures.id, before.id)).run()
    record(tx, ctx, 'organisation.logoRemoved', 'organisation', organisationId, {
      before: { pictureId: before.id },
      onBehalfOf: actedFor(ctx, organisationId),
    })
    return before.id
  })
  if (removed) dropMedia(ctx, 'pictures', removed)
}
