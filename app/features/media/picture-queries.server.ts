import { eq } from 'drizzle-orm'
import { organisations, pictures, technologies } from '#db/schema'
import type { Locale } from '#db/domain'
import { languageVersions, maySeeTechnology } from '#app/features/catalogue'
import { readOrganisation } from '#app/features/organisations'
import { read } from '#app/i18n/localised'
import type { Reading } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { SHARED_FILE, fileOf } from './encode-picture.server'
import { logoIn, picturesIn } from './find-media.server'
import type { PictureRow } from './find-media.server'
import { readPictureBytes } from './media-files.server'

/** A picture for a page: its files follow from id and widths. */
export type ShownPicture = {
  id: string
  width: number
  height: number
  widths: number[]
  alt: Reading | null
  /** Of the version that is shown: where it comes from; null for a logo and where nothing is written. */
  mark: { original: Locale; by: 'person' | 'machine'; stale: boolean } | null
}

export function shownPicture(row: PictureRow, locale: Locale): ShownPicture {
  const alt = read(row.alt, locale, row.sourceLocale ?? undefined)
  const version = versionsOf(row).find((one) => one.locale === alt?.locale)
  const { id, width, height, widths } = row
  return {
    ...{ id, width, height, widths, alt },
    mark: version
      ? {
          original: row.sourceLocale ?? version.locale,
          by: version.state === 'machine' ? 'machine' : 'person',
          stale: version.stale,
        }
      : null,
  }
}

/** How the description of a picture stands in each language, the original first; none of a logo. */
export const versionsOf = ({ alt, sourceLocale, provenance }: PictureRow) =>
  sourceLocale ? languageVersions({ title: alt, sourceLocale, provenance }) : []

/** Pictures of a technology, for a page whose reader may see it. */
export const picturesOf = (ctx: Context, technologyId: string): ShownPicture[] =>
  picturesIn(ctx.db, technologyId).map((row) => shownPicture(row, ctx.locale))

/** The logo of an organisation, for a page whose reader may see it. */
export function logoOf(ctx: Context, organisationId: string): ShownPicture | null {
  const row = logoIn(ctx.db, organisationId)
  return row ? shownPicture(row, ctx.locale) : null
}

/** The JPEG of a picture, for a document whose reader may see it; null when it is gone. */
export const sharedPicture = (ctx: Context, id: string): Uint8Array | null =>
  readPictureBytes(ctx, id, SHARED_FILE)

/**
 * A file of a picture. A picture is seen by those who see what it belongs to.
 * @throws DomainError notFound
 */
export function readPictureFile(
  ctx: Context,
  id: string,
  file: string,
): { bytes: Uint8Array; type: string; isPublic: boolean } {
  const row = ctx.db.select().from(pictures).where(eq(pictures.id, id)).get()
  if (!row || (file !== SHARED_FILE && !row.widths.some((width) => fileOf(width) === file)))
    throw notFound()
  const isPublic = seenBy(ctx, row)
  const bytes = readPictureBytes(ctx, id, file)
  if (!bytes) throw notFound()
  return { bytes, type: file === SHARED_FILE ? 'image/jpeg' : 'image/webp', isPublic }
}

/** Whether everybody sees it. @throws DomainError notFound when the reader does not */
function seenBy(ctx: Context, { technologyId, organisationId }: PictureRow): boolean {
  if (organisationId) {
    const row = ctx.db
      .select()
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .get()
    readOrganisation(ctx, row?.slug ?? '')
    return true
  }
  const row = ctx.db
    .select()
    .from(technologies)
    .where(eq(technologies.id, technologyId ?? ''))
    .get()
  if (!row || !maySeeTechnology(ctx, row)) throw notFound()
  return row.status === 'published' && row.visibility === 'public'
}
