import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readAudit } from '#app/features/administration'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'
import { Pagination } from '#app/ui/pagination'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { AdminTabs } from './admin-tabs'
import { parametersOf } from './parameters.server'
import { useMoment } from './use-moment'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { text, page } = parametersOf(request)
  const filter = {
    who: text('who'),
    what: text('what'),
    kind: text('kind'),
    record: text('record'),
    from: text('from'),
    until: text('until'),
  }
  return presentPage(ctx, request, () => ({
    ...readAudit(ctx, { ...filter, page }),
    filter,
    page,
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('administration.audit.title')),
  }))
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['lines'][number]

export default function Audit() {
  const { lines, total, pages, filter, page } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  const to = paths(useLocale())
  const moment = useMoment()
  return (
    <Page title={t('audit.title')} dense intro={<p>{t('audit.count', { count: total })}</p>}>
      <AdminTabs current="audit" />
      <Filters />
      {lines.length === 0 ? (
        <EmptyState title={t('audit.none')}>{t('audit.noneText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('audit.title')}
          captionHidden
          rows={lines}
          rowId={(line) => line.id}
          columns={[
            { id: 'at', label: t('audit.at'), cell: (line) => moment(line.at) },
            {
              id: 'who',
              label: t('audit.who'),
              header: true,
              cell: (line) => <Actor line={line} />,
            },
            { id: 'what', label: t('audit.what'), cell: (line) => <code>{line.action}</code> },
            {
              id: 'record',
              label: t('audit.record'),
              cell: (line) => (
                <Anchor to={to.adminAudit({ kind: line.recordKind, record: line.recordId })}>
                  {line.recordKind} …{line.recordId.slice(-6)}
                </Anchor>
              ),
            },
            { id: 'changes', label: t('audit.changes'), cell: (line) => <Changes line={line} /> },
          ]}
        />
      )}
      <Pagination
        page={page}
        pages={pages}
        to={(next) => to.adminAudit({ ...filter, page: String(next) })}
      />
    </Page>
  )
}

function Filters() {
  const { filter, kinds } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  const common = useTranslations('common')
  return (
    <Form method="get" className="filterline">
      <TextField
        name="who"
        label={t('audit.who')}
        hint={t('audit.whoHint')}
        defaultValue={filter.who}
      />
      <TextField
        name="what"
        label={t('audit.what')}
        hint={t('audit.whatHint')}
        defaultValue={filter.what}
      />
      <Select
        name="kind"
        label={t('audit.kind')}
        empty={t('all')}
        defaultValue={filter.kind}
        options={kinds.map((value) => ({ value, label: value }))}
      />
      <TextField name="record" label={t('audit.recordId')} defaultValue={filter.record} />
      <TextField name="from" type="date" label={t('audit.from')} defaultValue={filter.from} />
      <TextField name="until" type="date" label={t('audit.until')} defaultValue={filter.until} />
      <Button>{common('action.search')}</Button>
    </Form>
  )
}

/** Who did it, and in whose name. */
function Actor({ line }: { line: Line }) {
  const t = useTranslations('administration')
  const to = paths(useLocale())
  return (
    <>
      {line.actorId ? (
        <Anchor to={to.adminPerson(line.actorId)}>{line.actor ?? line.actorId.slice(-6)}</Anchor>
      ) : (
        t('audit.system')
      )}
      {line.onBehalfOf && (
        <span className="small mute block">{t('audit.onBehalf', { name: line.onBehalfOf })}</span>
      )}
    </>
  )
}

function Changes({ line }: { line: Line }) {
  const t = useTranslations('administration')
  if (line.changes.length === 0) return null
  return (
    <details>
      <summary>{t('audit.fields', { count: line.changes.length })}</summary>
      <ul className="small">
        {line.changes.map((change) => (
          <li key={change.field}>
            <b>{change.field}</b>: <del>{change.before}</del> <ins>{change.after}</ins>
          </li>
        ))}
      </ul>
    </details>
  )
}
