import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { awaitsSecondFactor, codeSchema, passSecondFactor } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { AccountForm } from './account-form'
import { CodeField } from './code-field'
import { clientOf, nextOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  if (ctx.actor.kind === 'person') throw redirect(next ?? paths(ctx.locale).work)
  if (!awaitsSecondFactor(ctx, request.headers.get('Cookie') ?? ''))
    throw redirect(paths(ctx.locale).signInAgain(next))
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.factor.ask')),
    next,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  if (!awaitsSecondFactor(ctx, request.headers.get('Cookie') ?? ''))
    return redirect(paths(ctx.locale).signInAgain(next))
  const form = await readForm(request, codeSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => passSecondFactor(ctx, form.value, clientOf(request, context)),
    ({ cookies }) => redirectWith(next ?? paths(ctx.locale).work, cookies),
  )
  return noted(context, answer)
}

export default function SignInSecondFactor() {
  const { next } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const to = paths(useLocale())
  return (
    <AccountForm
      title={t('factor.ask')}
      lede={<p>{t('factor.askLede')}</p>}
      errors={errors}
      submit={t('signIn')}
      after={
        <p className="small">
          <Anchor to={to.signIn(next)}>{t('factor.other')}</Anchor>
        </p>
      }
    >
      <CodeField
        label={t('factor.code')}
        hint={t('factor.recoveryHint')}
        error={errors.of('code')}
      />
    </AccountForm>
  )
}
