import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { IntlProvider, useLocale, useTranslations } from 'use-intl/react'
import { accountMessagesOf, publicMessagesOf, workMessagesOf } from '#app/i18n/catalogue/index.server'
import { answerByLink, answerLinkSchema, readAnswerLink } from '#app/features/requests'
import { AnswerForms } from '#app/features/requests/components/answer-form'
import { PartyName, SubjectLink } from '#app/features/requests/components/request-line'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { CodeGate, LinkCode, useMailedLink } from '#app/routes/mailed-link'
import { answerLink } from '#app/routes/mailed-link.server'
import { pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { DefinitionList } from '#app/ui/definition-list'
import { ErrorSummary } from '#app/ui/error-summary'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

/** The page knows nothing before the code of its mail is posted. One press on it answers. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return {
    messages: {
      ...publicMessagesOf(ctx.locale),
      link: accountMessagesOf(ctx.locale).link,
      requests: workMessagesOf(ctx.locale).requests,
    },
    locale: ctx.locale,
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('requests.requestTitle')),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  return answerLink(ctx, request, context, {
    read: (token) => readAnswerLink(ctx, token),
    schema: answerLinkSchema,
    press: (value) => answerByLink(ctx, value),
  })
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
  const { opened, errors } = useMailedLink<ReturnType<typeof readAnswerLink>>()
  const t = useTranslations('requests')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  if (!opened)
    return (
      <CodeGate title={t('requestTitle')} errors={errors}>
        {errors.all.length > 0 && t('link.problemText')}
      </CodeGate>
    )
  const { event, request, mayAnswer } = opened.found
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
            hidden={<LinkCode token={opened.token} />}
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
