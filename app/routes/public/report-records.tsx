import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { isFigure, readFigureRecords, reportedEvent } from '#app/features/reports'
import type { FigureRecord } from '#app/features/reports'
import { formatShortDay } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · HanViet Bridge` : 'HanViet Bridge' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    if (!isFigure(params.figure)) throw notFound()
    const slug = params.event ?? ''
    const event = reportedEvent(ctx, slug)
    const records = readFigureRecords(ctx, slug, params.figure)
    const t = translatorOf(ctx.locale)
    const figure = t(`report.figure.${params.figure}`)
    return { slug, figure: params.figure, title: t('report.records.title', { figure, count: records.length }), event: readText(event.name, ctx.locale), records }
  })
}

export default function ReportRecords() {
  const { slug, figure, title, event, records } = useLoaderData<typeof loader>()
  const t = useTranslations('report')
  const to = paths(useLocale())
  return (
    <Page
      title={title}
      heading="title"
      intro={<p>{t(`meaning.${figure}`)}</p>}
      crumbs={[{ label: event, to: to.event(slug) }, { label: t('records.back'), to: to.report(slug) }]}
    >
      {records.length === 0 ? <EmptyState title={t('records.empty')}>{t(`meaning.${figure}`)}</EmptyState> : <Records records={records} title={title} />}
    </Page>
  )
}

function Records({ records, title }: { records: FigureRecord[]; title: string }) {
  const t = useTranslations('report')
  const locale = useLocale()
  const to = paths(locale)
  const columns = [
    {
      id: 'organisation',
      label: t('records.organisation'),
      cell: (record: FigureRecord) =>
        record.organisations.map((firm, index) => (
          <span key={firm.slug}>
            {index > 0 && ' × '}
            <Anchor to={to.organisation(firm.slug)} lang={firm.country === 'KR' ? 'ko' : 'vi'}>
              {firm.name}
            </Anchor>
          </span>
        )),
    },
    {
      id: 'subject',
      label: t('records.subject'),
      cell: (record: FigureRecord) =>
        record.subject ? (
          <Anchor to={to.listing(record.subject.kind, record.subject.slug)} lang={record.subject.locale}>
            {record.subject.title}
          </Anchor>
        ) : null,
    },
    { id: 'day', label: t('records.day'), cell: (record: FigureRecord) => (record.day ? formatShortDay(record.day, locale) : null) },
    { id: 'kind', label: t('records.kind'), cell: (record: FigureRecord) => (record.detail ? t(`detail.${record.detail as 'meeting'}`) : null) },
  ]
  const used = columns.filter((column) => column.id === 'organisation' || records.some((record) => column.cell(record) !== null))
  return <DataTable caption={title} columns={used} captionHidden rows={records} rowId={(record) => record.id} />
}
