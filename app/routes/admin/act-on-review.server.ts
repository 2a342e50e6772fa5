import type { z } from 'zod'
import { settleComment, writeComment } from '#app/features/comments'
import { decideReview, readReview, verifyCertificate } from '#app/features/reviews'
import type { actOnReviewSchema, CertificateCheck, Decision } from '#app/features/reviews'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'

type ReviewAct = z.output<typeof actOnReviewSchema>

/** Does what the pressed button of a review's page says. */
export function actOnReview(ctx: Context, reviewId: string, given: ReviewAct): void {
  const { act, version, field, thread, text = '', key } = given
  if (act === 'check')
    return void verifyCertificate(ctx, { ...given, reviewId } as CertificateCheck)
  if (act === 'decide') return void decideReview(ctx, { ...given, reviewId } as Decision)
  const { review, listing } = readReview(ctx, reviewId)
  const of = { kind: review.listingKind, slug: listing.slug }
  if (act === 'settle' || act === 'reopen')
    return settleComment(ctx, { ...of, thread: thread ?? '', version, settled: act === 'settle' })
  writeComment(ctx, { ...of, text, key, ...(act === 'answer' ? { thread } : { field }) })
}

/** Where the page goes on after an act. */
export function afterAct(ctx: Context, reviewId: string, act: ReviewAct['act']): string {
  const to = paths(ctx.locale)
  if (act === 'decide') return to.reviews
  return `${to.review(reviewId)}#${act === 'check' ? 'certificates' : 'comments'}`
}
