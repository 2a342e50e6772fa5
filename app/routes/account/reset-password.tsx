import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { emailSchema, requestPasswordReset } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import { AccountForm } from './account-form'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.reset.title')),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, emailSchema)
  if (!form.ok) return noted(context, refuse(form))
  const ask = () => requestPasswordReset(ctx, form.value, context.clientAddress)
  const sent = () => redirect(paths(ctx.locale).checkMail('reset'))
  return noted(context, await present(ctx, request, form.values, ask, sent))
}

export default function ResetPassword() {
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  return (
    <AccountForm
      title={t('reset.title')}
      lede={<p>{t('reset.lede')}</p>}
      errors={errors}
      submit={t('reset.act')}
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
    </AccountForm>
  )
}
