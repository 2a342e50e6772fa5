import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { PRIORITIES, REQUEST_STATES } from '#db/domain'
import { readDeskRequests } from '#app/features/requests'
import type { ShownRequest } from '#app/features/requests'
import { PartyName, SubjectLink } from '#app/features/requests/components/request-line'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { AddIcon } from '#app/ui/icon'
import { Page } from '#app/ui/page'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  const filter = {
    state: REQUEST_STATES.find((one) => one === search.get('state')),
    priority: PRIORITIES.find((one) => one === search.get('priority')),
    q: (search.get('q') ?? '').slice(0, 200),
  }
  return presentPage(ctx, request, () => ({
    ...readDeskRequests(ctx, { eventSlug: params.event ?? '', ...filter }),
    filter,
    title: `${translatorOf(ctx.locale)('organiser.requests')} · HanViet Bridge`,
  }))
}

export default function DeskRequests() {
  const { event, requests, counts, mayEnter, filter } = useLoaderData<typeof loader>()
  const t = useTranslations('organiser')
  const domain = useTranslations('domain')
  const bulk = useTranslations('bulk')
  const to = paths(useLocale())
  return (
    <Page
      title={t('requests')}
      dense
      crumbs={[
        { label: t('title'), to: to.organiser },
        { label: event.name, to: to.desk(event.slug) },
        { label: t('requests') },
      ]}
      actions={
        mayEnter && (
          <>
            <LinkButton to={to.deskMatched(event.slug)}>{bulk('requests.open')}</LinkButton>
            <LinkButton kind="primary" icon={AddIcon} to={to.deskNewRequest(event.slug)}>
              {t('enter')}
            </LinkButton>
          </>
        )
      }
    >
      <EventTabs slug={event.slug} current="requests" />
      <Form method="get" className="row items-end my-4">
        <TextField name="q" type="search" label={t('search')} defaultValue={filter.q} short />
        <Select
          name="state"
          label={t('requestState')}
          empty={t('all')}
          short
          defaultValue={filter.state ?? ''}
          options={REQUEST_STATES.map((state) => ({
            value: state,
            label: `${domain(`requestState.${state}`)} (${counts[state] ?? 0})`,
          }))}
        />
        <Select
          name="priority"
          label={t('priority')}
          empty={t('all')}
          short
          defaultValue={filter.priority ?? ''}
          options={PRIORITIES.map((one) => ({ value: one, label: domain(`priority.${one}`) }))}
        />
        <Button>{t('apply')}</Button>
      </Form>
      <p className="small mute" role="status">
        {t('requestsCount', { count: requests.length })}
      </p>
      {requests.length === 0 ? (
        <EmptyState title={t('requestsNone')}>{t('requestsNoneText')}</EmptyState>
      ) : (
        <RequestTable requests={requests} eventSlug={event.slug} />
      )}
    </Page>
  )
}

function RequestTable({ requests, eventSlug }: { requests: ShownRequest[]; eventSlug: string }) {
  const t = useTranslations('organiser')
  const tRequests = useTranslations('requests')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const entered = (one: ShownRequest) =>
    one.enteredFor
      ? t('byStaff', { name: one.enteredFor })
      : one.origin === 'matchSuggestion'
        ? t('byMatch')
        : t('bySelf')
  return (
    <DataTable
      caption={t('requests')}
      captionHidden
      rows={requests}
      rowId={(one) => one.id}
      columns={[
        {
          id: 'pair',
          label: t('pair'),
          header: true,
          cell: (one) => (
            <Anchor to={to.request(eventSlug, one.id)}>
              <PartyName party={one.from} /> → <PartyName party={one.to} />
            </Anchor>
          ),
        },
        {
          id: 'about',
          label: tRequests('about'),
          cell: (one) => <SubjectLink subject={one.subject} />,
        },
        { id: 'priority', label: t('priority'), cell: (one) => domain(`priority.${one.priority}`) },
        { id: 'score', label: t('score'), numeric: true, cell: (one) => one.score },
        {
          id: 'state',
          label: t('requestState'),
          cell: (one) => <b>{domain(`requestState.${one.state}`)}</b>,
        },
        {
          id: 'entered',
          label: t('enteredBy'),
          cell: (one) => (
            <>
              {entered(one)}
              {one.answeredFor && (
                <small className="small faint block">
                  {t('answeredFor', { name: one.answeredFor })}
                </small>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
