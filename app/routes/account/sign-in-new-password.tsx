import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { newPasswordStepSchema, passNewPassword, readPasswordStep } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { AccountForm } from './account-form'
import { NewPassword } from './new-password'
import { answerPasswordStep } from './password-step.server'
import { RememberBrowser } from './remember-browser'
import { nextOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  if (ctx.actor.kind === 'person') throw redirect(next ?? paths(ctx.locale).work)
  const step = readPasswordStep(ctx, request.headers.get('Cookie') ?? '')
  if (!step) throw redirect(paths(ctx.locale).signInAgain(next))
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.setPassword.title')),
    step,
    next,
  }
}

export const action = (args: ActionFunctionArgs) =>
  answerPasswordStep(args, newPasswordStepSchema, passNewPassword)

export default function SignInNewPassword() {
  const { step, next } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const errors = useFormErrors(reply)
  const t = useTranslations('secondStep')
  const account = useTranslations('account')
  const to = paths(useLocale())
  const { email, hasPassword } = step
  return (
    <AccountForm
      title={account('setPassword.title')}
      lede={<p>{t(hasPassword ? 'newPassword.lede' : 'newPassword.first', { email })}</p>}
      errors={errors}
      submit={t('newPassword.act')}
      after={
        <p className="small">
          {hasPassword ? (
            <Anchor to={to.signInPassword(next)}>{t('newPassword.known')}</Anchor>
          ) : (
            <Anchor to={to.signIn(next)}>{account('factor.other')}</Anchor>
          )}
        </p>
      }
    >
      <NewPassword email={email} error={errors.of('password')} />
      <RememberBrowser reply={reply} />
    </AccountForm>
  )
}
