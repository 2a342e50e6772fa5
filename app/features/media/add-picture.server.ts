import { pictures } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { actedFor, record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { hashOf } from '#app/platform/secrets.server'
import { PICTURE, encodePicture } from './encode-picture.server'
import { picturesIn, technologyBySlug } from './find-media.server'
import { dropMedia, keepPicture } from './media-files.server'
import { wordsAfter } from './picture-words'
import { MOST_PICTURES, addPictureSchema } from './schema'
import type { AddPicture } from './schema'

/**
 * Adds a picture to a technology, as the last one. The same file sent twice is one picture.
 * @throws DomainError notFound, field.*, file.*, media.tooManyPictures, media.busy
 */
export async function addPicture(
  ctx: Context,
  slug: string,
  input: AddPicture,
  bytes: Uint8Array,
): Promise<{ id: string }> {
  const technology = technologyBySlug(ctx.db, slug)
  const scope = { organisationId: technology.organisationId }
  authorise(ctx, 'listing.edit', scope)
  const { alt, provenance } = checked(addPictureSchema, input)
  const own = technology.sourceLocale
  const words = wordsAfter(null, alt, { own, provenance }, ctx.now())
  const encoded = await encodePicture(bytes, PICTURE)
  const { width, height, widths } = encoded
  const id = newId()
  const sourceHash = hashOf(bytes)
  // Written before the row that names it: a row never points at nothing.
  keepPicture(ctx, id, encoded.files)
  try {
    const kept = write(ctx, (tx) => {
      const there = picturesIn(tx, technology.id)
      const same = there.find((one) => one.sourceHash === sourceHash)
      if (same) return same.id
      if (there.length >= MOST_PICTURES)
        throw invalid('media.tooManyPictures', { limit: MOST_PICTURES }, 'file')
      const position = Math.max(-1, ...there.map((one) => one.position)) + 1
      tx.insert(pictures)
        .values({
          ...{ id, technologyId: technology.id, sourceHash, width, height, widths, position },
          ...words,
          createdAt: ctx.now(),
        })
        .run()
      record(tx, ctx, 'technology.pictureAdded', 'technology', technology.id, {
        after: { picture: { id, width, height, alt } },
        onBehalfOf: actedFor(ctx, technology.organisationId),
      })
      return id
    })
    if (kept !== id) dropMedia(ctx, 'pictures', id)
    return { id: kept }
  } catch (error) {
    dropMedia(ctx, 'pictures', id)
    throw error
  }
}
