import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readQueue } from '#app/features/verification'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { AdminTabs } from './admin-tabs'
import { useMoment } from './use-moment'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const title = translatorOf(ctx.locale)('administration.verifications.title')
  return presentPage(ctx, request, () => ({
    ...readQueue(ctx),
    title: pageTitle(context, ctx.locale, title),
  }))
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['waiting'][number]

export default function Verifications() {
  const { waiting, decided } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  return (
    <Page title={t('verifications.title')} dense intro={<p>{t('verifications.lede')}</p>}>
      <AdminTabs current="verifications" />
      <Section id="waiting" title={t('verifications.waiting')}>
        {waiting.length === 0 ? (
          <EmptyState level={3} title={t('verifications.none')}>
            {t('verifications.noneText')}
          </EmptyState>
        ) : (
          <Cases cases={waiting} caption={t('verifications.waiting')} />
        )}
      </Section>
      {decided.length > 0 && (
        <Section id="decided" title={t('verifications.decided')}>
          <Cases cases={decided} caption={t('verifications.decided')} />
        </Section>
      )}
    </Page>
  )
}

function Cases({ cases, caption }: { cases: Line[]; caption: string }) {
  const t = useTranslations('administration')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const moment = useMoment()
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={cases}
      rowId={(one) => one.id}
      columns={[
        {
          id: 'name',
          label: t('organisations.name'),
          header: true,
          cell: (one) => <Anchor to={to.adminVerification(one.id)}>{one.name}</Anchor>,
        },
        {
          id: 'country',
          label: t('organisations.country'),
          cell: (one) => domain(`country.${one.country}`),
        },
        {
          id: 'evidence',
          label: t('verifications.evidence'),
          cell: (one) =>
            `${domain(`evidence.${one.evidence}`)}${one.hasFile === 1 ? ` · ${t('verifications.withFile')}` : ''}`,
        },
        { id: 'at', label: t('verifications.at'), cell: (one) => moment(one.submittedAt) },
        {
          id: 'state',
          label: t('verifications.state'),
          cell: (one) => domain(`verificationState.${one.state}`),
        },
      ]}
    />
  )
}
