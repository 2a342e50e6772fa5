import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { changeDetails, detailsSchema, readAccount } from '#app/features/accounts'
import { LOCALES, LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { RadioGroup } from '#app/ui/choice-group'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import { AccountForm } from './account-form'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.details.title')),
    account: readAccount(ctx),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, detailsSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => changeDetails(ctx, form.value),
    () => redirect(`${paths(ctx.locale).account}?done=details`),
  )
  return noted(context, answer)
}

export default function ChangeDetails() {
  const { account } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const to = paths(useLocale())
  return (
    <AccountForm
      title={t('details.title')}
      errors={errors}
      submit={t('details.act')}
      after={<Anchor to={to.account}>{t('back')}</Anchor>}
    >
      <input type="hidden" name="version" value={account.version} />
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        defaultValue={errors.value('name', account.name)}
        error={errors.of('name')}
        required
      />
      <TextField
        name="nameLatin"
        label={t('nameLatin')}
        hint={t('nameLatinHint')}
        optional
        autoComplete="off"
        defaultValue={errors.value('nameLatin', account.nameLatin ?? '')}
        error={errors.of('nameLatin')}
      />
      <RadioGroup
        name="locale"
        label={t('mailLanguage')}
        value={errors.value('locale', account.locale)}
        error={errors.of('locale')}
        options={LOCALES.map((one) => ({ value: one, label: LOCALE_NAMES[one], lang: one }))}
      />
    </AccountForm>
  )
}
