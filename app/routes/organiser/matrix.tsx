import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { COUNTRIES } from '#db/domain'
import { readMatrix } from '#app/features/matching'
import { MatrixTable } from '#app/features/matching/components/matrix-table'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Button } from '#app/ui/button'
import { Check } from '#app/ui/choice-group'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'
import { Pagination } from '#app/ui/pagination'
import { Select } from '#app/ui/select'
import { EventTabs } from './event-tabs'
import { MatchingTabs } from './matching-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  const country = (name: string) => COUNTRIES.find((one) => one === search.get(name))
  const from = [30, 45, 60, 75].find((one) => String(one) === search.get('from')) ?? 30
  const filter = {
    supplierCountry: country('supplier'),
    buyerCountry: country('buyer'),
    from,
    free: search.has('free'),
    fresh: search.has('fresh'),
  }
  return presentPage(ctx, request, () => ({
    matrix: readMatrix(ctx, {
      ...filter,
      eventSlug: params.event ?? '',
      page: Number(search.get('page')) || 1,
    }),
    filter,
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organiser.matrix.title')),
  }))
}

export default function MatrixPage() {
  const { matrix, filter } = useLoaderData<typeof loader>()
  const t = useTranslations('organiser')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const { event } = matrix
  const countries = COUNTRIES.map((one) => ({ value: one, label: domain(`country.${one}`) }))
  return (
    <Page
      title={t('matrix.title')}
      dense
      crumbs={[
        { label: event.name, to: to.desk(event.slug) },
        { label: t('matching.tab'), to: to.deskMatching(event.slug) },
        { label: t('matrix.title') },
      ]}
      intro={<p>{t('matrix.text')}</p>}
    >
      <EventTabs slug={event.slug} current="matching" />
      <MatchingTabs slug={event.slug} current="matrix" />
      <Form method="get" className="row items-end my-4">
        <Select
          name="supplier"
          label={t('matrix.supplier')}
          empty={t('all')}
          short
          defaultValue={filter.supplierCountry ?? ''}
          options={countries}
        />
        <Select
          name="buyer"
          label={t('matrix.buyer')}
          empty={t('all')}
          short
          defaultValue={filter.buyerCountry ?? ''}
          options={countries}
        />
        <Select
          name="from"
          label={t('matrix.from')}
          short
          defaultValue={String(filter.from)}
          options={['30', '45', '60', '75'].map((value) => ({ value, label: value }))}
        />
        <Check name="free" defaultChecked={filter.free} label={t('matrix.free')} />
        <Check name="fresh" defaultChecked={filter.fresh} label={t('matrix.fresh')} />
        <Button>{t('apply')}</Button>
      </Form>
      {matrix.rows.length === 0 ? (
        <EmptyState title={t('matrix.none')}>{t('matrix.noneText')}</EmptyState>
      ) : (
        <>
          <p className="small mute">
            {t('matrix.pairs', { count: matrix.pairs })}
            {matrix.moreColumns > 0 &&
              ` · ${t('matrix.moreColumns', { count: matrix.moreColumns })}`}
          </p>
          <MatrixTable matrix={matrix} />
          <Pagination
            page={matrix.page}
            pages={matrix.pages}
            to={(page) =>
              to.deskMatrix(event.slug, {
                supplier: filter.supplierCountry,
                buyer: filter.buyerCountry,
                from: String(filter.from),
                free: filter.free ? '1' : undefined,
                fresh: filter.fresh ? '1' : undefined,
                page: String(page),
              })
            }
          />
        </>
      )}
    </Page>
  )
}
