import { and, eq } from 'drizzle-orm'
import { pictures } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { actedFor, record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { pictureOf, picturesIn, technologyBySlug } from './find-media.server'
import { dropMedia } from './media-files.server'
import { wordsAfter } from './picture-words'
import { describePictureSchema } from './schema'
import type { DescribePicture } from './schema'

/** Says anew what a picture shows. @throws DomainError notFound, field.*, media.changed for another version */
export function describePicture(
  ctx: Context,
  slug: string,
  id: string,
  input: DescribePicture,
): void {
  const technology = technologyBySlug(ctx.db, slug)
  authorise(ctx, 'listing.edit', { organisationId: technology.organisationId })
  const { version, alt, upToDate } = checked(describePictureSchema, input)
  const own = technology.sourceLocale
  write(ctx, (tx) => {
    const before = pictureOf(tx, technology.id, id)
    const { changes } = tx
      .update(pictures)
      .set({ ...wordsAfter(before, alt, { own, upToDate }, ctx.now()), version: version + 1 })
      .where(and(eq(pictures.id, id), eq(pictures.version, version)))
      .run()
    if (changes === 0) throw conflict('media.changed')
    record(tx, ctx, 'technology.pictureDescribed', 'technology', technology.id, {
      before: { picture: { id, alt: before.alt } },
      after: { picture: { id, alt } },
      onBehalfOf: actedFor(ctx, technology.organisationId),
    })
  })
}

/** Puts a picture one place earlier or later; the first one stands for the technology. @throws DomainError notFound */
export function movePicture(
  ctx: Context,
  slug: string,
  id: string,
  direction: 'earlier' | 'later',
): void {
  const technology = technologyBySlug(ctx.db, slug)
  authorise(ctx, 'listing.edit', { organisationId: technology.organisationId })
  write(ctx, (tx) => {
    const { alt } = pictureOf(tx, technology.id, id)
    const order = picturesIn(tx, technology.id).map((one) => one.id)
    const from = order.indexOf(id)
    const to = from + (direction === 'earlier' ? -1 : 1)
    const other = order[to]
    if (other === undefined) return
    order[from] = other
    order[to] = id
    for (const [position, one] of order.entries())
      tx.update(pictures).set({ position }).where(eq(pictures.id, one)).run()
    record(tx, ctx, 'technology.pictureMoved', 'technology', technology.id, {
      after: { picture: { id, alt, position: to } },
      onBehalfOf: actedFor(ctx, technology.organisationId),
    })
  })
}

/** Takes a picture away with its files. @throws DomainError notFound */
export function removePicture(ctx: Context, slug: string, id: string): void {
  const technology = technologyBySlug(ctx.db, slug)
  authorise(ctx, 'listing.edit', { organisationId: technology.organisationId })
  write(ctx, (tx) => {
    const before = pictureOf(tx, technology.id, id)
    tx.delete(pictures).where(eq(pictures.id, id)).run()
    record(tx, ctx, 'technology.pictureRemoved', 'technology', technology.id, {
      before: { picture: { id, alt: before.alt } },
      onBehalfOf: actedFor(ctx, technology.organisationId),
    })
  })
  dropMedia(ctx, 'pictures', id)
}
