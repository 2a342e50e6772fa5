import type { DocumentTier } from '#db/domain'
import { technologyById } from '#app/features/catalogue'
import type { TechnologyRow } from '#app/features/catalogue'
import type { Reading } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { accessTo } from './document-access.server'
import type { FirstStep } from './document-access.server'
import { titleOf } from './document-title.server'
import { certificateDocumentsIn, documentsIn } from './find-media.server'
import type { DocumentRow } from './find-media.server'

/** A document on a page: what it is, and what the reader has to do first where it is not theirs yet. */
export type ShownDocument = {
  id: string
  title: Reading
  tier: DocumentTier
  kilobytes: number
  first: FirstStep | null
  /** Whether its owner is told which organisation fetches it. */
  noted: boolean
  isPicture: boolean
}

/** Documents of a technology, for a page whose reader may see it. */
export function documentsFor(ctx: Context, technologyId: string): ShownDocument[] {
  const rows = documentsIn(ctx.db, technologyId)
  if (rows.length === 0) return []
  const technology = technologyById(ctx.db, technologyId)
  return rows.map((row) => shownDocument(ctx, technology, row))
}

/** Documents of the certificates that a technology lists, by certificate, for a page whose reader may see it. */
export function certificateDocumentsFor(
  ctx: Context,
  technologyId: string,
): Record<string, ShownDocument> {
  const rows = certificateDocumentsIn(ctx.db, technologyId)
  if (rows.length === 0) return {}
  const technology = technologyById(ctx.db, technologyId)
  const listed = new Set(technology.certifications.map(({ id }) => id))
  return Object.fromEntries(
    rows.flatMap((row) =>
      row.certificate && listed.has(row.certificate)
        ? [[row.certificate, shownDocument(ctx, technology, row)]]
        : [],
    ),
  )
}

function shownDocument(ctx: Context, technology: TechnologyRow, row: DocumentRow): ShownDocument {
  const access = accessTo(ctx, technology, row.tier)
  return access.may
    ? { ...lineOf(ctx, technology, row), first: null, noted: access.notedFor !== undefined }
    : { ...lineOf(ctx, technology, row), first: access.first, noted: true }
}

/** A document in a list. */
export const lineOf = (ctx: Context, technology: TechnologyRow, row: DocumentRow) => ({
  id: row.id,
  title: titleOf(ctx, technology, row),
  tier: row.tier,
  kilobytes: Math.ceil(row.bytes / 1024),
  isPicture: row.type !== 'application/pdf',
})
