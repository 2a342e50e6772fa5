import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { newPasswordSchema, readReset, resetPassword } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { AccountForm } from './account-form'
import { LinkProblem } from './link-problem'
import { NewPassword } from './new-password'
import { clientOf, readLink, redirectWith, tokenOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Opening the link changes nothing: mail scanners do it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.setPassword.title')),
    ...readLink(() => readReset(ctx, tokenOf(request))),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, newPasswordSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () =>
      resetPassword(ctx, { ...form.value, token: tokenOf(request) }, clientOf(request, context)),
    ({ cookies }) => redirectWith(paths(ctx.locale).signIn(), cookies),
  )
  return noted(context, answer)
}

export default function SetPassword() {
  const { found, problem } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const to = paths(useLocale())
  if (!found)
    return (
      <LinkProblem title={t('setPassword.title')} problem={problem}>
        <Anchor to={to.resetPassword}>{t('reset.again')}</Anchor>
      </LinkProblem>
    )
  return (
    <AccountForm
      title={t('setPassword.title')}
      lede={<p>{t('setPassword.lede', { email: found.email })}</p>}
      errors={errors}
      submit={t('setPassword.act')}
    >
      <NewPassword email={found.email} error={errors.of('password')} />
    </AccountForm>
  )
}
