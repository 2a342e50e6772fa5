import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { answerRequest, answerRequestSchema, readRequestBox } from '#app/features/requests'
import type { ShownRequest } from '#app/features/requests'
import { AnswerForms } from '#app/features/requests/components/answer-form'
import { RequestLine } from '#app/features/requests/components/request-line'
import { formatDay } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { AddIcon } from '#app/ui/icon'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { Tabs } from '#app/ui/tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readRequestBox(ctx, params.event ?? ''),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('requests.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, answerRequestSchema)
  if (!form.ok) return noted(context, refuse(form))
  const done = () => redirect(paths(ctx.locale).requests(params.event ?? ''))
  return noted(
    context,
    await present(ctx, request, form.values, () => answerRequest(ctx, form.value), done),
  )
}

export default function Requests() {
  const { event, inbox, outbox, mayAsk, mayAnswer, quota, deadline } =
    useLoaderData<typeof loader>()
  const t = useTranslations('requests')
  const locale = useLocale()
  const to = paths(locale)
  const [search] = useSearchParams()
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const isInbox = search.get('box') !== 'out'
  const refusedId = errors.value('requestId')
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: event.name, to: to.event(event.slug) }, { label: t('title') }]}
      intro={
        <p>
          {t('quota', quota)}
          {deadline && ` · ${t('deadline', { day: formatDay(deadline, locale) })}`}
        </p>
      }
      actions={
        <>
          <LinkButton to={to.partners(event.slug)}>{t('partners.title')}</LinkButton>
          {mayAsk && (
            <LinkButton kind="primary" icon={AddIcon} to={to.newRequest(event.slug)}>
              {t('new')}
            </LinkButton>
          )}
        </>
      }
    >
      <ErrorSummary
        errors={errors.all.map((error) =>
          error.id === 'reason' ? { ...error, id: `reason-${refusedId}` } : { ...error, id: null },
        )}
      />
      <Tabs
        label={t('boxes')}
        tabs={[
          { to: '?', label: t('inbox'), current: isInbox, count: inbox.length },
          { to: '?box=out', label: t('outbox'), current: !isInbox, count: outbox.length },
        ]}
      />
      <Box
        requests={isInbox ? inbox : outbox}
        isInbox={isInbox}
        eventSlug={event.slug}
        act={(one) =>
          isInbox && mayAnswer && one.state === 'pending' ? (
            <AnswerForms
              request={one}
              error={one.id === refusedId ? errors.of('reason') : undefined}
              typed={one.id === refusedId ? errors.value('reason') : undefined}
            />
          ) : null
        }
      />
    </Page>
  )
}

function Box({
  requests,
  isInbox,
  eventSlug,
  act,
}: {
  requests: ShownRequest[]
  isInbox: boolean
  eventSlug: string
  act: (request: ShownRequest) => ReactNode
}) {
  const t = useTranslations('requests')
  if (requests.length === 0)
    return (
      <div className="mt-4">
        <EmptyState title={t(isInbox ? 'emptyInbox' : 'emptyOutbox')}>
          {t(isInbox ? 'emptyInboxText' : 'emptyOutboxText')}
        </EmptyState>
      </div>
    )
  return (
    <div className="mt-4">
      {(['must', 'want', 'open'] as const)
        .map((priority) => ({
          priority,
          list: requests.filter((one) => one.priority === priority),
        }))
        .filter(({ list }) => list.length > 0)
        .map(({ priority, list }) => (
          <Section
            key={priority}
            id={priority}
            title={`${t(`group.${priority}`)} ${list.length}`}
            aside={<p>{t(`groupHint.${priority}`)}</p>}
          >
            <ul className="[&>li:first-child]:border-t-0 [&>li:first-child]:pt-0">
              {list.map((one) => (
                <RequestLine
                  key={one.id}
                  request={one}
                  party={isInbox ? one.from : one.to}
                  eventSlug={eventSlug}
                >
                  {act(one)}
                </RequestLine>
              ))}
            </ul>
          </Section>
        ))}
    </div>
  )
}
