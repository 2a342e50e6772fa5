import { desc, eq, inArray } from 'drizzle-orm'
import { disclosureAgreements, documentReads, documents, organisations } from '#db/schema'
import { authorise, may } from '#app/features/accounts'
import { certificateName } from '#app/features/catalogue'
import type { TechnologyRow } from '#app/features/catalogue'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { read } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { titleOf } from './document-title.server'
import { acceptedPartners } from './document-access.server'
import { lineOf } from './document-queries.server'
import {
  certificateDocumentsIn,
  documentOf,
  documentsIn,
  logoIn,
  organisationBySlug,
  pictureOf,
  picturesIn,
  technologyBySlug,
} from './find-media.server'
import { shownPicture, versionsOf } from './picture-queries.server'
import type { ItemKind } from './schema'

const ZONE = 'Asia/Ho_Chi_Minh'
const READS_SHOWN = 50

/** Everything that belongs to a technology beside its texts, for those who keep it. @throws DomainError notFound */
export function readMedia(ctx: Context, slug: string) {
  const technology = technologyBySlug(ctx.db, slug)
  const scope = { organisationId: technology.organisationId }
  authorise(ctx, 'listing.edit', scope)
  const mayShare = may(ctx, 'document.share', scope)
  return {
    slug,
    title: read(technology.title, ctx.locale, technology.sourceLocale) ?? {
      text: '',
      locale: technology.sourceLocale,
    },
    sourceLocale: technology.sourceLocale,
    isDraft: technology.status === 'draft',
    pictures: picturesIn(ctx.db, technology.id).map((row) => ({
      ...shownPicture(row, ctx.locale),
      versions: versionsOf(row).map(({ locale, state, stale }) => ({ locale, state, stale })),
    })),
    documents: documentsIn(ctx.db, technology.id).map((row) => lineOf(ctx, technology, row)),
    ...certificatesOf(ctx, technology),
    sharing: mayShare
      ? {
          partners: partnersOf(ctx, technology.organisationId),
          agreements: agreementsOf(ctx, technology.id),
          reads: readsOf(ctx, technology),
        }
      : null,
  }
}
export type MediaPage = ReturnType<typeof readMedia>

/** Each certificate with its document, and the documents of those that are no longer listed. */
function certificatesOf(ctx: Context, technology: TechnologyRow) {
  const lines = certificateDocumentsIn(ctx.db, technology.id).map((row) => ({
    certificate: row.certificate,
    line: lineOf(ctx, technology, row),
  }))
  const listed = technology.certifications.map((one) => ({
    id: one.id ?? '',
    name: certificateName(one, ctx.locale),
    document: lines.find(({ certificate }) => certificate === one.id)?.line ?? null,
  }))
  return {
    certificates: listed,
    unlisted: lines
      .filter(({ certificate }) => !listed.some(({ id }) => id === certificate))
      .map(({ line }) => line),
  }
}

/** Names to choose from: those who have accepted a meeting, or were accepted. */
function partnersOf(ctx: Context, organisationId: string): string[] {
  const ids = acceptedPartners(ctx.db, organisationId)
  return ctx.db
    .select({ name: organisations.displayName })
    .from(organisations)
    .where(inArray(organisations.id, ids))
    .all()
    .map(({ name }) => name)
    .sort(new Intl.Collator(ctx.locale).compare)
}

const agreementsOf = (ctx: Context, technologyId: string) =>
  ctx.db
    .select({
      organisationId: organisations.id,
      slug: organisations.slug,
      name: organisations.displayName,
      signedOn: disclosureAgreements.signedOn,
    })
    .from(disclosureAgreements)
    .innerJoin(organisations, eq(organisations.id, disclosureAgreements.organisationId))
    .where(eq(disclosureAgreements.technologyId, technologyId))
    .orderBy(desc(disclosureAgreements.signedOn))
    .all()
    .map((one) => ({ ...one, signedOn: formatShortDay(one.signedOn, ctx.locale) }))

/** Who fetched what not everybody may have, latest first. */
const readsOf = (ctx: Context, technology: TechnologyRow) =>
  ctx.db
    .select({
      id: documentReads.id,
      at: documentReads.at,
      document: documents,
      organisation: organisations.displayName,
      slug: organisations.slug,
    })
    .from(documentReads)
    .innerJoin(documents, eq(documents.id, documentReads.documentId))
    .leftJoin(organisations, eq(organisations.id, documentReads.organisationId))
    .where(eq(documents.technologyId, technology.id))
    .orderBy(desc(documentReads.at))
    .limit(READS_SHOWN)
    .all()
    .map(({ id, at, document, organisation, slug }) => ({
      id,
      organisation,
      slug,
      document: titleOf(ctx, technology, document),
      isRemoved: document.removedAt !== null,
      at: `${formatShortDay(dayOf(at, ZONE), ctx.locale)} ${formatTime(at, ZONE)}`,
    }))

/** One picture or document, to be described anew. @throws DomainError notFound */
export function readMediaItem(ctx: Context, slug: string, kind: ItemKind, id: string) {
  const technology = technologyBySlug(ctx.db, slug)
  authorise(ctx, 'listing.edit', { organisationId: technology.organisationId })
  const title = read(technology.title, ctx.locale, technology.sourceLocale)
  const about = { slug, title, sourceLocale: technology.sourceLocale }
  if (kind === 'picture') {
    const row = pictureOf(ctx.db, technology.id, id)
    const shown = shownPicture(row, ctx.locale)
    return {
      ...{ kind, ...about, version: row.version, texts: row.alt, picture: shown },
      ...{ tier: null, certificate: null },
      sourceLocale: row.sourceLocale ?? technology.sourceLocale,
      versions: versionsOf(row).map((one) => ({
        ...one,
        at: one.at && formatShortDay(one.at.slice(0, 10), ctx.locale),
      })),
    }
  }
  const row = documentOf(ctx.db, technology.id, id)
  return {
    ...{ kind, ...about, version: row.version, texts: row.title, picture: null, tier: row.tier },
    certificate: row.certificate && titleOf(ctx, technology, row).text,
    versions: [],
  }
}
export type MediaItem = ReturnType<typeof readMediaItem>

/** The logo of an organisation, for those who keep its record. @throws DomainError notFound */
export function readOwnLogo(ctx: Context, slug: string) {
  const { id, displayName } = organisationBySlug(ctx.db, slug)
  authorise(ctx, 'organisation.edit', { organisationId: id })
  const row = logoIn(ctx.db, id)
  return { slug, name: displayName, logo: row ? shownPicture(row, ctx.locale) : null }
}
