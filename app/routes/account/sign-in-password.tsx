import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { passPassword, passwordStepSchema, readPasswordStep } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import { AccountForm } from './account-form'
import { KnownEmail } from './new-password'
import { answerPasswordStep } from './password-step.server'
import { RememberBrowser } from './remember-browser'
import { nextOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  const to = paths(ctx.locale)
  if (ctx.actor.kind === 'person') throw redirect(next ?? to.work)
  const step = readPasswordStep(ctx, request.headers.get('Cookie') ?? '')
  if (!step) throw redirect(to.signInAgain(next))
  if (!step.hasPassword) throw redirect(to.signInNewPassword(next))
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('secondStep.password.title')),
    email: step.email,
    next,
  }
}

export const action = (args: ActionFunctionArgs) =>
  answerPasswordStep(args, passwordStepSchema, passPassword)

export default function SignInPassword() {
  const { email, next } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const errors = useFormErrors(reply)
  const t = useTranslations('secondStep')
  const account = useTranslations('account')
  const to = paths(useLocale())
  return (
    <AccountForm
      title={t('password.title')}
      lede={<p>{t('password.lede', { email })}</p>}
      errors={errors}
      submit={account('signIn')}
      after={
        <>
          <p className="small">
            <Anchor to={to.signInNewPassword(next)}>{t('password.forgotten')}</Anchor>
          </p>
          <p className="small">
            <Anchor to={to.signIn(next)}>{account('factor.other')}</Anchor>
          </p>
        </>
      }
    >
      <KnownEmail email={email} />
      <TextField
        name="password"
        type="password"
        label={account('password')}
        autoComplete="current-password"
        error={errors.of('password')}
        required
      />
      <RememberBrowser reply={reply} />
    </AccountForm>
  )
}
