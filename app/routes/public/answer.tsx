import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { IntlProvider, useLocale, useTranslations } from 'use-intl/react'
import { publicMessagesOf, workMessagesOf } from '#app/i18n/catalogue/index.server'
import { answerByLink, answerRequestSchema, readAnswerLink } from '#app/features/requests'
import { AnswerForms } from '#app/features/requests/components/answer-form'
import { PartyName, SubjectLink } from '#app/features/requests/components/request-line'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { DomainError } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { DefinitionList } from '#app/ui/definition-list'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? ''

/** Opening the link of a mail changes nothing: mail scanners do it. One press on the page answers. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return {
    found: readLink(() => readAnswerLink(ctx, tokenOf(request))),
    messages: {
      ...publicMessagesOf(ctx.locale),
      requests: workMessagesOf(ctx.locale).requests,
    },
    locale: ctx.locale,
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('requests.requestTitle')),
  }
}

function readLink<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, answerRequestSchema)
  if (!form.ok) return noted(context, refuse(form))
  const token = tokenOf(request)
  const done = () => redirect(paths(ctx.locale).answer(token))
  const answer = () => answerByLink(ctx, { ...form.value, token })
  return noted(context, await present(ctx, request, form.values, answer, done))
}

export default function AnswerByMail() {
  const { messages, locale } = useLoaderData<typeof loader>()
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="Asia/Ho_Chi_Minh">
      <Answer />
    </IntlProvider>
  )
}

function Answer() {
  const { found } = useLoaderData<typeof loader>()
  const t = useTranslations('requests')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  if (!found)
    return (
      <Page title={t('requestTitle')}>
        <EmptyState title={t('link.problem')}>{t('link.problemText')}</EmptyState>
      </Page>
    )
  const { event, request, mayAnswer } = found
  return (
    <Page title={t('requestTitle')} intro={<p>{event.name}</p>}>
      <ErrorSummary
        errors={errors.all.map((error) =>
          error.id === 'reason' ? { ...error, id: `reason-${request.id}` } : error,
        )}
      />
      <DefinitionList
        facts={[
          { term: t('from'), detail: <PartyName party={request.from} link /> },
          { term: t('state'), detail: <b>{domain(`requestState.${request.state}`)}</b> },
          { term: t('about'), detail: <SubjectLink subject={request.subject} /> },
          { term: t('priority'), detail: domain(`priority.${request.priority}`) },
          ...(request.message
            ? [
                {
                  term: t('message'),
                  detail: <span className="whitespace-pre-line">{request.message}</span>,
                },
              ]
            : []),
        ]}
      />
      <div className="mt-6">
        {mayAnswer ? (
          <AnswerForms
            request={request}
            error={errors.of('reason')}
            typed={errors.value('reason')}
          />
        ) : (
          <Notice kind={request.state === 'accepted' ? 'positive' : 'info'}>
            {t(`link.is.${request.state}`)}
          </Notice>
        )}
      </div>
      <p className="mt-6">
        <Anchor to={to.request(event.slug, request.id)}>{t('link.open')}</Anchor>
      </p>
    </Page>
  )
}
