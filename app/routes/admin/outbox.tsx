import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { actOnOutbox, outboxActSchema, readOutbox } from '#app/features/administration'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import type { Column } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { AdminTabs } from './admin-tabs'
import { useMoment } from './use-moment'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readOutbox(ctx),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('administration.outbox.title')),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, outboxActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => actOnOutbox(ctx, form.value),
    () => redirect(paths(ctx.locale).adminOutbox),
  )
  return noted(context, answer)
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['dead'][number]

export default function Outbox() {
  const { dead, waiting } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('administration')
  const admin = useTranslations('admin')
  const moment = useMoment()
  useErrorTitle(errors.all.length > 0)
  const columns: Column<Line>[] = [
    {
      id: 'kind',
      label: admin('kind'),
      header: true,
      cell: (line) => `${admin(`kindName.${line.kind}`)} · ${line.about}`,
    },
    { id: 'at', label: t('outbox.since'), cell: (line) => moment(line.createdAt) },
    { id: 'tries', label: t('outbox.tries'), numeric: true, cell: (line) => line.attempts },
    { id: 'error', label: admin('lastError'), cell: (line) => line.lastError ?? '' },
  ]
  return (
    <Page title={t('outbox.title')} dense intro={<p>{t('outbox.lede')}</p>}>
      <AdminTabs current="outbox" />
      <ErrorSummary errors={errors.all} />
      <Section
        id="dead"
        title={t('outbox.dead')}
        aside={
          dead.length > 1 && (
            <Form method="post">
              <Button small name="act" value="retryAll">
                {t('outbox.retryAll')}
              </Button>
            </Form>
          )
        }
      >
        {dead.length === 0 ? (
          <EmptyState level={3} title={t('outbox.none')}>
            {t('outbox.noneText')}
          </EmptyState>
        ) : (
          <DataTable
            caption={t('outbox.dead')}
            captionHidden
            rows={dead}
            rowId={(line) => line.id}
            columns={[
              ...columns,
              {
                id: 'act',
                label: t('outbox.act'),
                cell: (line) => (
                  <Form method="post" className="row">
                    <input type="hidden" name="id" value={line.id} />
                    <Button
                      small
                      name="act"
                      value="retry"
                      aria-label={`${t('outbox.retry')}: ${line.about}`}
                    >
                      {t('outbox.retry')}
                    </Button>
                    <Button
                      small
                      kind="danger"
                      name="act"
                      value="discard"
                      aria-label={`${t('outbox.discard')}: ${line.about}`}
                    >
                      {t('outbox.discard')}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        )}
      </Section>
      {waiting.length > 0 && (
        <Section id="waiting" title={t('outbox.waiting')}>
          <DataTable
            caption={t('outbox.waiting')}
            captionHidden
            rows={waiting}
            rowId={(line) => line.id}
            columns={[
              ...columns,
              { id: 'next', label: t('outbox.next'), cell: (line) => moment(line.runAt) },
            ]}
          />
        </Section>
      )}
    </Page>
  )
}
