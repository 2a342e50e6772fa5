import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readHistory } from '#app/features/chase'
import { HistoryTable } from '#app/features/chase/components/history-table'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Page } from '#app/ui/page'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readHistory(ctx, { eventSlug: params.event ?? '' }),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('chase.history.title')),
  }))
}

export default function ChaseHistory() {
  const { event, lines } = useLoaderData<typeof loader>()
  const t = useTranslations('chase')
  const to = paths(useLocale())
  return (
    <Page
      title={t('history.title')}
      dense
      crumbs={[
        { label: event.name, to: to.desk(event.slug) },
        { label: t('title'), to: to.chase(event.slug) },
        { label: t('history.title') },
      ]}
    >
      <EventTabs slug={event.slug} current="chase" />
      <div className="mt-4">
        <HistoryTable lines={lines} everyone />
      </div>
    </Page>
  )
}
