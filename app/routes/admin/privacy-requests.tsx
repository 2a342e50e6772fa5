import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { answerPrivacy, answerPrivacySchema, readPrivacyRequests } from '#app/features/privacy'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { TextArea } from '#app/ui/text-area'
import { AdminTabs } from './admin-tabs'
import { useMoment } from './use-moment'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readPrivacyRequests(ctx),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('administration.privacy.title')),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, answerPrivacySchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => answerPrivacy(ctx, form.value),
    () => redirect(paths(ctx.locale).adminPrivacy),
  )
  return noted(context, answer)
}

export default function PrivacyRequests() {
  const { open, decided, retention } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const errors = useFormErrors(reply)
  const t = useTranslations('administration')
  const to = paths(useLocale())
  const moment = useMoment()
  useErrorTitle(errors.all.length > 0)
  const refusedId = [reply?.values.id].flat()[0]
  return (
    <Page title={t('privacy.title')} dense intro={<p>{t('privacy.lede')}</p>}>
      <AdminTabs current="privacy" />
      <ErrorSummary
        errors={errors.all.map((error) => ({
          ...error,
          id: error.id === 'answer' && refusedId ? `answer-${refusedId}` : null,
        }))}
      />
      <Section id="open" title={t('privacy.open')}>
        {open.length === 0 ? (
          <EmptyState level={3} title={t('privacy.none')}>
            {t('privacy.noneText')}
          </EmptyState>
        ) : (
          open.map((one) => (
            <Answer
              key={one.id}
              request={one}
              error={refusedId === one.id ? errors.of('answer') : undefined}
              typed={refusedId === one.id ? errors.value('answer') : undefined}
            />
          ))
        )}
      </Section>
      {decided.length > 0 && (
        <Section id="decided" title={t('privacy.decided')}>
          <DataTable
            caption={t('privacy.decided')}
            captionHidden
            rows={decided}
            rowId={(one) => one.id}
            columns={[
              {
                id: 'who',
                label: t('audit.who'),
                header: true,
                cell: (one) => <Anchor to={to.adminPerson(one.personId)}>{one.name}</Anchor>,
              },
              {
                id: 'kind',
                label: t('privacy.kind'),
                cell: (one) => t(`privacy.kindName.${one.kind}`),
              },
              {
                id: 'state',
                label: t('privacy.state'),
                cell: (one) => t(`privacy.stateName.${one.state}`),
              },
              { id: 'asked', label: t('privacy.asked'), cell: (one) => moment(one.createdAt) },
              {
                id: 'at',
                label: t('privacy.answered'),
                cell: (one) => one.decidedAt && moment(one.decidedAt),
              },
            ]}
          />
        </Section>
      )}
      <Section
        id="retention"
        title={t('retention.title')}
        aside={
          <p>
            {retention.at
              ? t('retention.last', { at: moment(retention.at) })
              : t('retention.never')}
          </p>
        }
      >
        <DataTable
          caption={t('retention.title')}
          captionHidden
          rows={retention.lines}
          rowId={(line) => line.what}
          columns={[
            {
              id: 'what',
              label: t('retention.what'),
              header: true,
              cell: (line) => t(`retention.name.${line.what}`),
            },
            {
              id: 'days',
              label: t('retention.kept'),
              cell: (line) =>
                line.days === null
                  ? t('retention.ended')
                  : t('retention.days', { days: line.days }),
            },
            {
              id: 'deleted',
              label: t('retention.deleted'),
              numeric: true,
              cell: (line) => line.deleted ?? '',
            },
          ]}
        />
      </Section>
    </Page>
  )
}

type Open = ReturnType<typeof useLoaderData<typeof loader>>['open'][number]

function Answer({ request, error, typed }: { request: Open; error?: string; typed?: string }) {
  const t = useTranslations('administration')
  const to = paths(useLocale())
  const moment = useMoment()
  const kind = t(`privacy.kindName.${request.kind}`)
  return (
    <Form method="post" className="asking">
      <input type="hidden" name="id" value={request.id} />
      <div>
        <h3>
          {kind}: <Anchor to={to.adminPerson(request.personId)}>{request.name}</Anchor>
        </h3>
        <p className={request.isOverdue ? 'small overdue' : 'small mute'}>
          {request.email} ·{' '}
          {request.isOverdue
            ? t('privacy.overdue', { at: moment(request.dueAt) })
            : t('privacy.due', { at: moment(request.dueAt) })}
          {request.remindedAt && ` · ${t('privacy.reminded', { at: moment(request.remindedAt) })}`}
        </p>
        {request.text && <blockquote>{request.text}</blockquote>}
      </div>
      <TextArea
        id={`answer-${request.id}`}
        name="answer"
        label={t('privacy.answer')}
        hint={t('privacy.answerHint')}
        optional
        limit={4000}
        rows={2}
        defaultValue={typed}
        error={error}
      />
      <p className="row">
        <Button
          kind="primary"
          name="decision"
          value="done"
          aria-label={`${t('privacy.done')}: ${request.name}`}
        >
          {t('privacy.done')}
        </Button>
        <Button
          name="decision"
          value="refused"
          aria-label={`${t('privacy.refuse')}: ${request.name}`}
        >
          {t('privacy.refuse')}
        </Button>
        {request.kind === 'erasure' && (
          <Button
            kind="danger"
            name="decision"
            value="erase"
            aria-label={`${t('privacy.erase')}: ${request.name}`}
          >
            {t('privacy.erase')}
          </Button>
        )}
      </p>
    </Form>
  )
}
