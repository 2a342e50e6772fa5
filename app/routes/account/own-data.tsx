import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { currentPasswordSchema, eraseAccount, readAccount } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { CurrentPassword } from './current-password'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.data.title')),
    account: readAccount(ctx),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, currentPasswordSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    {},
    () => eraseAccount(ctx, form.value, context.clientAddress),
    () =>
      redirect(paths(ctx.locale).erased, {
        headers: { 'Clear-Site-Data': '"cache", "cookies", "storage"' },
      }),
  )
  return noted(context, answer)
}

export default function OwnData() {
  const { account } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('data.title')}
      crumbs={[{ label: t('title'), to: to.account }, { label: t('data.title') }]}
    >
      <ErrorSummary errors={errors.all} />
      <Section id="export" title={t('data.export')}>
        <p className="mb-4">{t('data.exportText')}</p>
        <a className="btn" href={to.ownDataFile} download>
          {t('data.exportAct')}
        </a>
      </Section>
      <Section id="erase" title={t('data.erase')}>
        <p>{t('data.eraseText')}</p>
        <Form method="post" className="stack narrow-form">
          <CurrentPassword errors={errors} withCode={account.hasSecondFactor} />
          <Button kind="danger">{t('data.eraseAct', { email: account.email })}</Button>
        </Form>
      </Section>
    </Page>
  )
}
