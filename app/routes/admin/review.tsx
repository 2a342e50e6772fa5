import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { describeListing } from '#app/features/editing'
import { certificateDocumentsFor } from '#app/features/media'
import {
  actOnReviewSchema,
  decideReview,
  missingFor,
  readReview,
  shapeReview,
  verifyCertificate,
} from '#app/features/reviews'
import type { CertificateCheck, Decision } from '#app/features/reviews'
import { DecisionForm } from '#app/features/reviews/components/decision-form'
import { Evidence } from '#app/features/reviews/components/evidence'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
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
      title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('reviews.title')),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, actOnReviewSchema)
  if (!form.ok) return noted(context, refuse(form))
  const reviewId = params.review ?? ''
  const to = paths(ctx.locale)
  const { value } = form
  const answer = await present(
    ctx,
    request,
    form.values,
    () => {
      if (value.act === 'check') verifyCertificate(ctx, { ...value, reviewId } as CertificateCheck)
      else decideReview(ctx, { ...value, reviewId } as Decision)
    },
    () => redirect(value.act === 'check' ? `${to.review(reviewId)}#certificates` : to.reviews),
  )
  return noted(context, answer)
}

export default function Review() {
  const { review, listing, papers, missing } = useLoaderData<typeof loader>()
  const t = useTranslations('reviews')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
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
      <Evidence review={review} listing={listing} papers={papers} missing={missing} />
      <DecisionForm review={review} fields={listing.fields} errors={errors} />
    </Page>
  )
}
