import type { ListingKind } from '#db/domain'
import { authorise } from '#app/features/accounts'
import {
  insertNeed,
  insertTechnology,
  LISTING_CONSTRAINTS,
  needSchema,
  technologySchema,
} from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { once } from '#app/platform/once.server'
import { forgetKept, formName } from './keep-form.server'
import { startSchema } from './schema'
import type { StartListing } from './schema'

/**
 * Begins a listing as a draft of its organisation, in the language in which it is written first. A second press of
 * the button gives the same one.
 * @throws DomainError notFound, field.*, listing.titleTaken
 */
export function startListing(
  ctx: Context,
  kind: ListingKind,
  input: StartListing,
): { slug: string } {
  const { key, organisationId, sourceLocale, title, summary } = checked(startSchema, input)
  authorise(ctx, 'listing.edit', { organisationId })
  const begun = {
    organisationId,
    sourceLocale,
    title: { [sourceLocale]: title },
    summary: summary ? { [sourceLocale]: summary } : {},
  }
  const standing = { demo: false, status: 'draft' as const }
  return write(
    ctx,
    (tx) =>
      once(tx, ctx, key, () => {
        forgetKept(tx, ctx, formName({ kind, slug: null, step: 'basics', lang: null }))
        const { slug } =
          kind === 'technology'
            ? insertTechnology(tx, ctx, checked(technologySchema, begun), standing)
            : insertNeed(tx, ctx, checked(needSchema, begun), standing)
        return { slug }
      }),
    LISTING_CONSTRAINTS,
  )
}
