import type { ListingKind, Locale } from '#db/domain'
import {
  listingToEdit,
  readNeed,
  readTechnology,
  shapeNeed,
  shapeTechnology,
} from '#app/features/catalogue'
import { certificateDocumentsFor, documentsFor, picturesOf } from '#app/features/media'
import { translatorOf } from '#app/i18n/translator.server'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'

/**
 * A listing as somebody of the other country will see it: in the language of the page, and of a confidential need
 * without its owner. What is missing there is said in the writer's own language.
 * @throws DomainError notFound
 */
export function previewListing(ctx: Context, kind: ListingKind, slug: string, back: Locale) {
  const row = listingToEdit(ctx, ctx.db, kind, slug)
  const t = translatorOf(back)
  const hidden = 'confidential' in row && row.confidential
  return {
    kind,
    slug,
    back,
    says: {
      title: t('editor.preview.title'),
      text: [
        t('editor.preview.text'),
        row.title[ctx.locale] ? '' : t('editor.preview.untranslated'),
        hidden ? t('editor.preview.hidden') : '',
      ]
        .filter(Boolean)
        .join(' '),
      act: t('editor.preview.back'),
    },
    technology:
      kind === 'technology' ? shapeTechnology(readTechnology(ctx, slug), ctx.locale) : null,
    pictures: kind === 'technology' ? picturesOf(ctx, row.id) : [],
    documents: kind === 'technology' ? documentsFor(ctx, row.id) : [],
    papers: kind === 'technology' ? certificateDocumentsFor(ctx, row.id) : {},
    need: kind === 'need' ? shapeNeed(asStranger(readNeed(ctx, slug), hidden), ctx.locale) : null,
  }
}
export type PreviewPage = ReturnType<typeof previewListing>

const asStranger = <T extends { owner: unknown; organisationId: unknown; placeText: unknown }>(
  page: T,
  hidden: boolean,
): T => (hidden ? { ...page, owner: null, organisationId: null, placeText: null } : page)

/** The language in which the writer reads, for the way back from a page in another one. */
export const ownLocale = (ctx: Context): Locale => personOf(ctx)?.locale ?? ctx.locale
