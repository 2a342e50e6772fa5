import { data } from '@remix-run/node'
import type {
  ActionFunctionArgs,
  AppLoadContext,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  beginSecondFactor,
  confirmSecondFactor,
  factorActSchema,
  readSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '#app/features/accounts'
import type { SignedIn } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage, presentResult, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Button, LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { useErrorTitle } from '#app/routes/use-error-title'
import { CodeField } from './code-field'
import { CurrentPassword } from './current-password'
import { clientOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.factor.title')),
    factor: readSecondFactor(ctx),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, factorActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { value } = form
  const client = clientOf(request, context)
  const doing = <T, R>(work: () => T | Promise<T>, onDone: (result: T) => R) =>
    presentResult(ctx, request, {}, work, onDone)
  const here = ({ cookies }: SignedIn) => redirectWith(paths(ctx.locale).secondFactor, cookies)
  switch (value.act) {
    case 'begin':
      return noted(context, await doing(() => beginSecondFactor(ctx, value, client), here))
    case 'remove':
      return noted(context, await doing(() => removeSecondFactor(ctx, value, client), here))
    case 'renew':
      return notedRefusal(
        context,
        await doing(() => renewRecoveryCodes(ctx, value, client), shownOnce),
      )
    case 'confirm':
      return notedRefusal(
        context,
        await doing(() => confirmSecondFactor(ctx, value, client), shownOnce),
      )
  }
}

const notedRefusal = <T extends { data: object }>(context: AppLoadContext, answer: T): T =>
  'errors' in answer.data ? noted(context, answer) : answer

/** Recovery codes stand in the answer to the press: they are nowhere to be read again. */
function shownOnce({ recoveryCodes, cookies }: SignedIn & { recoveryCodes: string[] }) {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return data({ recoveryCodes }, { headers })
}

type Reply = FormReply | { recoveryCodes: string[] }

export default function SecondFactor() {
  const { factor } = useLoaderData<typeof loader>()
  const reply = useActionData<Reply>()
  const refused = reply && 'errors' in reply ? reply : undefined
  const recoveryCodes = reply && 'recoveryCodes' in reply ? reply.recoveryCodes : null
  const errors = useFormErrors(refused)
  const t = useTranslations('account')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('factor.title')}
      crumbs={[{ label: t('title'), to: to.account }, { label: t('factor.title') }]}
    >
      <ErrorSummary errors={errors.all} />
      {factor.required && !recoveryCodes && <Notice kind="caution">{t('factor.required')}</Notice>}
      {recoveryCodes && <RecoveryCodes codes={recoveryCodes} />}
      {!recoveryCodes && factor.state === 'none' && (
        <Section id="begin" title={t('factor.none')}>
          <p className="mb-4">{t('factor.what')}</p>
          <Form method="post" className="stack narrow-form">
            <CurrentPassword errors={errors} />
            <Button kind="primary" name="act" value="begin">
              {t('factor.begin')}
            </Button>
          </Form>
        </Section>
      )}
      {!recoveryCodes && factor.state === 'begun' && (
        <Enrolment
          secret={factor.secret}
          uri={factor.uri}
          picture={factor.picture}
          error={errors.of('code')}
        />
      )}
      {!recoveryCodes && factor.state === 'confirmed' && (
        <InForce left={factor.recoveryCodesLeft} errors={errors} />
      )}
    </Page>
  )
}

type EnrolmentProps = {
  secret: string
  uri: string
  picture: { size: number; path: string }
  error?: string
}

function Enrolment({ secret, uri, picture, error }: EnrolmentProps) {
  const t = useTranslations('account')
  return (
    <Section id="enrol" title={t('factor.begun')}>
      <ol className="steps-plain stack">
        <li>{t('factor.step1')}</li>
        <li>
          {t('factor.step2')}
          <svg
            className="qr"
            role="img"
            aria-label={t('factor.picture')}
            viewBox={`0 0 ${picture.size} ${picture.size}`}
            shapeRendering="crispEdges"
          >
            <path d={picture.path} />
          </svg>
          {t('factor.orKey')}
          <code className="secret">{secret}</code>
          <a href={uri}>{t('factor.openApp')}</a>
        </li>
        <li>{t('factor.step3')}</li>
      </ol>
      <Form method="post" className="stack narrow-form">
        <CodeField label={t('factor.appCode')} error={error} />
        <Button kind="primary" name="act" value="confirm">
          {t('factor.confirm')}
        </Button>
      </Form>
    </Section>
  )
}

function InForce({ left, errors }: { left: number; errors: FormErrors }) {
  const t = useTranslations('account')
  return (
    <Section
      id="in-force"
      title={t('factor.confirmed')}
      aside={<p>{t('factor.left', { count: left })}</p>}
    >
      <p className="mb-4">{t('factor.inForce')}</p>
      <Form method="post" className="stack narrow-form">
        <CurrentPassword errors={errors} withCode />
        <p className="row">
          <Button name="act" value="renew">
            {t('factor.renew')}
          </Button>
          <Button kind="danger" name="act" value="remove">
            {t('factor.remove')}
          </Button>
        </p>
      </Form>
    </Section>
  )
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTranslations('account')
  const to = paths(useLocale())
  return (
    <Section id="recovery" title={t('factor.recovery')}>
      <Notice kind="positive" live>
        {t('factor.done')}
      </Notice>
      <p className="my-4">{t('factor.recoveryText')}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <LinkButton kind="primary" to={to.work}>
          {t('factor.kept')}
        </LinkButton>
      </p>
    </Section>
  )
}
