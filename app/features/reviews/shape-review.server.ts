import { dayOf, formatDay } from '#app/i18n/format'
import { read } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import type { readReview } from './queries.server'

/** A review for its page, in the reader's language. */
export function shapeReview(ctx: Context, found: ReturnType<typeof readReview>) {
  const { review, listing, owner, submittedBy, earlier } = found
  const t = translatorOf(ctx.locale)
  const dayIn = (at: Date) => formatDay(dayOf(at, 'Asia/Ho_Chi_Minh'), ctx.locale)
  return {
    id: review.id,
    state: review.state,
    kind: review.listingKind,
    slug: listing.slug,
    version: listing.version,
    title: read(listing.title, ctx.locale, listing.sourceLocale) ?? {
      text: '',
      locale: listing.sourceLocale,
    },
    line: [
      t(`domain.listingKind.${review.listingKind}`),
      `${t('reviews.submitted')}: ${dayIn(review.submittedAt)}`,
      `${t('reviews.promised')}: ${formatDay(review.promisedBy, ctx.locale)}`,
    ].join(' · '),
    isOwn: Boolean(
      personOf(ctx)?.memberships.some((one) => one.organisationId === listing.organisationId),
    ),
    owner,
    submittedBy,
    earlier: earlier.map((one) => ({
      id: one.id,
      state: one.state,
      day: dayIn(one.decidedAt ?? one.submittedAt),
      reason: one.reason,
    })),
  }
}
export type ShownReview = ReturnType<typeof shapeReview>
