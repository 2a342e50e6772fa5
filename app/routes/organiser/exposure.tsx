import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readExposure } from '#app/features/matching'
import { ExposureTable } from '#app/features/matching/components/exposure-table'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { EventTabs } from './event-tabs'
import { MatchingTabs } from './matching-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readExposure(ctx, params.event ?? ''),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organiser.exposure.title')),
  }))
}

export default function Exposure() {
  const { event, lines } = useLoaderData<typeof loader>()
  const t = useTranslations('organiser')
  const to = paths(useLocale())
  const without = lines.filter((line) => line.good === 0)
  return (
    <Page
      title={t('exposure.title')}
      dense
      crumbs={[
        { label: event.name, to: to.desk(event.slug) },
        { label: t('matching.tab'), to: to.deskMatching(event.slug) },
        { label: t('exposure.title') },
      ]}
      intro={<p>{t('exposure.text')}</p>}
    >
      <EventTabs slug={event.slug} current="matching" />
      <MatchingTabs slug={event.slug} current="exposure" />
      <Section
        id="without"
        title={`${t('exposure.without')} ${without.length}`}
        aside={<p>{t('exposure.withoutText')}</p>}
      >
        {without.length === 0 ? (
          <EmptyState title={t('exposure.noneWithout')} level={3}>
            {t('exposure.noneWithoutText')}
          </EmptyState>
        ) : (
          <>
            <ExposureTable lines={without} slug={event.slug} work />
            <p className="mt-4">
              <LinkButton to={to.chase(event.slug, { group: 'noMatch' })}>
                {t('exposure.write')}
              </LinkButton>
            </p>
          </>
        )}
      </Section>
      <Section id="all" title={t('exposure.all')} aside={<p>{t('exposure.allText')}</p>}>
        <ExposureTable
          lines={[...lines].sort((a, b) => b.good + b.received - (a.good + a.received))}
          slug={event.slug}
        />
      </Section>
    </Page>
  )
}
