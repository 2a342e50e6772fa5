import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { PERSON_STATES, readPeople } from '#app/features/administration'
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
  const filter = { q: text('q'), state: oneOf('state', PERSON_STATES), page }
  return presentPage(ctx, request, () => ({
    ...readPeople(ctx, filter),
    filter,
    states: [...PERSON_STATES],
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('administration.people.title')),
  }))
}

export default function People() {
  const { people, total, pages, filter, states } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  const common = useTranslations('common')
  const to = paths(useLocale())
  return (
    <Page title={t('people.title')} dense intro={<p>{t('people.count', { count: total })}</p>}>
      <AdminTabs current="people" />
      <Form method="get" className="filterline">
        <TextField name="q" type="search" label={t('people.find')} defaultValue={filter.q} />
        <Select
          name="state"
          label={t('people.state')}
          empty={t('all')}
          defaultValue={filter.state}
          options={states.map((value) => ({ value, label: t(`people.stateName.${value}`) }))}
        />
        <Button>{common('action.search')}</Button>
      </Form>
      <DataTable
        caption={t('people.title')}
        captionHidden
        rows={people}
        rowId={(person) => person.id}
        columns={[
          {
            id: 'name',
            label: t('people.name'),
            header: true,
            cell: (person) => <Anchor to={to.adminPerson(person.id)}>{person.name}</Anchor>,
          },
          { id: 'email', label: t('people.email'), cell: (person) => person.email },
          {
            id: 'organisations',
            label: t('people.organisations'),
            cell: (person) => person.organisations.join(', '),
          },
          {
            id: 'roles',
            label: t('people.roles'),
            cell: (person) => person.staff.map((role) => t(`role.${role}`)).join(', '),
          },
          {
            id: 'state',
            label: t('people.state'),
            cell: (person) =>
              [
                t(`people.stateName.${person.state}`),
                person.hasSecondFactor ? t('people.factor') : null,
              ]
                .filter(Boolean)
                .join(' · '),
          },
        ]}
      />
      <Pagination
        page={filter.page}
        pages={pages}
        to={(page) => to.adminPeople({ q: filter.q, state: filter.state, page: String(page) })}
      />
    </Page>
  )
}
