import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { signIn, signInSchema } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { useFormErrors } from '#app/ui/form-errors'
import { present, readForm, refuse } from '#app/routes/forms.server'
import type { FormReply } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { Notice } from '#app/ui/notice'
import { TextField } from '#app/ui/text-field'
import { AccountForm } from './account-form'
import { afterFirstStep, clientOf, doneOf, nextOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  if (ctx.actor.kind === 'person') throw redirect(next ?? paths(ctx.locale).work)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.signIn')),
    next,
    isLate: doneOf(request, ['late']) !== null,
    demo: context.services.env.demo,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, signInSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => signIn(ctx, form.value, clientOf(request, context)),
    afterFirstStep(ctx.locale, nextOf(request)),
  )
  return noted(context, answer)
}

export default function SignIn() {
  const { demo, isLate, next } = useLoaderData<typeof loader>()
  // Besides the form again, an action answers with redirects only.
  const reply = useActionData<FormReply>()
  const errors = useFormErrors(reply)
  const t = useTranslations('account')
  const step = useTranslations('secondStep')
  const to = paths(useLocale())
  return (
    <AccountForm
      title={t('signIn')}
      lede={<p>{t('lede')}</p>}
      errors={errors}
      submit={t('signIn')}
      before={isLate && !reply && <Notice kind="caution">{step('late')}</Notice>}
      after={
        <>
          <p className="small">
            <Anchor to={to.signInCode(undefined, next)}>{t('code.title')}</Anchor> ·{' '}
            <Anchor to={to.resetPassword}>{t('reset.title')}</Anchor>
          </p>
          <p className="small">
            {t('noAccount')} <Anchor to={to.register(next)}>{t('register.title')}</Anchor>
          </p>
          {demo && <p className="small mute">{t('demoHint')}</p>}
        </>
      }
    >
      <TextField
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        defaultValue={errors.value('email')}
        error={errors.of('email')}
        required
      />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        autoComplete="current-password"
        error={errors.of('password')}
        required
      />
    </AccountForm>
  )
}
