import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { commentedFields, readComments } from '#app/features/comments'
import { ReviewComments } from '#app/features/comments/components/review-comments'
import { describeListing } from '#app/features/editing'
import { certificateDocumentsFor } from '#app/features/media'
import { actOnReviewSchema, missingFor, readReview, shapeReview } from '#app/features/reviews'
import { DecisionForm } from '#app/features/reviews/components/decision-form'
import { Evidence } from '#app/features/reviews/components/evidence'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { actOnReview, afterAct } from '#app/routes/admin/act-on-review.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { signInWithTyped, typedBefore } from '#app/routes/typed-form.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const found = readReview(ctx, params.review ?? '')
    return {
      review: shapeReview(ctx, found),
      listing: describeListing(ctx, found.listing),
      papers:
        found.review.listingKind === 'technology'
          ? certificateDocumentsFor(ctx, found.listing.id)
          : {},
      missing: missingFor(ctx.db, found.listing),
      comments: readComments(ctx, found.listing),
      commentedFields: commentedFields(ctx, found.review.listingKind),
      newKey: newId(),
      typed: typedBefore(ctx, request),
      title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('reviews.title')),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, actOnReviewSchema)
  if (ctx.actor.kind === 'visitor') return signInWithTyped(ctx, request, form.values)
  if (!form.ok) return noted(context, refuse(form))
  const reviewId = params.review ?? ''
  const answer = await present(
    ctx,
    request,
    form.values,
    () => actOnReview(ctx, reviewId, form.value),
    () => redirect(afterAct(ctx, reviewId, form.value.act)),
  )
  return noted(context, answer)
}

export default function Review() {
  const { review, listing, papers, missing, comments, commentedFields, newKey, typed } =
    useLoaderData<typeof loader>()
  const t = useTranslations('reviews')
  const to = paths(useLocale())
  const ui = useTranslations('ui')
  const answer = useActionData<FormReply>()
  const errors = useFormErrors(answer ?? typed ?? undefined)
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={review.title.text}
      titleLang={review.title.locale}
      dense
      crumbs={[
        { label: t('title'), to: to.reviews },
        { label: review.title.text, lang: review.title.locale },
      ]}
      intro={<p>{review.line}</p>}
      actions={
        <LinkButton small to={to.listing(review.kind, review.slug)}>
          {t('openPage')}
        </LinkButton>
      }
    >
      <ErrorSummary errors={errors.all} />
      {typed && !answer && <Notice kind="caution">{ui('typedBefore')}</Notice>}
      <Evidence review={review} listing={listing} papers={papers} missing={missing} />
      <ReviewComments
        comments={comments}
        fields={commentedFields}
        version={review.version}
        newKey={newKey}
        errors={errors}
      />
      <DecisionForm review={review} fields={listing.fields} errors={errors} />
    </Page>
  )
}
