import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { ORGANISATION_FILTERS, readOrganisations } from '#app/features/administration'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { Page } from '#app/ui/page'
import { Pagination } from '#app/ui/pagination'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { AdminTabs } from './admin-tabs'
import { parametersOf } from './parameters.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { text, oneOf, page } = parametersOf(request)
  const filter = { q: text('q'), filter: oneOf('filter', ORGANISATION_FILTERS), page }
  const title = translatorOf(ctx.locale)('administration.organisations.title')
  return presentPage(ctx, request, () => ({
    ...readOrganisations(ctx, filter),
    filter,
    filters: [...ORGANISATION_FILTERS],
    title: pageTitle(context, ctx.locale, title),
  }))
}

export default function Organisations() {
  const { organisations, total, pages, filter, filters } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  const domain = useTranslations('domain')
  const common = useTranslations('common')
  const to = paths(useLocale())
  return (
    <Page
      title={t('organisations.title')}
      dense
      intro={<p>{t('organisations.count', { count: total })}</p>}
    >
      <AdminTabs current="organisations" />
      <Form method="get" className="filterline">
        <TextField name="q" type="search" label={t('organisations.find')} defaultValue={filter.q} />
        <Select
          name="filter"
          label={t('organisations.filter')}
          empty={t('all')}
          defaultValue={filter.filter}
          options={filters.map((value) => ({
            value,
            label: t(`organisations.filterName.${value}`),
          }))}
        />
        <Button>{common('action.search')}</Button>
      </Form>
      <DataTable
        caption={t('organisations.title')}
        captionHidden
        rows={organisations}
        rowId={(one) => one.id}
        columns={[
          {
            id: 'name',
            label: t('organisations.name'),
            header: true,
            cell: (one) => <Anchor to={to.organisation(one.slug)}>{one.name}</Anchor>,
          },
          {
            id: 'kind',
            label: t('organisations.kind'),
            cell: (one) =>
              `${domain(`organisationKind.${one.kind}`)} · ${domain(`country.${one.country}`)}`,
          },
          {
            id: 'number',
            label: t('organisations.number'),
            cell: (one) => one.registrationNumber ?? '',
          },
          {
            id: 'verification',
            label: t('organisations.verification'),
            cell: (one) => domain(`verification.${one.verification}`),
          },
          {
            id: 'people',
            label: t('organisations.people'),
            numeric: true,
            cell: (one) => one.people,
          },
          {
            id: 'twins',
            label: t('organisations.alike'),
            cell: (one) =>
              one.twins.map((twin) => (
                <Anchor
                  key={twin.id}
                  className="block"
                  to={to.adminMerge({ keep: one.id, other: twin.id })}
                >
                  {t('organisations.compare', { name: twin.name })}
                </Anchor>
              )),
          },
        ]}
      />
      <Pagination
        page={filter.page}
        pages={pages}
        to={(page) =>
          to.adminOrganisations({ q: filter.q, filter: filter.filter, page: String(page) })
        }
      />
      <p className="mt-6">
        <Anchor to={to.adminMerge()}>{t('organisations.mergeOthers')}</Anchor>
      </p>
    </Page>
  )
}
