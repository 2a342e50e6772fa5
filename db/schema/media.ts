import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { day, id, instant, json, oneOf, version } from '../columns'
import { DOCUMENT_TIERS, DOCUMENT_TYPES, LOCALES } from '../domain'
import type { DocumentTier, DocumentType, Locale, Localised, Provenance } from '../domain'
import { technologies } from './catalogue'
import { organisations } from './organisations'

/** Pictures of technologies, and logos of organisations; the files lie under the picture's id. */
export const pictures = sqliteTable(
  'pictures',
  {
    id: id(),
    technologyId: text().references(() => technologies.id, { onDelete: 'cascade' }),
    /** Of a logo. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    /** SHA-256 of what was sent in: the same picture sent twice is one. */
    sourceHash: text().notNull(),
    /** Pixels of the widest file. */
    width: integer().notNull(),
    height: integer().notNull(),
    /** Widths of the files, in pixels, ascending. */
    widths: json<number[]>().notNull(),
    /** What it shows, for those who do not see it. */
    alt: json<Localised>().notNull().default({}),
    /** The language that the description was first written in; none for a logo, which its name describes. */
    sourceLocale: text().$type<Locale>(),
    provenance: json<Provenance>().notNull().default({}),
    position: integer().notNull().default(0),
    version: version(),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('pictures_source')
      .on(table.technologyId, table.sourceHash)
      .where(sql`technology_id IS NOT NULL`),
    uniqueIndex('pictures_logo')
      .on(table.organisationId)
      .where(sql`organisation_id IS NOT NULL`),
    check(
      'pictures_owner',
      sql`(${table.technologyId} IS NULL) <> (${table.organisationId} IS NULL)`,
    ),
    oneOf('pictures_source_locale', table.sourceLocale, LOCALES),
    check('pictures_size', sql`${table.width} > 0 AND ${table.height} > 0`),
  ],
)

/**
 * Documents of a technology, and of its certificates; the files lie under the document's id. The row outlives its file
 * for as long as somebody is on record as having fetched it.
 */
export const documents = sqliteTable(
  'documents',
  {
    id: id(),
    technologyId: text()
      .notNull()
      .references(() => technologies.id, { onDelete: 'cascade' }),
    tier: text().$type<DocumentTier>().notNull(),
    /** Empty for the document of a certificate: the certificate's own name says what it is. */
    title: json<Localised>().notNull(),
    /** The certificate that it is the document of, by its id among the technology's; most belong to none. */
    certificate: text(),
    type: text().$type<DocumentType>().notNull().default('application/pdf'),
    /** SHA-256 of what was sent in. */
    sourceHash: text().notNull(),
    bytes: integer().notNull(),
    version: version(),
    createdAt: instant().notNull(),
    /** When its people took it away; the file went at once. */
    removedAt: instant(),
  },
  (table) => [
    uniqueIndex('documents_source')
      .on(table.technologyId, table.sourceHash)
      .where(sql`certificate IS NULL AND removed_at IS NULL`),
    uniqueIndex('documents_certificate')
      .on(table.technologyId, table.certificate)
      .where(sql`certificate IS NOT NULL AND removed_at IS NULL`),
    oneOf('documents_tier', table.tier, DOCUMENT_TIERS),
    oneOf('documents_type', table.type, DOCUMENT_TYPES),
  ],
)

/** Who fetched a document that not everybody may have: the organisation, never the person. */
export const documentReads = sqliteTable(
  'document_reads',
  {
    id: id(),
    documentId: text()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    /** Empty for the platform's own staff. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
  },
  (table) => [
    index('document_reads_document').on(table.documentId, table.at),
    index('document_reads_organisation').on(table.organisationId),
  ],
)

/** The owner of a technology says that another organisation has signed a non-disclosure agreement about it. */
export const disclosureAgreements = sqliteTable(
  'disclosure_agreements',
  {
    id: id(),
    technologyId: text()
      .notNull()
      .references(() => technologies.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    signedOn: day().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('disclosure_agreements_pair').on(table.technologyId, table.organisationId),
    index('disclosure_agreements_organisation').on(table.organisationId),
  ],
)
