import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import {
  answerRequest,
  cancelRequest,
  changeRequest,
  counterRequest,
  readRequest,
  requestActSchema,
} from '#app/features/requests'
import type { RequestPage } from '#app/features/requests'
import { AnswerForms } from '#app/features/requests/components/answer-form'
import {
  PartyName,
  SubjectLink,
  usePlaceText,
} from '#app/features/requests/components/request-line'
import { RequestChanged } from '#app/features/requests/components/request-changed'
import { WishFields } from '#app/features/requests/components/wish-fields'
import { formatShortDay } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readRequest(ctx, { eventSlug: params.event ?? '', requestId: params.request ?? '' }),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('requests.requestTitle')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, requestActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const requestId = params.request ?? ''
  const act = form.value
  const answer = await present(
    ctx,
    request,
    form.values,
    () => {
      if (act.intent === 'answer') return answerRequest(ctx, { ...act, requestId })
      if (act.intent === 'change') return changeRequest(ctx, { ...act, requestId })
      if (act.intent === 'counter') return counterRequest(ctx, { ...act, requestId })
      return cancelRequest(ctx, { ...act, requestId })
    },
    ({ id }) => redirect(paths(ctx.locale).request(params.event ?? '', id)),
  )
  return noted(context, answer)
}

export default function Request() {
  const page = useLoaderData<typeof loader>()
  const { event, request, side, acts } = page
  const t = useTranslations('requests')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const back = side === 'desk' ? to.deskRequests(event.slug) : to.requests(event.slug)
  return (
    <Page
      title={t('requestTitle')}
      crumbs={[
        { label: event.name, to: side === 'desk' ? to.desk(event.slug) : to.event(event.slug) },
        { label: t('title'), to: back },
        { label: t('requestTitle') },
      ]}
    >
      <ErrorSummary
        errors={errors.all.map((error) =>
          error.id === 'reason' ? { ...error, id: `reason-${request.id}` } : error,
        )}
      />
      <Facts page={page} />
      <Other page={page} />
      {side === 'desk' && (
        <p className="mt-4">
          <Anchor to={to.chase(event.slug, { group: 'ofMeeting', of: request.id })}>
            {t('writeBoth')}
          </Anchor>
        </p>
      )}
      {acts.answer && (
        <Section title={side === 'desk' ? t('answerFor') : t('answerTitle')} id="answer">
          <AnswerForms
            request={request}
            error={errors.of('reason')}
            typed={errors.value('reason')}
          />
        </Section>
      )}
      {acts.counter && <Counter page={page} errors={errors} keyOfForm={page.key} />}
      {acts.change && <RequestChanged page={page} errors={errors} />}
      {acts.change && <Change page={page} errors={errors} />}
      {acts.cancel && (
        <Section title={t('cancelTitle')} id="cancel">
          <p className="mute">{t('cancelText')}</p>
          <Form method="post" className="mt-4">
            <input type="hidden" name="intent" value="cancel" />
            <input type="hidden" name="version" value={request.version} />
            <Button kind="danger">{t('cancel')}</Button>
          </Form>
        </Section>
      )}
    </Page>
  )
}

function Facts({ page: { request } }: { page: RequestPage }) {
  const t = useTranslations('requests')
  const domain = useTranslations('domain')
  const locale = useLocale()
  const placeText = usePlaceText()
  const optional = (term: string, detail: ReactNode) => (detail ? [{ term, detail }] : [])
  return (
    <DefinitionList
      facts={[
        {
          term: t('from'),
          detail: <PartyName party={request.from} link />,
          note: request.enteredFor ? t('enteredBy', { name: request.enteredFor }) : undefined,
        },
        {
          term: t('to'),
          detail: <PartyName party={request.to} link />,
          note: request.answeredFor ? t('answeredBy', { name: request.answeredFor }) : undefined,
        },
        { term: t('state'), detail: <b>{domain(`requestState.${request.state}`)}</b> },
        ...optional(t('when'), request.place && placeText(request.place)),
        { term: t('about'), detail: <SubjectLink subject={request.subject} /> },
        { term: t('priority'), detail: domain(`priority.${request.priority}`) },
        ...optional(
          t('message'),
          request.message && <span className="whitespace-pre-line">{request.message}</span>,
        ),
        ...optional(t('reason'), request.reason),
        {
          term: t('sent'),
          detail: formatShortDay(request.sentAt.slice(0, 10), locale),
          note: t(`origin.${request.origin}`),
        },
      ]}
    />
  )
}

function Change({
  page: { request, listings },
  errors,
}: {
  page: RequestPage
  errors: FormErrors
}) {
  const t = useTranslations('requests')
  return (
    <Section title={t('changeTitle')} id="change" aside={<p>{t('changeText')}</p>}>
      <Form method="post" autoComplete="off" className="fields snug" key={request.version}>
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="version" value={request.version} />
        <WishFields
          listings={listings}
          errors={errors}
          start={{
            about: request.subject?.value,
            priority: request.priority,
            message: request.message,
          }}
        />
        <Button kind="primary">{t('save')}</Button>
      </Form>
    </Section>
  )
}

/** The request that this one answers, or that answers this one. */
function Other({ page: { event, request } }: { page: RequestPage }) {
  const t = useTranslations('requests')
  const to = paths(useLocale())
  const other = request.counteredById ?? request.countersId
  if (!other) return null
  return (
    <Notice ways={<Anchor to={to.request(event.slug, other)}>{t('openOther')}</Anchor>}>
      {t(request.counteredById ? 'countered' : 'countersThis')}
    </Notice>
  )
}

function Counter({
  page: { request, listings },
  errors,
  keyOfForm,
}: {
  page: RequestPage
  errors: FormErrors
  keyOfForm: string
}) {
  const t = useTranslations('requests')
  const isSent = errors.value('intent') === 'counter'
  return (
    <Section id="counter" title={t('counterTitle')} aside={<p>{t('counterText')}</p>}>
      <details className="more" open={isSent}>
        <summary>{t('counterTitle')}</summary>
        <Form method="post" className="fields snug">
          <input type="hidden" name="intent" value="counter" />
          <input type="hidden" name="version" value={request.version} />
          <input type="hidden" name="key" value={errors.value('key', keyOfForm)} />
          <WishFields listings={listings} errors={errors} start={{ priority: 'want' }} />
          <Button kind="primary">{t('counter')}</Button>
        </Form>
      </details>
    </Section>
  )
}
