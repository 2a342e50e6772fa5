import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { changeEmail, changeEmailSchema, readAccount } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import { AccountForm } from './account-form'
import { CurrentPassword } from './current-password'
import { clientOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.newEmail.title')),
    account: readAccount(ctx),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, changeEmailSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => changeEmail(ctx, form.value, clientOf(request, context)),
    ({ cookies }) => redirectWith(paths(ctx.locale).checkMail('email'), cookies),
  )
  return noted(context, answer)
}

export default function ChangeEmail() {
  const { account } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const to = paths(useLocale())
  return (
    <AccountForm
      title={t('newEmail.title')}
      lede={<p>{t('newEmail.lede', { email: account.email })}</p>}
      errors={errors}
      submit={t('newEmail.act')}
      after={<Anchor to={to.account}>{t('back')}</Anchor>}
    >
      <TextField
        name="email"
        type="email"
        label={t('newEmail.field')}
        autoComplete="email"
        defaultValue={errors.value('email')}
        error={errors.of('email')}
        required
      />
      <CurrentPassword errors={errors} withCode={account.hasSecondFactor} />
    </AccountForm>
  )
}
