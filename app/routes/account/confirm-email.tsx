import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { confirmEmailChange, readEmailChange } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { AccountForm } from './account-form'
import { LinkProblem } from './link-problem'
import { readLink, tokenOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Opening the link changes nothing: mail scanners do it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.newEmail.confirm')),
    ...readLink(() => readEmailChange(ctx, tokenOf(request))),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const answer = await present(
    ctx,
    request,
    {},
    () => confirmEmailChange(ctx, { token: tokenOf(request) }),
    () => redirect(paths(ctx.locale).account),
  )
  return noted(context, answer)
}

export default function ConfirmEmail() {
  const { found, problem } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const to = paths(useLocale())
  if (!found)
    return (
      <LinkProblem title={t('newEmail.confirm')} problem={problem}>
        <Anchor to={to.account}>{t('title')}</Anchor>
      </LinkProblem>
    )
  return (
    <AccountForm
      title={t('newEmail.confirm')}
      lede={<p>{t('newEmail.confirmLede', found)}</p>}
      errors={errors}
      submit={t('newEmail.confirmAct')}
    />
  )
}
