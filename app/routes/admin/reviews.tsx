import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { readReviewQueue } from '#app/features/reviews'
import { ReviewTable } from '#app/features/reviews/components/review-table'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readReviewQueue(ctx),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('reviews.title')),
  }))
}

export default function Reviews() {
  const { waiting, decided } = useLoaderData<typeof loader>()
  const t = useTranslations('reviews')
  return (
    <Page title={t('title')} dense intro={<p>{t('lede')}</p>}>
      <Section id="waiting" title={t('waiting')}>
        {waiting.length === 0 ? (
          <EmptyState title={t('none')} level={3}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <ReviewTable caption={t('waiting')} reviews={waiting} />
        )}
      </Section>
      {decided.length > 0 && (
        <Section id="decided" title={t('decided')}>
          <ReviewTable caption={t('decided')} reviews={decided} />
        </Section>
      )}
    </Page>
  )
}
