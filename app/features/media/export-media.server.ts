import { eq, inArray, or } from 'drizzle-orm'
import {
  disclosureAgreements,
  documentReads,
  documents,
  organisations,
  pictures,
  technologies,
} from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { documentEnding } from './document-content.server'
import { fileOf } from './encode-picture.server'
import { readDocumentBytes, readPictureBytes } from './media-files.server'

/**
 * Pictures, logo and documents of an organisation with their files, by name, and to whom it gave the documents. The
 * caller has seen that it may have them.
 */
export function exportMedia(ctx: Context, organisationId: string) {
  const own = ctx.db
    .select({ id: technologies.id })
    .from(technologies)
    .where(eq(technologies.organisationId, organisationId))
  const seen = ctx.db
    .select()
    .from(pictures)
    .where(or(eq(pictures.organisationId, organisationId), inArray(pictures.technologyId, own)))
    .all()
  const kept = ctx.db.select().from(documents).where(inArray(documents.technologyId, own)).all()
  const files: [string, Uint8Array | null][] = [
    ...seen.map(({ id, width }): [string, Uint8Array | null] => [
      `files/picture-${id}.webp`,
      readPictureBytes(ctx, id, fileOf(width)),
    ]),
    ...kept.map(({ id, type }): [string, Uint8Array | null] => [
      `files/document-${id}.${documentEnding(type)}`,
      readDocumentBytes(ctx, id),
    ]),
  ]
  return {
    records: {
      pictures: seen,
      documents: kept,
      agreements: ctx.db
        .select({
          technologyId: disclosureAgreements.technologyId,
          organisation: organisations.displayName,
          signedOn: disclosureAgreements.signedOn,
        })
        .from(disclosureAgreements)
        .innerJoin(organisations, eq(organisations.id, disclosureAgreements.organisationId))
        .where(inArray(disclosureAgreements.technologyId, own))
        .all(),
      downloads: ctx.db
        .select({
          documentId: documentReads.documentId,
          organisation: organisations.displayName,
          at: documentReads.at,
        })
        .from(documentReads)
        .innerJoin(documents, eq(documents.id, documentReads.documentId))
        .leftJoin(organisations, eq(organisations.id, documentReads.organisationId))
        .where(inArray(documents.technologyId, own))
        .all(),
    },
    files: Object.fromEntries(
      files.filter((entry): entry is [string, Uint8Array] => entry[1] !== null),
    ),
  }
}
